// Shows a print page as the very PDF that it becomes, page by page: by buttons and the keys that every reader knows. Its
// words are there for a screen reader.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pageByKey } from '#parts/attachments/page-by-key.ts'
import type { OpenedPdf } from '#parts/attachments/pdf.ts'
import { platform } from '#platform/platform.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './PdfPreview.module.css'

/** What is typed or switched meanwhile makes one PDF, not many. */
const QUIET_MS = 350

interface PdfPreviewProps {
  /** null while there is nothing to show yet. The same object is not printed twice. */
  page: PrintPage | null
}

export function PdfPreview({ page }: PdfPreviewProps) {
  const { t } = useTranslation('telling')
  const [pdf, setPdf] = useState<OpenedPdf | null>(null)
  const [number, setNumber] = useState(1)
  const [words, setWords] = useState('')
  const [state, setState] = useState<'making' | 'shown' | 'failed'>('making')
  const canvas = useRef<HTMLCanvasElement>(null)
  const sheet = useRef<HTMLElement>(null)

  useEffect(() => {
    if (page === null) return
    let isGone = false
    let opened: OpenedPdf | null = null
    setState('making')
    async function make(printed: PrintPage): Promise<void> {
      const bytes = await platform().makePdf({ page: printed })
      if (isGone) return
      const { openPdf } = await import('#parts/attachments/pdf.ts')
      opened = await openPdf({
        bytes: bytes.byteLength,
        read: async (offset, length) => bytes.slice(offset, offset + length),
      })
      if (isGone) return void opened.close()
      const { pages } = opened
      setNumber((before) => Math.min(before, pages))
      setPdf(opened)
    }
    const timer = setTimeout(() => {
      make(page).catch(() => {
        if (!isGone) setState('failed')
      })
    }, QUIET_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
      setPdf(null)
      void opened?.close()
    }
  }, [page])

  useEffect(() => {
    const target = canvas.current
    if (pdf === null || target === null) return
    let isGone = false
    // A page is drawn aside: two drawings on one canvas would mix, and the page before stays until this one is there.
    const own = document.createElement('canvas')
    pdf.draw(number, own, sheet.current?.clientWidth || 720).then(
      (text) => {
        if (isGone) return
        target.width = own.width
        target.height = own.height
        target.getContext('2d')?.drawImage(own, 0, 0)
        setWords(text)
        setState('shown')
      },
      () => {
        if (!isGone) setState('failed')
      },
    )
    return () => {
      isGone = true
    }
  }, [pdf, number])

  const pages = pdf?.pages ?? 0
  const turn = (event: KeyboardEvent) => {
    if (pdf === null || event.ctrlKey || event.metaKey || event.altKey) return
    const next = pageByKey(event.key, number, pages)
    if (next === null) return
    event.preventDefault()
    setNumber(next)
  }
  const place = t('preview.page', { page: number, pages })
  return (
    <section aria-label={t('preview.label')} className={styles.preview} data-state={state} data-pages={pages}>
      <p className={styles.bar}>
        <Button
          variant="plain"
          className={styles.turn}
          aria-disabled={number <= 1 || undefined}
          onClick={() => setNumber(Math.max(1, number - 1))}
        >
          {t('preview.previous')}
        </Button>
        <Button
          variant="plain"
          className={styles.turn}
          aria-disabled={number >= pages || undefined}
          onClick={() => setNumber(Math.min(Math.max(1, pages), number + 1))}
        >
          {t('preview.next')}
        </Button>
        <span role="status">{state === 'shown' ? place : state === 'making' ? t('preview.making') : ''}</span>
      </p>
      {state === 'failed' ? <Notice tone="problem">{t('preview.failed')}</Notice> : null}
      <section
        ref={sheet}
        className={styles.sheet}
        hidden={state === 'failed'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the pages are turned by keys, so the sheet must be reached by them.
        tabIndex={0}
        aria-label={t('preview.sheet')}
        onKeyDown={turn}
      >
        <canvas ref={canvas} className={styles.canvas} role="img" aria-label={place} />
        <VisuallyHidden>{words}</VisuallyHidden>
      </section>
    </section>
  )
}
