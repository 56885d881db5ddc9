// The compare step: two of the person's own lines side by side; this one, that one, or both alike. Stops whenever they stop.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pair } from '#shared/domain/exercise.ts'
import { pairsOf } from '#shared/domain/items.ts'
import { Nothing } from './Nothing.tsx'
import { openPairs, standing } from './pairs.ts'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

export function Compare({ answer, items, onChange }: StepProps<'compare'>) {
  const { t } = useTranslation('session')
  const pairs = answer?.pairs ?? []
  const [next] = openPairs(items, pairs)
  const total = pairsOf([...items]).length
  const done = total - openPairs(items, pairs).length
  const first = useRef<HTMLButtonElement>(null)
  const moved = useRef(false)

  // After a choice the focus stays on the pair, which is new; without it the keyboard would be left nowhere.
  useEffect(() => {
    if (moved.current && done >= 0) first.current?.focus()
    moved.current = false
  }, [done])

  if (items.length < 2) return <Nothing />
  const answerWith = (next: Pair[]) => {
    moved.current = true
    onChange({ kind: 'compare', pairs: next })
  }
  return (
    <div>
      <p className={styles.quiet} role="status">
        {t('compare.progress', { done, total })}
      </p>
      {next ? (
        <>
          <div className={styles.pair}>
            {([next.a, next.b] as const).map((item, side) => (
              <button
                key={item.id}
                type="button"
                ref={side === 0 ? first : undefined}
                className={styles.side}
                onClick={() => answerWith([...pairs, { a: next.a.id, b: next.b.id, winner: item.id }])}
              >
                <span className={styles.own}>{item.text}</span>
                {item.detail === '' ? null : <small>{item.detail}</small>}
                <span className={styles.sideName}>{t(side === 0 ? 'compare.this' : 'compare.that')}</span>
              </button>
            ))}
          </div>
          <div className={styles.choices}>
            <button
              type="button"
              className={styles.small}
              onClick={() => answerWith([...pairs, { a: next.a.id, b: next.b.id, winner: null }])}
            >
              {t('compare.alike')}
            </button>
            {pairs.length > 0 ? (
              <button type="button" className={styles.small} onClick={() => answerWith(pairs.slice(0, -1))}>
                {t('compare.undo')}
              </button>
            ) : null}
          </div>
          <p className={styles.quiet}>{t('compare.stop')}</p>
        </>
      ) : (
        <>
          <ol className={styles.rows}>
            {standing(items, pairs).map(({ item, wins }) => (
              <li key={item.id} className={styles.row}>
                <span className={styles.own}>{item.text}</span>
                <span className={styles.quiet}>{t('compare.wins', { count: Math.floor(wins), wins })}</span>
              </li>
            ))}
          </ol>
          <div className={styles.choices}>
            <button type="button" ref={first} className={styles.small} onClick={() => answerWith(pairs.slice(0, -1))}>
              {t('compare.undo')}
            </button>
            <button type="button" className={styles.small} onClick={() => answerWith([])}>
              {t('compare.again')}
            </button>
          </div>
        </>
      )}
    </div>
  )
}
