// Shows the sheet at the width there is, exactly as it will be printed. A shadow root keeps the app's styles out of it.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { PAPER_PIXELS, type Paper } from './fit.ts'
import { sheetCss } from './print-css.ts'
import styles from './statement.module.css'

export function SheetPreview({ paper, label, children }: { paper: Paper; label: string; children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const [width, setWidth] = useState(0)
  const size = PAPER_PIXELS[paper]
  const scale = width / size.width

  useLayoutEffect(() => {
    if (!host.current) return
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(sheetCss)
    shadow.adoptedStyleSheets = [sheet]
    setRoot(shadow)
  }, [])
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
    <section className={styles.preview} aria-label={label}>
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
