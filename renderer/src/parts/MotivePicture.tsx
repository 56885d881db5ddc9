// A quiet picture of the four motives of one thing and, once all four are rated, the index. Describes, never judges.
import { useTranslation } from 'react-i18next'
import { concordanceIndex, MOTIVE_IDS, type Motives } from '#shared/domain/concordance.ts'
import styles from './MotivePicture.module.css'

/** Ratings above nothing on the plain-word scale; the last is the highest. */
const MARKS = [1, 2, 3, 4] as const

/** Draws nothing until something is rated. */
export function MotivePicture({ motives }: { motives: Motives }) {
  const { t } = useTranslation('motives')
  const index = concordanceIndex(motives)
  if (MOTIVE_IDS.every((id) => motives[id] === null)) return null
  return (
    <div className={styles.motives}>
      <dl className={styles.bars}>
        {MOTIVE_IDS.map((id) => (
          <div key={id} className={styles.bar}>
            <dt>{t(`${id}`)}</dt>
            <dd>
              <span className={styles.marks} aria-hidden="true">
                {MARKS.map((mark) => (
                  <i key={mark} data-on={mark <= (motives[id] ?? 0) || undefined} />
                ))}
              </span>
              <span className={styles.number}>
                {motives[id] === null ? t('open') : t('of', { value: motives[id], most: MARKS.length })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {index === null ? (
        <p className={styles.said}>{t('wait')}</p>
      ) : (
        <div className={styles.index}>
          <p className={styles.said}>
            <strong>{t('index', { value: signedIndex(index) })}</strong>
            {' · '}
            {t(index > 0 ? 'inner' : index < 0 ? 'outer' : 'even')}
          </p>
          <details className={styles.how}>
            <summary>{t('how')}</summary>
            <p>
              {t('formula', {
                identified: motives.identified,
                intrinsic: motives.intrinsic,
                external: motives.external,
                introjected: motives.introjected,
                value: signedIndex(index),
              })}
            </p>
            <p>{t('source')}</p>
          </details>
        </div>
      )}
    </div>
  )
}

/** With its sign, as it is written in type: +3, −3, 0. */
export function signedIndex(index: number): string {
  return index > 0 ? `+${index}` : index < 0 ? `−${-index}` : '0'
}
