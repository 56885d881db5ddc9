// Whether an ask comes again, how often, and until when.
import { useTranslation } from 'react-i18next'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import type { AskDraft, DraftFault } from './ask-draft.ts'
import styles from './ledger.module.css'

interface Props {
  draft: AskDraft
  faults: ReadonlySet<DraftFault>
  change: (part: Partial<AskDraft>) => void
  /** Made by the rule of another ask: it has none of its own. */
  isOccurrence: boolean
}

export function RepeatFields({ draft, faults, change, isOccurrence }: Props) {
  const { t } = useTranslation('ledger')
  if (isOccurrence) return <p className={styles.quiet}>{t('repeats.isOne')}</p>
  return (
    <div className={styles.pair}>
      <Select
        label={t('repeats.every')}
        options={(['never', 'week', 'month', 'days'] as const).map((id) => ({ id, label: t(`repeats.${id}`) }))}
        value={draft.every}
        onChange={(every) => change({ every })}
      />
      {draft.every === 'days' ? (
        <TextField
          label={t('repeats.howMany')}
          value={draft.everyDays}
          onChange={(everyDays) => change({ everyDays })}
          error={faults.has('everyDays') ? t('fault.everyDays') : null}
          inputMode="numeric"
        />
      ) : null}
      {draft.every === 'never' ? null : (
        <TextField
          label={t('repeats.until')}
          value={draft.until}
          onChange={(until) => change({ until })}
          error={faults.has('until') ? t('fault.day') : null}
        />
      )}
    </div>
  )
}
