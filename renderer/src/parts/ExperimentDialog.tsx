// Writes an experiment down or changes it: what, what may get in the way and what then, which day, with whom, for which
// why. Nothing is saved until "Save".
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import type { PyramidLevel } from '#shared/domain/pyramid.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './ExperimentDialog.module.css'
import { type ExperimentFields, writingExperiment } from './experiment-writes.ts'
import { choiceOf, type PersonChoice, PersonPicker, settlePerson } from './PersonPicker.tsx'
import type { Change } from './use-changes.ts'

interface ExperimentDialogProps {
  /** null for a new one. */
  experiment: RecordOf<'experiment'> | null
  /** What a new one starts from. */
  start?: { what?: string; personId?: RecordId; liftsTo?: PyramidLevel }
  change: Change
  onClose: () => void
}

const NO_WHY = 'none'

/** Mount it when it opens: it starts from what it is given then. */
export function ExperimentDialog({ experiment, start = {}, change, onClose }: ExperimentDialogProps) {
  const { t } = useTranslation('parts')
  const whys = useHeads('why')
  const [fields, setFields] = useState<ExperimentFields>(() => ({
    what: experiment?.what ?? start.what ?? '',
    obstacle: experiment?.obstacle ?? '',
    plan: experiment?.plan ?? '',
    day: experiment?.day ?? null,
    whyId: experiment ? experiment.whyId : (chosenOf(whys)?.id ?? null),
  }))
  const [first, ...others] = experiment?.personIds ?? (start.personId ? [start.personId] : [])
  const [who, setWho] = useState<PersonChoice>(() => choiceOf(first))
  const set = (patch: Partial<ExperimentFields>) => setFields({ ...fields, ...patch })
  const save = async () => {
    const id = experiment?.id ?? newId()
    const liftsTo = experiment ? experiment.liftsTo : start.liftsTo
    const saved = await change((now) => {
      const { personId, writes } = settlePerson(who, now)
      const personIds = personId === null ? [] : [personId, ...others]
      const bonds = { personIds, ...(liftsTo === undefined ? {} : { liftsTo }) }
      return [...writes, ...writingExperiment(id, experiment, fields, bonds, now)]
    })
    if (saved) onClose()
  }
  return (
    <Dialog
      title={t(experiment ? 'experiment.title' : 'experiment.new')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={fields.what.trim() === ''} onClick={() => void save()}>
            {t('experiment.save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('experiment.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label={t('experiment.what')}
          description={t('experiment.whatText')}
          serif
          autoFocus
          value={fields.what}
          onChange={(what) => set({ what })}
        />
        <TextArea
          label={t('experiment.obstacle')}
          serif
          value={fields.obstacle}
          onChange={(obstacle) => set({ obstacle })}
        />
        <TextArea label={t('experiment.plan')} serif value={fields.plan} onChange={(plan) => set({ plan })} />
        <TextField
          type="date"
          label={t('experiment.day')}
          value={fields.day ?? ''}
          onChange={(day) => set({ day: day === '' ? null : day })}
        />
        <PersonPicker label={t('experiment.who')} value={who} onChange={setWho} />
        {whys.length === 0 ? null : (
          <Select
            label={t('experiment.why')}
            options={[
              { id: NO_WHY, label: t('experiment.noWhy') },
              ...whys.map(({ id, text }) => ({ id, label: text })),
            ]}
            value={whys.some(({ id }) => id === fields.whyId) ? fields.whyId : NO_WHY}
            onChange={(id) => set({ whyId: id === NO_WHY ? null : id })}
          />
        )}
      </div>
    </Dialog>
  )
}
