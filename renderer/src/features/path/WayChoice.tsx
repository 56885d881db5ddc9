// The short way or the full way: a choice that is kept, sealed, and can be changed at any time. Nothing is locked by it.
import { useTranslation } from 'react-i18next'
import type { Exercise } from '#shared/domain/exercise.ts'
import { shortWay } from '#shared/domain/path.ts'
import type { PathWay } from '#shared/domain/records.ts'
import { Notice } from '#ui/Notice.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import styles from './PathPage.module.css'
import { useProfileChange } from './use-profile-change.ts'

export function WayChoice({ exercises, way }: { exercises: readonly Exercise[]; way: PathWay }) {
  const { t } = useTranslation(['path', 'errors'])
  const { change, problem } = useProfileChange()
  const options = [
    { id: 'short', label: t('way.short'), description: t('way.shortText', { count: shortWay(exercises).length }) },
    { id: 'full', label: t('way.full'), description: t('way.fullText', { count: exercises.length }) },
  ] as const
  return (
    <div className={styles.way}>
      <RadioGroup
        label={t('way.label')}
        options={options}
        value={way}
        onChange={(chosen) => void change({ way: chosen })}
      />
      {problem === null ? null : (
        <Notice tone="problem">
          {t('way.failed')} {t(`errors:kind.${problem}`)}
        </Notice>
      )}
    </div>
  )
}
