// Which kept lines stand beside a why as its evidence: a checklist of all of them.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './why.module.css'

interface EvidenceDialogProps {
  why: RecordOf<'why'>
  sparks: readonly RecordOf<'spark'>[]
  /** Answers whether it was saved: the dialog stays open otherwise. */
  onSave: (sparkIds: RecordId[]) => Promise<boolean>
  onClose: () => void
}

export function EvidenceDialog({ why, sparks, onSave, onClose }: EvidenceDialogProps) {
  const { t, i18n } = useTranslation('why')
  const [chosen, setChosen] = useState<readonly RecordId[]>(why.sparkIds)
  const save = async () => {
    if (await onSave([...chosen])) onClose()
  }
  return (
    <Dialog
      title={t('evidence.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void save()}>{t('edit.save')}</Button>
          <Button variant="plain" onClick={onClose}>
            {t('edit.cancel')}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>{t('evidence.text')}</p>
      {sparks.length === 0 ? <p>{t('evidence.none')}</p> : null}
      <ul className={styles.checks}>
        {sparks.toReversed().map((spark) => (
          <li key={spark.id}>
            <label>
              <input
                type="checkbox"
                autoComplete="off"
                checked={chosen.includes(spark.id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, spark.id] : chosen.filter((id) => id !== spark.id))
                }
              />
              <span>
                {spark.quote}
                <small>{formatDay(localDay(spark.createdAt), 'short', i18n.language, today())}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
