// One moment of recognition: who made whom feel what, in the person's own words. Nothing is saved until "Save".
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { today } from '#parts/dates.ts'
import { choiceOf, type PersonChoice, PersonPicker, settlePerson } from '#parts/PersonPicker.tsx'
import type { Change } from '#parts/use-changes.ts'
import type { RecognitionHead, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './people.module.css'

interface RecognitionDialogProps {
  /** null for a new one. */
  recognition: RecordOf<'recognition'> | null
  change: Change
  onClose: () => void
}

const DIRECTIONS = ['to-me', 'by-me'] as const

/** Mount it when it opens: it starts from what it is given then. */
export function RecognitionDialog({ recognition, change, onClose }: RecognitionDialogProps) {
  const { t } = useTranslation(['recognition', 'parts', 'people'])
  const [direction, setDirection] = useState<RecognitionHead['direction'] | null>(recognition?.direction ?? null)
  const [who, setWho] = useState<PersonChoice>(() => {
    const choice = choiceOf(recognition?.personId)
    return choice.id === null ? { id: null, name: recognition?.who ?? '' } : choice
  })
  const [what, setWhat] = useState(recognition?.what ?? '')
  const [feeling, setFeeling] = useState(recognition?.feeling ?? '')
  const [day, setDay] = useState(recognition?.day ?? today())
  const isReady = direction !== null && what.trim() !== '' && day !== ''
  const save = async () => {
    if (direction === null || !isReady) return
    const id = recognition?.id ?? newId()
    const saved = await change((now) => {
      const { personId, writes } = settlePerson(who, now)
      const { id: _, ...before } = recognition ?? {
        id,
        kind: 'recognition',
        createdAt: now,
        deletedAt: null,
        sparkId: null,
      }
      const words = { direction, personId, who: who.name.trim(), what: what.trim(), feeling: feeling.trim(), day }
      return [...writes, { id, head: { ...before, kind: 'recognition', ...words, updatedAt: now } }]
    })
    if (saved) onClose()
  }
  return (
    <Dialog
      title={t(recognition ? 'recognition:edit' : 'recognition:new')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={!isReady} onClick={() => void save()}>
            {t('people:save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('people:cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioGroup
          label={t('recognition:direction')}
          options={DIRECTIONS.map((id) => ({ id, label: t(`recognition:direction_${id}`) }))}
          value={direction}
          onChange={setDirection}
        />
        <PersonPicker label={t('recognition:who')} value={who} onChange={setWho} />
        <TextArea
          label={t('recognition:what')}
          description={t('recognition:whatText')}
          serif
          value={what}
          onChange={setWhat}
        />
        <TextField label={t('recognition:feeling')} serif value={feeling} onChange={setFeeling} />
        <TextField type="date" label={t('recognition:day')} max={today()} value={day} onChange={setDay} />
      </div>
    </Dialog>
  )
}
