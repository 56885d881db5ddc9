// What is in a pack before anything of it is stored: by whom, in which languages, how long and how heavy each exercise is.
import { useTranslation } from 'react-i18next'
import { languageShown } from '#parts/library.ts'
import type { Pack } from '#shared/domain/pack.ts'
import type { Language } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import styles from './PacksPage.module.css'

interface Props {
  pack: Pack
  /** The title of the pack that this one takes the place of; null for none. */
  replaces: string | null
  onAdd: () => void
  onLeave: () => void
}

export function PackPreview({ pack, replaces, onAdd, onLeave }: Props) {
  const { t, i18n } = useTranslation(['packs', 'path'])
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const lang = languageShown(pack, language)
  const only = pack.languages.length === 1 ? pack.languages[0] : undefined
  return (
    <section aria-labelledby="pack-preview" className={styles.part}>
      <h2 id="pack-preview" tabIndex={-1} ref={(heading) => heading?.focus()} lang={lang}>
        {pack.title[language]}
      </h2>
      <p className={styles.quiet}>
        {pack.author === undefined ? t('preview.nobody') : t('preview.by', { author: pack.author })} ·{' '}
        {t(only === undefined ? 'only.both' : `only.${only}`)}
      </p>
      <p className={styles.quiet}>{t('preview.text', { count: pack.exercises.length })}</p>
      <ul className={styles.list}>
        {pack.exercises.map((exercise) => (
          <li key={exercise.id} className={styles.item}>
            <div className={styles.what}>
              <p className={styles.title} lang={lang}>
                {exercise.title[language]}
              </p>
              <p className={styles.facts}>
                {t(`path:stage.${exercise.stage}.name`)} · {t('path:minutes', { count: exercise.minutes })} ·{' '}
                {t(`path:intensity.${exercise.intensity}`)} · {t('preview.steps', { count: exercise.steps.length })}
              </p>
              <p className={styles.quiet} lang={lang}>
                {exercise.why[language]}
              </p>
              <p className={styles.facts}>{t('preview.source', { source: exercise.source })}</p>
            </div>
          </li>
        ))}
      </ul>
      {replaces === null ? null : <p>{t('preview.replaces', { title: replaces })}</p>}
      <div className={styles.row}>
        <Button onClick={onAdd}>{t('preview.add')}</Button>
        <Button variant="plain" onClick={onLeave}>
          {t('preview.leave')}
        </Button>
      </div>
    </section>
  )
}
