// Reads a PDF page by page in a dialog: buttons and the keys that every reader knows. Its words are there for a screen reader.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openAttachment } from '#data/attachments.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './PdfReader.module.css'
import { pageByKey } from './page-by-key.ts'
import type { OpenedPdf } from './pdf.ts'

interface PdfReaderProps {
  id: RecordId
  name: string
  onClose: () => void
}

type Trouble = 'none' | 'locked' | 'damaged'

function troubleOf(error: unknown): Trouble {
  return error instanceof Error && error.message === 'locked' ? 'locked' : 'damaged'
}

export function PdfReader({ id, name, onClose }: PdfReaderProps) {
  const { t } = useTranslation('attachments')
  const [pdf, setPdf] = useState<OpenedPdf | null>(null)
  const [page, setPage] = useState(1)
  const [words, setWords] = useState('')
  const [trouble, setTrouble] = useState<Trouble>('none')
  const canvas = useRef<HTMLCanvasElement>(null)
  const sheet = useRef<HTMLElement>(null)

  useEffect(() => {
    let isGone = false
    let opened: OpenedPdf | null = null
    async function open(): Promise<void> {
      const { openPdf } = await import('./pdf.ts')
      opened = await openPdf(await openAttachment(id))
      if (isGone) await opened.close()
      else setPdf(opened)
    }
    open().catch((error: unknown) => {
      if (!isGone) setTrouble(troubleOf(error))
    })
    return () => {
      isGone = true
      void opened?.close()
    }
  }, [id])

  useEffect(() => {
    const target = canvas.current
    if (pdf === null || target === null) return
    let isGone = false
    // A page is drawn aside: two drawings on one canvas would mix.
    const own = document.createElement('canvas')
    pdf.draw(page, own, sheet.current?.clientWidth ?? 720).then(
      (text) => {
        if (isGone) return
        target.width = own.width
        target.height = own.height
        target.getContext('2d')?.drawImage(own, 0, 0)
        setWords(text)
        sheet.current?.scrollTo(0, 0)
      },
      (error: unknown) => {
        if (!isGone) setTrouble(troubleOf(error))
      },
    )
    return () => {
      isGone = true
    }
  }, [pdf, page])

  const pages = pdf?.pages ?? 0
  function turn(event: KeyboardEvent): void {
    if (pdf === null || event.ctrlKey || event.metaKey || event.altKey) return
    const next = pageByKey(event.key, page, pages)
    if (next === null) return
    event.preventDefault()
    setPage(next)
  }

  return (
    <Dialog
      title={name}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button variant="plain" aria-disabled={page <= 1 || undefined} onClick={() => setPage(Math.max(1, page - 1))}>
            {t('pdf.previous')}
          </Button>
          <Button
            variant="plain"
            aria-disabled={page >= pages || undefined}
            onClick={() => setPage(Math.min(Math.max(1, pages), page + 1))}
          >
            {t('pdf.next')}
          </Button>
          <span className={styles.place} role="status">
            {pdf === null ? '' : t('pdf.page', { page, pages })}
          </span>
        </>
      }
    >
      {trouble === 'none' ? (
        <section
          ref={sheet}
          className={styles.sheet}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled sheet must be reached by keyboard.
          tabIndex={0}
          aria-label={t('pdf.sheet')}
          onKeyDown={turn}
        >
          <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t('pdf.page', { page, pages })} />
          <VisuallyHidden>{words}</VisuallyHidden>
        </section>
      ) : (
        <Notice tone="problem">{t(`pdf.${trouble}`)}</Notice>
      )}
    </Dialog>
  )
}
