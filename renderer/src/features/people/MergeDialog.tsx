// Joins two records of one person: says what will happen, and what moves. The other goes to the trash.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOBODY, PersonPicker } from '#parts/PersonPicker.tsx'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './people.module.css'

interface MergeDialogProps {
  person: RecordOf<'person'>
  /** `keepId` stays, `person` becomes part of it. Answers whether it was saved. */
  onMerge: (keepId: RecordId) => Promise<boolean>
  onClose: () => void
}

export function MergeDialog({ person, onMerge, onClose }: MergeDialogProps) {
  const { t } = useTranslation('people')
  const [into, setInto] = useState(NOBODY)
  const merge = async () => {
    if (into.id !== null && (await onMerge(into.id))) onClose()
  }
  return (
    <Dialog
      title={t('merge.title', { name: person.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={into.id === null} onClick={() => void merge()}>
            {t('merge.go')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t('merge.text', { name: person.name })}</p>
        <PersonPicker
          label={t('merge.into')}
          description={t('merge.choose')}
          value={into}
          onChange={setInto}
          without={[person.id]}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
