// The team's pyramid within a session: three layers, filled in together. None has to be.
import { useTranslation } from 'react-i18next'
import { TeamPyramidFields } from '#parts/TeamPyramidFields.tsx'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { Leader, Title } from './Frame.tsx'
import styles from './together.module.css'

interface PyramidStepProps {
  screen: Extract<Screen, { at: 'pyramid' }>
  onMove: (move: Move) => void
}

export function PyramidStep({ screen, onMove }: PyramidStepProps) {
  const { t } = useTranslation('together')
  return (
    <>
      <div className={styles.head}>
        <Title screen="pyramid">{t('pyramid.title')}</Title>
        <Leader>{t('pyramid.leader')}</Leader>
      </div>
      <TeamPyramidFields value={screen.pyramid} onChange={(part, text) => onMove({ do: 'set-pyramid', part, text })} />
    </>
  )
}
