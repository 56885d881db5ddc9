// One look at the ground: five plain items, each of which may stay open, and a note. No sum, no mark.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { today } from '#parts/dates.ts'
import type { Change } from '#parts/use-changes.ts'
import { CHECK_ITEMS } from '#shared/domain/check.ts'
import type { CheckHead, RecordOf, ScaleStep } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioScale } from '#ui/RadioScale.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './long-view.module.css'
import { scaleWords } from './words.ts'

interface CheckDialogProps {
  /** null for a new one. */
  check: RecordOf<'check'> | null
  change: Change
  onClose: () => void
}

const isStep = (value: number): value is ScaleStep => [0, 1, 2, 3, 4].includes(value)

/** Mount it when it opens: it starts from what it is given then. */
export function CheckDialog({ check, change, onClose }: CheckDialogProps) {
  const { t } = useTranslation('long-view')
  const [items, setItems] = useState<CheckHead['items']>(check?.items ?? {})
  const [note, setNote] = useState(check?.note ?? '')
  const [day, setDay] = useState(check?.day ?? today())
  const isReady = day !== '' && (note.trim() !== '' || CHECK_ITEMS.some((item) => typeof items[item] === 'number'))
  const save = async () => {
    const id = check?.id ?? newId()
    const saved = await change((now) => {
      const { id: _, ...before } = check ?? { id, kind: 'check', createdAt: now, deletedAt: null }
      return [{ id, head: { ...before, kind: 'check', day, items, note: note.trim(), updatedAt: now } }]
    })
    if (saved) onClose()
  }
  return (
    <Dialog
      title={t('look.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={!isReady} onClick={() => void save()}>
            {t('look.save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('look.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('look.text')}</p>
        {CHECK_ITEMS.map((item) => (
          <RadioScale
            key={item}
            label={t(`item.${item}`)}
            words={scaleWords(t)}
            value={items[item] ?? null}
            onChange={(value) => setItems({ ...items, [item]: value !== null && isStep(value) ? value : null })}
          />
        ))}
        <TextArea label={t('look.note')} serif value={note} onChange={setNote} />
        <TextField type="date" label={t('look.day')} max={today()} value={day} onChange={setDay} />
      </div>
    </Dialog>
  )
}
