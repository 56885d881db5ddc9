// What the person has put away as not for them: a quiet fold at the end of the path, from which each can be brought back.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PathChoices, PathExercise } from '#shared/domain/path.ts'
import type { Language } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './PathPage.module.css'
import { useProfileChange } from './use-profile-change.ts'

interface Props {
  hidden: PathExercise[]
  choices: PathChoices
  language: Language
}

export function HiddenFold({ hidden, choices, language }: Props) {
  const { t } = useTranslation(['path', 'errors'])
  const { change, problem } = useProfileChange()
  if (hidden.length === 0) return null
  return (
    <details className={styles.fold}>
      <summary>{t('hidden.title', { count: hidden.length })}</summary>
      <p>{t('hidden.text')}</p>
      {problem === null ? null : (
        <Notice tone="problem">
          {t('way.failed')} {t(`errors:kind.${problem}`)}
        </Notice>
      )}
      <ul className={styles.exercises}>
        {hidden.map(({ exercise: { id, title } }) => (
          <li key={id} className={styles.exercise}>
            <p className={styles.title}>
              <Link href={`/path/${id}`}>{title[language]}</Link>
            </p>
            <Button
              variant="link"
              aria-label={t('hidden.bringBackOne', { title: title[language] })}
              onClick={() => void change({ hiddenExercises: choices.hidden.filter((one) => one !== id) })}
            >
              {t('hidden.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
