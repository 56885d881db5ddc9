// The rank step: an ordered list moved by buttons, so that keyboard and pointer do the same. Says where each thing went.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rankedItems } from '#shared/domain/items.ts'
import { Nothing } from './Nothing.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

export function Rank({ answer, items, onChange }: StepProps<'rank'>) {
  const { t } = useTranslation('session')
  const ordered = rankedItems([...items], answer?.order ?? [])
  const [said, setSaid] = useState('')
  const focus = useRef<{ id: string; way: -1 | 1 } | null>(null)
  const buttons = useRef(new Map<string, HTMLButtonElement>())

  useEffect(() => {
    const wanted = focus.current
    if (!wanted) return
    focus.current = null
    const same = buttons.current.get(`${wanted.id}${wanted.way}`)
    const other = buttons.current.get(`${wanted.id}${-wanted.way}`)
    ;(same && !same.disabled ? same : other)?.focus()
  })

  if (items.length === 0) return <Nothing />
  const move = (index: number, way: -1 | 1) => {
    const item = ordered[index]
    const neighbour = ordered[index + way]
    if (!item || !neighbour) return
    const next = [...ordered]
    next[index] = neighbour
    next[index + way] = item
    focus.current = { id: item.id, way }
    setSaid(t('rank.moved', { text: item.text, place: index + way + 1, count: ordered.length }))
    onChange({ kind: 'rank', order: next.map((other) => other.id) })
  }
  const keep = (id: string, way: -1 | 1) => (element: HTMLButtonElement | null) => {
    if (element) buttons.current.set(`${id}${way}`, element)
    else buttons.current.delete(`${id}${way}`)
  }

  return (
    <div>
      <ol className={styles.rows}>
        {ordered.map((item, index) => (
          <li key={item.id} className={styles.row}>
            <span className={styles.place} aria-hidden="true">
              {index + 1}
            </span>
            <span className={styles.own}>{item.text}</span>
            <span className={styles.moves}>
              {([-1, 1] as const).map((way) => (
                <button
                  key={way}
                  type="button"
                  ref={keep(item.id, way)}
                  className={styles.move}
                  disabled={!ordered[index + way]}
                  aria-label={t(way < 0 ? 'rank.up' : 'rank.down', { text: item.text })}
                  onClick={() => move(index, way)}
                >
                  <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d={way < 0 ? 'M3 10 8 5l5 5' : 'M3 6l5 5 5-5'} />
                  </svg>
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className={styles.hidden}>
        {said}
      </p>
    </div>
  )
}
