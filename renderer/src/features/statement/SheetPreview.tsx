// Shows the sheet at the width there is, exactly as it will be printed. A shadow root keeps the app's styles out of it.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { loadPrintFaces } from '#parts/print-faces.ts'
import { measuredSize } from './fit.ts'
import { lookCss, sheetCss } from './print-css.ts'
import { type Look, sheetSize } from './sheet-look.ts'
import styles from './statement.module.css'

interface SheetPreviewProps {
  look: Look
  label: string
  /** Told the largest size at which everything fits, null when none does; not told anything where nothing can be measured. */
  onMeasure: (size: number | null) => void
  children: ReactNode
}

export function SheetPreview({ look, label, onMeasure, children }: SheetPreviewProps) {
  const host = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const [width, setWidth] = useState(0)
  const size = sheetSize(look)
  const ownCss = lookCss(look)
  const scale = width / size.width

  useLayoutEffect(() => {
    if (!host.current) return
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${sheetCss}\n${ownCss}`)
    shadow.adoptedStyleSheets = [sheet]
    setRoot(shadow)
  }, [ownCss])
  const [hasFaces, setHasFaces] = useState(false)
  useEffect(() => {
    let isGone = false
    void Promise.all([loadPrintFaces(), document.fonts?.ready]).then(() => {
      if (!isGone) setHasFaces(true)
    })
    return () => {
      isGone = true
    }
  }, [])
  // After every drawing: what is on the sheet, the look and the typefaces all count. The same answer changes nothing.
  useLayoutEffect(() => {
    const sheet = root?.querySelector<HTMLElement>('.sheet')
    if (sheet && sheet.clientHeight > 0) onMeasure(measuredSize(sheet))
  })
  useEffect(() => {
    const frame = host.current?.parentElement
    if (!frame) return
    const measure = () => setWidth(frame.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [])

  return (
    <section className={styles.preview} aria-label={label} data-faces={hasFaces}>
      <div ref={host} style={{ height: size.height * scale }} />
      {root
        ? createPortal(
            <div className="scaled" style={{ width: size.width, transform: `scale(${scale})`, transformOrigin: '0 0' }}>
              {children}
            </div>,
            root,
          )
        : null}
    </section>
  )
}
