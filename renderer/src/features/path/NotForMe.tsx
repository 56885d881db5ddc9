// Puts one exercise away on the path, or brings it back. It stays open to whoever comes to its page.
import { useTranslation } from 'react-i18next'
import { usePathChoices } from '#parts/profile.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './IntroPage.module.css'
import { useProfileChange } from './use-profile-change.ts'

export function NotForMe({ exerciseId }: { exerciseId: string }) {
  const { t } = useTranslation(['path', 'errors'])
  const { hidden } = usePathChoices()
  const { change, problem } = useProfileChange()
  const isHidden = hidden.includes(exerciseId)
  const others = hidden.filter((one) => one !== exerciseId)
  return (
    <>
      <Button
        variant="link"
        onClick={() => void change({ hiddenExercises: isHidden ? others : [...others, exerciseId] })}
      >
        {t(isHidden ? 'hidden.bringBack' : 'hidden.hide')}
      </Button>
      <p role="status" className={styles.said}>
        {isHidden ? t('hidden.hiddenNow') : ''}
      </p>
      {problem === null ? null : (
        <Notice tone="problem">
          {t('way.failed')} {t(`errors:kind.${problem}`)}
        </Notice>
      )}
    </>
  )
}
