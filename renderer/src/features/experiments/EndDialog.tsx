// What came of an experiment: how it ended or that it goes on, what it told, how long it took. Nothing here is a failure.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '#parts/dates.ts'
import { ending, hoursText, readHours } from '#parts/experiment-writes.ts'
import type { Change } from '#parts/use-changes.ts'
import type { ExperimentOutcome, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './experiments.module.css'

const CHOICES = ['done', 'changed', 'left', 'open'] as const
type Choice = ExperimentOutcome | 'open'

interface EndDialogProps {
  experiment: RecordOf<'experiment'>
  change: Change
  onClose: () => void
}

/** Mount it when it opens: it starts from what was said before. */
export function EndDialog({ experiment, change, onClose }: EndDialogProps) {
  const { t, i18n } = useTranslation(['experiments', 'parts'])
  const [choice, setChoice] = useState<Choice | null>(experiment.outcome ?? null)
  const [learned, setLearned] = useState(experiment.learned ?? '')
  const [typed, setTyped] = useState(() => hoursText(experiment.hours, i18n.language))
  const [endedOn, setEndedOn] = useState(experiment.endedOn ?? today())
  const [again, setAgain] = useState(experiment.day ?? '')
  const hours = readHours(typed)
  const isHours = hours === null || !Number.isNaN(hours)
  const save = async () => {
    if (choice === null || !isHours || endedOn === '') return
    const outcome = choice === 'open' ? null : choice
    const day = choice === 'open' ? (again === '' ? null : again) : experiment.day
    const saved = await change((now) => ending({ ...experiment, day }, { outcome, endedOn, learned, hours }, now))
    if (saved) onClose()
  }
  return (
    <Dialog
      title={t('experiments:end.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={choice === null || !isHours || endedOn === ''} onClick={() => void save()}>
            {t('parts:experiment.save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('parts:experiment.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.words}>{experiment.what}</p>
        <RadioGroup
          label={t('experiments:end.outcome')}
          options={CHOICES.map((id) => ({ id, label: t(`parts:experiment.outcome.${id}`) }))}
          value={choice}
          onChange={setChoice}
        />
        {choice === 'open' ? (
          <TextField type="date" label={t('experiments:end.again')} value={again} onChange={setAgain} />
        ) : null}
        {choice !== null && choice !== 'open' ? (
          <TextField type="date" label={t('experiments:end.on')} max={today()} value={endedOn} onChange={setEndedOn} />
        ) : null}
        <TextArea label={t('experiments:end.learned')} serif value={learned} onChange={setLearned} />
        <TextField
          label={t('experiments:end.hours')}
          description={t('experiments:end.hoursText')}
          inputMode="decimal"
          value={typed}
          onChange={setTyped}
          error={isHours ? null : t('experiments:end.noHours')}
        />
      </div>
    </Dialog>
  )
}
