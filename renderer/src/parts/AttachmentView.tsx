// One attachment as it stands among the words: a picture, a player or a PDF's first page, with its description and what can
// be done with it. Knows neither editor nor entry: a change of the description and a removal are told to its owner.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRecord } from '#data/heads.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { familyOf } from '#shared/formats/sniff-type.ts'
import { Button } from '#ui/Button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './AttachmentView.module.css'
import { type AttachmentUrl, useAttachmentUrl } from './attachments/attachment-url.ts'
import { PdfReader } from './attachments/PdfReader.tsx'
import { type Said, SaveCopy } from './attachments/SaveCopy.tsx'
import { formatBytes } from './sizes.ts'

export interface AttachmentViewProps {
  id: RecordId
  /** What the person says it shows; empty for none. */
  alt: string
  /** Absent where the text cannot be changed. */
  onAltChange?: (alt: string) => void
  onRemove?: () => void
}

export function AttachmentView({ id, alt, onAltChange, onRemove }: AttachmentViewProps) {
  const { t, i18n } = useTranslation('attachments')
  const record = useRecord('attachment', id)
  const [said, setSaid] = useState<Said>(null)
  const [draft, setDraft] = useState<string | null>(null)
  if (record === undefined) {
    return (
      <figure className={styles.attachment}>
        <p className={styles.missing}>{t('missing')}</p>
        {onRemove ? (
          <Button variant="link" onClick={onRemove}>
            {t('remove')}
          </Button>
        ) : null}
      </figure>
    )
  }
  const family = familyOf(record.mime)
  const keep = () => {
    if (draft !== null && draft !== alt) onAltChange?.(draft.trim())
    setDraft(null)
  }
  return (
    <figure className={styles.attachment} aria-label={alt || record.name}>
      {family === 'image' ? <Picture record={record} alt={alt} /> : null}
      {family === 'audio' ? <Sound record={record} alt={alt} /> : null}
      {family === 'pdf' ? <Pdf record={record} alt={alt} /> : null}
      <figcaption className={styles.caption}>
        {alt ? <span className={styles.alt}>{alt}</span> : null}
        <span className={styles.facts}>
          {record.name} · {formatBytes(record.bytes, i18n.language)}
        </span>
        {said === null ? null : (
          <span role={said.tone === 'problem' ? 'alert' : 'status'} className={styles.said}>
            {said.words}
          </span>
        )}
        <span className={styles.acts}>
          <SaveCopy record={record} onSaid={setSaid} />
          {onAltChange && draft === null ? (
            <Button variant="link" onClick={() => setDraft(alt)}>
              {t(alt ? 'alt.change' : 'alt.write')}
            </Button>
          ) : null}
          {onRemove ? (
            <Button variant="link" onClick={onRemove}>
              {t('remove')}
            </Button>
          ) : null}
        </span>
        {draft === null ? null : (
          <form
            className={styles.form}
            autoComplete="off"
            onSubmit={(event) => {
              event.preventDefault()
              keep()
            }}
          >
            <TextField
              label={t('alt.label')}
              description={t(`alt.about.${family === 'audio' ? 'audio' : 'image'}`)}
              value={draft}
              onChange={setDraft}
              maxLength={500}
              autoFocus
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.stopPropagation()
                setDraft(null)
              }}
            />
            <Button type="submit" variant="plain">
              {t('alt.keep')}
            </Button>
          </form>
        )}
      </figcaption>
    </figure>
  )
}

interface ShownProps {
  record: RecordOf<'attachment'>
  alt: string
}

/** Why nothing is seen, in one sentence; nothing while it is on its way. */
function Unseen({ found, failed }: { found: AttachmentUrl; failed: boolean }) {
  const { t } = useTranslation('attachments')
  if (found.state === 'loading') return null
  const words = failed ? 'cannotShow' : found.state === 'damaged' ? 'damaged' : 'tooLargeToShow'
  return <p className={styles.missing}>{t(words)}</p>
}

function Picture({ record, alt }: ShownProps) {
  const { t } = useTranslation('attachments')
  const found = useAttachmentUrl(record.id, record.preview ? 'preview' : 'original')
  const [isLarge, setLarge] = useState(false)
  const [failed, setFailed] = useState(record.mime === 'image/heic')
  const { width, height } = record
  if (found.state !== 'ready' || failed) return <Unseen found={found} failed={failed} />
  return (
    <>
      <button type="button" className={styles.open} onClick={() => setLarge(true)}>
        <img
          className={styles.picture}
          src={found.url}
          alt={alt || t('alt.none', { name: record.name })}
          {...(width && height ? { width, height } : {})}
          onError={() => setFailed(true)}
          draggable={false}
        />
        <span className={styles.openWord}>{t('image.open')}</span>
      </button>
      {isLarge ? <LargePicture record={record} alt={alt} onClose={() => setLarge(false)} /> : null}
    </>
  )
}

function LargePicture({ record, alt, onClose }: ShownProps & { onClose: () => void }) {
  const { t } = useTranslation('attachments')
  const found = useAttachmentUrl(record.id, 'original')
  return (
    <Dialog
      title={alt || record.name}
      isOpen
      isWide
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {found.state === 'ready' ? (
        <img className={styles.large} src={found.url} alt={alt || t('alt.none', { name: record.name })} />
      ) : (
        <Unseen found={found} failed={false} />
      )}
    </Dialog>
  )
}

function Sound({ record, alt }: ShownProps) {
  const [isWanted, setWanted] = useState(false)
  const { t } = useTranslation('attachments')
  const found = useAttachmentUrl(record.id, isWanted ? 'original' : null)
  const [failed, setFailed] = useState(false)
  if (!isWanted) {
    return (
      <Button variant="plain" className={styles.play} onClick={() => setWanted(true)}>
        {t('audio.open')}
      </Button>
    )
  }
  if (found.state !== 'ready' || failed) return <Unseen found={found} failed={failed} />
  return (
    // biome-ignore lint/a11y/useMediaCaption: a recording of one's own has no captions.
    <audio
      className={styles.sound}
      controls
      controlsList="nodownload noremoteplayback"
      src={found.url}
      aria-label={alt || record.name}
      onError={() => setFailed(true)}
    />
  )
}

function Pdf({ record, alt }: ShownProps) {
  const { t } = useTranslation('attachments')
  const found = useAttachmentUrl(record.id, record.preview ? 'preview' : null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {found.state === 'ready' ? (
        <button type="button" className={classNames(styles.open, styles.page)} onClick={() => setOpen(true)}>
          <img
            className={styles.picture}
            src={found.url}
            alt={alt || t('pdf.first', { name: record.name })}
            draggable={false}
          />
          <span className={styles.openWord}>{t('pdf.read')}</span>
        </button>
      ) : (
        <Button variant="plain" className={styles.play} onClick={() => setOpen(true)}>
          {t('pdf.read')}
        </Button>
      )}
      {isOpen ? <PdfReader id={record.id} name={record.name} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
