// Two drafts side by side: which is nearer, and why. What was said before is shown and can be said anew; no order is made.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { Change } from '#parts/use-changes.ts'
import { rewritten } from '#parts/why-choices.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { compared, verdictOn } from '#shared/domain/why/comparing.ts'
import { pinsOf } from '#shared/domain/why/evidence.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import styles from './studio.module.css'

interface CompareDialogProps {
  why: RecordOf<'why'>
  /** All other whys: at least one. */
  others: readonly RecordOf<'why'>[]
  change: Change
  onClose: () => void
}

/** Mount it when it opens. It begins with a draft that this one was not compared with yet. */
export function CompareDialog({ why, others, change, onClose }: CompareDialogProps) {
  const { t, i18n } = useTranslation('studio')
  const [otherId, setOtherId] = useState(
    () => (others.find((other) => verdictOn(why, other) === null) ?? others[0])?.id ?? null,
  )
  const other = others.find(({ id }) => id === otherId)
  const before = other ? verdictOn(why, other) : null
  const [nearer, setNearer] = useState<RecordId | null>(before?.nearer ?? null)
  const [because, setBecause] = useState(before?.because ?? '')
  const turnTo = (id: RecordId) => {
    const next = others.find((one) => one.id === id)
    const said = next ? verdictOn(why, next) : null
    setOtherId(id)
    setNearer(said?.nearer ?? null)
    setBecause(said?.because ?? '')
  }
  const save = async () => {
    if (!other || nearer === null) return
    const [one, two] = nearer === why.id ? [why, other] : [other, why]
    const saved = await change((now) => compared(one, two, because, now).map((each) => rewritten(each, now)))
    if (saved) onClose()
  }
  const column = (one: RecordOf<'why'>) => (
    <div className={styles.draft}>
      <p className={styles.sentence}>{one.text}</p>
      <p className={styles.small}>{t('facts.pins', { count: pinsOf(one.clauses).length })}</p>
    </div>
  )
  return (
    <Dialog
      title={t('compare.title')}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button disabled={nearer === null} onClick={() => void save()}>
            {t('compare.keep')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {others.length > 1 ? (
        <Select
          label={t('compare.with')}
          options={others.map(({ id, text }) => ({ id, label: text }))}
          value={otherId}
          onChange={turnTo}
        />
      ) : null}
      {other ? (
        <>
          <div className={styles.pair}>
            {column(why)}
            {column(other)}
          </div>
          {before ? (
            <p className={styles.small}>
              {t('compare.before', { date: formatDay(localDay(before.at), 'short', i18n.language, today()) })}
            </p>
          ) : null}
          <RadioGroup
            label={t('compare.nearer')}
            serif
            options={[why, other].map(({ id, text }) => ({ id, label: text }))}
            value={nearer}
            onChange={setNearer}
          />
          <TextArea label={t('compare.because')} serif value={because} onChange={setBecause} maxLength={1000} />
        </>
      ) : null}
    </Dialog>
  )
}
