// The rate step: every item on every scale of five plain words. Any of them may stay open.

import { MotivePicture } from '#parts/MotivePicture.tsx'
import { MOTIVE_IDS, type Motives, type Rating } from '#shared/domain/concordance.ts'
import type { Item } from '#shared/domain/exercise.ts'
import { RadioScale } from '#ui/RadioScale.tsx'
import { Nothing } from './Nothing.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

export function Rate({ step, answer, items, language, onChange }: StepProps<'rate'>) {
  if (items.length === 0) return <Nothing />
  const ratings = answer?.ratings ?? {}
  const rate = (item: Item, scaleId: string, value: number | null) =>
    onChange({ kind: 'rate', ratings: { ...ratings, [item.id]: { ...ratings[item.id], [scaleId]: value } } })
  return (
    <div className={styles.rated}>
      {items.map((item) => (
        <section key={item.id} aria-label={item.text} className={styles.ratedItem}>
          <p className={styles.own}>{item.text}</p>
          {item.detail === '' ? null : <p className={styles.quiet}>{item.detail}</p>}
          <div className={styles.scales}>
            {step.scales.map((scale) => (
              <RadioScale
                key={scale.id}
                label={scale.label[language]}
                words={scale.words[language]}
                value={ratings[item.id]?.[scale.id] ?? null}
                onChange={(value) => rate(item, scale.id, value)}
              />
            ))}
          </div>
          {step.shows === 'concordance' ? <MotivePicture motives={motivesOf(ratings[item.id] ?? {})} /> : null}
        </section>
      ))}
    </div>
  )
}

/** The ratings of one item as motives; a scale that is no motive is left aside. */
function motivesOf(ratings: Record<string, number | null>): Motives {
  const entries = MOTIVE_IDS.map((id) => [id, (ratings[id] ?? null) as Rating | null] as const)
  return Object.fromEntries(entries) as Motives
}
