// One quiet line below an exercise that is not ours: whose pack it is of, and in which language only.
import { useTranslation } from 'react-i18next'
import type { Origin } from './library.ts'
import styles from './OriginNote.module.css'

/** Nothing for an exercise that is shipped with the app. */
export function OriginNote({ origin }: { origin: Origin | null }) {
  const { t } = useTranslation('packs')
  if (origin === null) return null
  const [language, second] = origin.languages
  return (
    <p className={styles.note}>
      {origin.mine ? t('origin.mine') : t('origin.pack', { title: origin.title })}
      {language !== undefined && second === undefined && !origin.mine ? ` · ${t(`only.${language}`)}` : null}
    </p>
  )
}
