// "Save a copy": the only way of an attachment out of the vault. A photo that says where it was taken may leave without.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasPosition, saveCopy } from '#data/attachment-export.ts'
import { AttachmentError } from '#data/attachments.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { ATTACHMENT_TYPES, type AttachmentType } from '#shared/formats/sniff-type.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Switch } from '#ui/Switch.tsx'

/** What is to be said after it: a sentence, or nothing when the dialog was closed. */
export type Said = { tone: 'calm' | 'problem'; words: string } | null

function isKnown(mime: string): mime is AttachmentType {
  return Object.hasOwn(ATTACHMENT_TYPES, mime)
}

interface SaveCopyProps {
  record: RecordOf<'attachment'>
  onSaid: (said: Said) => void
}

export function SaveCopy({ record, onSaid }: SaveCopyProps) {
  const { t } = useTranslation(['attachments', 'errors'])
  const [isAsking, setAsking] = useState(false)
  const [keepsPosition, setKeepsPosition] = useState(true)
  const isBusy = useRef(false)

  async function save(keeps: boolean): Promise<void> {
    setAsking(false)
    try {
      const name = await saveCopy(record.id, {
        filterName: t(
          `family.${record.mime.startsWith('image/') ? 'image' : record.mime.startsWith('audio/') ? 'audio' : 'pdf'}`,
        ),
        extension: isKnown(record.mime) ? ATTACHMENT_TYPES[record.mime] : 'bin',
        keepsPosition: keeps,
      })
      onSaid(name === null ? null : { tone: 'calm', words: t('copy.saved', { name }) })
    } catch (error) {
      const words =
        error instanceof AttachmentError
          ? t('damaged')
          : `${t('copy.failed')} ${t(`errors:kind.${error instanceof KindError ? error.kind : 'unexpected'}`)}`
      onSaid({ tone: 'problem', words })
    }
  }

  async function begin(): Promise<void> {
    if (isBusy.current) return
    isBusy.current = true
    try {
      const saysWhere = record.mime.startsWith('image/') && (await hasPosition(record.id).catch(() => false))
      if (saysWhere) {
        setKeepsPosition(true)
        setAsking(true)
      } else await save(true)
    } finally {
      isBusy.current = false
    }
  }

  return (
    <>
      <Button variant="link" onClick={() => void begin()}>
        {t('copy.go')}
      </Button>
      <Dialog
        title={t('copy.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => void save(keepsPosition)}>{t('copy.choose')}</Button>
            <Button variant="plain" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('copy.where')}</p>
        <Switch
          label={t('copy.keep')}
          description={t(keepsPosition ? 'copy.kept' : 'copy.taken')}
          isSelected={keepsPosition}
          onChange={setKeepsPosition}
        />
      </Dialog>
    </>
  )
}
