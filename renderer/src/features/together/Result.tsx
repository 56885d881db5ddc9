// The last screen: what was shared and agreed, whether it is kept on this computer, and the end of everything else.
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { SharedPapers } from '#parts/shared-papers/SharedPapers.tsx'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import type { SharedPurpose } from '#shared/domain/together/shared-purpose.ts'
import { Leader, Title } from './Frame.tsx'
import { Keepers } from './Keepers.tsx'
import { PurposeSheet } from './PurposeSheet.tsx'
import styles from './together.module.css'

interface ResultProps {
  screen: Extract<Screen, { at: 'result' }>
  purpose: SharedPurpose
  host: string
  onMove: (move: Move) => void
}

export function Result({ screen, purpose, host, onMove }: ResultProps) {
  const { t } = useTranslation('together')
  return (
    <>
      <div className={styles.head}>
        <Title screen="result">{t('result.title')}</Title>
        <p className={styles.quiet}>{t('result.text')}</p>
        <Leader>{t('result.leader')}</Leader>
      </div>
      <PurposeSheet purpose={purpose} />
      {purpose.statement === null ? null : (
        <Keepers members={screen.members} keptBy={screen.statement.keptBy} onMove={onMove} />
      )}
      <div className={styles.part}>
        <SharedPapers purpose={purpose} newId={newId} />
      </div>
      <section className={styles.part} aria-labelledby="keep">
        <h2 id="keep">{t('result.keepTitle')}</h2>
        <p className={styles.quiet}>{host === '' ? t('result.keepTextNoHost') : t('result.keepText', { host })}</p>
      </section>
    </>
  )
}
