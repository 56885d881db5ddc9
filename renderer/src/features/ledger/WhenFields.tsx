// When an ask was: its day and time, and folded away its end, a split by days and the zone.
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { type AskDraft, type DayDraft, type DraftFault, dayDraft } from './ask-draft.ts'
import styles from './ledger.module.css'

interface Props {
  draft: AskDraft
  faults: ReadonlySet<DraftFault>
  change: (part: Partial<AskDraft>) => void
}

export function WhenFields({ draft, faults, change }: Props) {
  const { t } = useTranslation('ledger')
  const changeDay = (key: number, part: Partial<DayDraft>) =>
    change({ days: draft.days.map((row) => (row.key === key ? { ...row, ...part } : row)) })
  const fault = (name: DraftFault) => (faults.has(name) ? t(`fault.${name}`) : null)
  return (
    <>
      <div className={styles.pair}>
        <TextField label={t('field.day')} value={draft.day} onChange={(day) => change({ day })} error={fault('day')} />
        <TextField
          label={t('field.time')}
          value={draft.time}
          onChange={(time) => change({ time })}
          error={fault('time')}
          placeholder={t('capture.timeExample')}
        />
      </div>
      <details className={styles.fold} open={draft.days.length > 0 || draft.endTime !== '' || undefined}>
        <summary>{t('when.more')}</summary>
        <div className={styles.form}>
          <div className={styles.pair}>
            <TextField
              label={t('when.endTime')}
              value={draft.endTime}
              onChange={(endTime) => change({ endTime })}
              error={fault('end')}
            />
            <TextField
              label={t('when.endDay')}
              description={t('when.endDayText')}
              value={draft.endDay}
              onChange={(endDay) => change({ endDay })}
            />
          </div>
          <fieldset className={styles.days}>
            <legend>{t('when.split')}</legend>
            <p className={styles.quiet}>{t('when.splitText')}</p>
            {draft.days.map((row, at) => (
              <div key={row.key} className={styles.line}>
                <TextField
                  className={styles.day ?? ''}
                  label={t('when.splitDay', { number: at + 1 })}
                  value={row.day}
                  onChange={(day) => changeDay(row.key, { day })}
                />
                <TextField
                  className={styles.short ?? ''}
                  label={t('capture.hours')}
                  value={row.hours}
                  onChange={(hours) => changeDay(row.key, { hours })}
                />
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    autoComplete="off"
                    checked={row.evening}
                    onChange={(event) => changeDay(row.key, { evening: event.target.checked })}
                  />
                  {t('when.evening')}
                </label>
                <Button
                  variant="link"
                  onClick={() => change({ days: draft.days.filter(({ key }) => key !== row.key) })}
                >
                  {t('when.remove')}
                  <VisuallyHidden> {at + 1}</VisuallyHidden>
                </Button>
              </div>
            ))}
            {faults.has('days') ? (
              <p role="alert" className={styles.error}>
                {t('fault.days')}
              </p>
            ) : null}
            <Button variant="plain" onClick={() => change({ days: [...draft.days, dayDraft()] })}>
              {t('when.add')}
            </Button>
          </fieldset>
          <TextField
            label={t('when.zone')}
            description={t('when.zoneText')}
            value={draft.zone}
            onChange={(zone) => change({ zone })}
            error={fault('zone')}
          />
        </div>
      </details>
    </>
  )
}
