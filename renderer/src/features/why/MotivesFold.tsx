// The motives of one thing in a line, with the whole picture behind it. Nothing while nothing was rated.
import { useTranslation } from 'react-i18next'
import { MotivePicture, signedIndex } from '#parts/MotivePicture.tsx'
import { concordanceIndex, type Motives } from '#shared/domain/concordance.ts'
import styles from './why.module.css'

export function MotivesFold({ motives }: { motives: Motives }) {
  const { t } = useTranslation('why')
  if (Object.values(motives).every((value) => value === null)) return null
  const index = concordanceIndex(motives)
  return (
    <details className={styles.fold}>
      <summary>{index === null ? t('motives.some') : t('motives.index', { value: signedIndex(index) })}</summary>
      <MotivePicture motives={motives} />
    </details>
  )
}
