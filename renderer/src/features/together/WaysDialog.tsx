// The rarer ways out of a screen: somebody else first, back to something shared, leaving turns out, somebody who stops. Names
// only: nothing of what anybody wrote.
import { useTranslation } from 'react-i18next'
import { type Gathering, present } from '#shared/domain/together/gathering.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { isTurnStep, stepsToGoTo } from '#shared/domain/together/steps.ts'
import { partOf } from '#shared/domain/together/time-plan.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './together.module.css'

interface WaysDialogProps {
  gathering: Gathering
  screen: Screen
  onMove: (move: Move) => void
  onClose: () => void
}

/** Mount it when it opens. */
export function WaysDialog({ gathering, screen, onMove, onClose }: WaysDialogProps) {
  const { t } = useTranslation('together')
  const members = present(gathering)
  const inTurns = isTurnStep(gathering.step)
  const steps = stepsToGoTo(gathering)
  const others =
    screen.at === 'hand-over'
      ? screen.others
      : screen.at === 'all-given'
        ? screen.members.map((member) => ({ ...member, hasGiven: true }))
        : []
  const way = (move: Move) => () => {
    onMove(move)
    onClose()
  }
  return (
    <Dialog
      title={t(inTurns ? 'cover.waysTitle' : 'frame.ways')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="plain" onClick={onClose}>
          {t('cover.close')}
        </Button>
      }
    >
      {others.length === 0 ? null : (
        <section className={styles.dialogPart}>
          <h3>{t('cover.someoneElse')}</h3>
          <div className={styles.ways}>
            {others.map(({ id, name, hasGiven }) => (
              <Button key={id} variant="plain" onClick={way({ do: 'hand-to', memberId: id })}>
                {hasGiven ? t('cover.hasGiven', { name }) : name}
              </Button>
            ))}
          </div>
        </section>
      )}
      {inTurns ? (
        <section className={styles.dialogPart}>
          <h3>{t('cover.leaveOut')}</h3>
          <p className={styles.small}>{t('cover.leaveOutText')}</p>
          <Button variant="plain" onClick={way({ do: 'leave-out' })}>
            {t('cover.leaveOut')}
          </Button>
        </section>
      ) : null}
      {steps.length === 0 ? null : (
        <section className={styles.dialogPart}>
          <h3>{t('cover.back')}</h3>
          {inTurns ? <p className={styles.small}>{t('cover.backText')}</p> : null}
          <div className={styles.ways}>
            {steps.map((step) => (
              <Button key={step} variant="plain" onClick={way({ do: 'go-to', step })}>
                {t(`part.${partOf(step)}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
      {members.length < 2 ? null : (
        <section className={styles.dialogPart}>
          <h3>{t('cover.leaves')}</h3>
          <p className={styles.small}>{t('cover.leavesText')}</p>
          <div className={styles.ways}>
            {members.map(({ id, name }) => (
              <Button key={id} variant="plain" onClick={way({ do: 'leave', memberId: id })}>
                {t('cover.leave', { name })}
              </Button>
            ))}
          </div>
        </section>
      )}
    </Dialog>
  )
}
