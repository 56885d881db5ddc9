// Choosing a draft as one's why: the day, and why this one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay, today } from '#parts/dates.ts'
import type { Change } from '#parts/use-changes.ts'
import { choosingWhy } from '#parts/why-choices.ts'
import type { Instant, LocalDay, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Quote } from '#ui/Quote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'

interface ChooseDialogProps {
  why: RecordOf<'why'>
  whys: readonly RecordOf<'why'>[]
  change: Change
  onClose: () => void
}

/** Today is now; another day is its noon where the person is. */
function instantOn(day: LocalDay, now: Instant): Instant {
  if (day === today()) return now
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: Temporal.Now.timeZoneId(), plainTime: '12:00' })
  return noon.toInstant().toString()
}

/** Mount it when it opens: it starts from what is said of the why then. */
export function ChooseDialog({ why, whys, change, onClose }: ChooseDialogProps) {
  const { t } = useTranslation('studio')
  const [reason, setReason] = useState(why.reason)
  const [day, setDay] = useState(why.chosenAt === null ? today() : localDay(why.chosenAt))
  const isReady = day !== '' && day <= today()
  const save = async () => {
    const saved = await change((now) => choosingWhy(whys, why, { at: instantOn(day, now), reason }, now))
    if (saved) onClose()
  }
  return (
    <Dialog
      title={t('choose.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={!isReady} onClick={() => void save()}>
            {t('choose.go')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <Quote tone="why">{why.text}</Quote>
      <TextArea label={t('choose.reason')} serif value={reason} onChange={setReason} maxLength={2000} />
      <TextField type="date" label={t('choose.day')} max={today()} value={day} onChange={setDay} />
    </Dialog>
  )
}
