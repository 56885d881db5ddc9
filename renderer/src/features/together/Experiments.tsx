// First small acts with names and days. Only those who are there can stand beside one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { formatDay } from '#parts/dates.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { type FirstExperiment, LIMITS } from '#shared/domain/together/gathering.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Named, Screen } from '#shared/domain/together/screen.ts'
import { Button } from '#ui/Button.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { Leader, Title } from './Frame.tsx'
import styles from './together.module.css'

interface ExperimentsProps {
  screen: Extract<Screen, { at: 'experiments' }>
  onMove: (move: Move) => void
}

export function Experiments({ screen, onMove }: ExperimentsProps) {
  const { t } = useTranslation('together')
  const { experiments, members } = screen
  const [openId, setOpenId] = useState<RecordId | null>(null)
  const close = (experiment: FirstExperiment) => {
    if (experiment.what.trim() === '') onMove({ do: 'remove-experiment', id: experiment.id })
    setOpenId(null)
  }
  const add = () => {
    const id = newId()
    onMove({ do: 'set-experiment', experiment: { id, what: '', who: [], day: null } })
    setOpenId(id)
  }
  return (
    <>
      <div className={styles.head}>
        <Title screen="experiments">{t('experiments.title')}</Title>
        <Leader>{t('experiments.leader')}</Leader>
      </div>
      {experiments.length === 0 ? <p className={styles.quiet}>{t('experiments.empty')}</p> : null}
      <ul className={styles.rows}>
        {experiments.map((experiment) => (
          <li key={experiment.id} className={styles.row}>
            {experiment.id === openId ? (
              <ExperimentForm
                experiment={experiment}
                members={members}
                onChange={(changed) => onMove({ do: 'set-experiment', experiment: changed })}
                onDone={() => close(experiment)}
              />
            ) : (
              <>
                <ExperimentWords experiment={experiment} people={members} />
                <div className={styles.ways}>
                  <Button variant="link" onClick={() => setOpenId(experiment.id)}>
                    {t('experiments.edit')}
                    <VisuallyHidden>: {experiment.what}</VisuallyHidden>
                  </Button>
                  <Button variant="link" onClick={() => onMove({ do: 'remove-experiment', id: experiment.id })}>
                    {t('experiments.remove')}
                    <VisuallyHidden>: {experiment.what}</VisuallyHidden>
                  </Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {openId === null && experiments.length < LIMITS.experiments ? (
        <div>
          <Button variant="plain" onClick={add}>
            {t('experiments.add')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** A step in words: what, who, on which day. */
export function ExperimentWords({ experiment, people }: { experiment: FirstExperiment; people: readonly Named[] }) {
  const { t, i18n } = useTranslation('together')
  const names = people.filter(({ id }) => experiment.who.includes(id)).map(({ name }) => name)
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const facts = [
    names.length === 0 ? t('experiments.nobody') : list.format(names),
    experiment.day === null ? '' : formatDay(experiment.day, 'short', i18n.language),
  ].filter((fact) => fact !== '')
  return (
    <div>
      <p className={styles.words}>{experiment.what.trim() === '' ? '…' : experiment.what}</p>
      <p className={styles.small}>{facts.join(' · ')}</p>
    </div>
  )
}

interface ExperimentFormProps {
  experiment: FirstExperiment
  members: readonly Named[]
  onChange: (experiment: FirstExperiment) => void
  onDone: () => void
}

function ExperimentForm({ experiment, members, onChange, onDone }: ExperimentFormProps) {
  const { t } = useTranslation('together')
  const { who } = experiment
  return (
    <div className={styles.editing}>
      <TextArea
        label={t('experiments.what')}
        rows={2}
        value={experiment.what}
        onChange={(what) => onChange({ ...experiment, what })}
        maxLength={LIMITS.experiment}
        autoFocus
        serif
      />
      <fieldset className={styles.checks}>
        <legend>{t('experiments.who')}</legend>
        {members.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              autoComplete="off"
              checked={who.includes(id)}
              onChange={(event) =>
                onChange({
                  ...experiment,
                  who: event.currentTarget.checked ? [...who, id] : who.filter((one) => one !== id),
                })
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        type="date"
        label={t('experiments.day')}
        value={experiment.day ?? ''}
        onChange={(day) => onChange({ ...experiment, day: day === '' ? null : day })}
      />
      <div>
        <Button onClick={onDone}>{t('experiments.done')}</Button>
      </div>
    </div>
  )
}
