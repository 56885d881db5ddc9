// The frame of one first-start screen: which of the four it is, its title, its words, and the way back and on.
import { type FormEvent, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './FirstStart.module.css'

const STEPS = 4

interface Props {
  step: number
  title: string
  lead?: string
  nextLabel: string
  /** While something is being made, nothing can be pressed twice. */
  busy?: boolean
  onNext: () => void
  onBack?: () => void
  children: ReactNode
}

export function Frame({ step, title, lead, nextLabel, busy = false, onNext, onBack, children }: Props) {
  const { t } = useTranslation('first-start')
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onNext()
  }
  return (
    <div className={styles.frame}>
      <Page kicker={t('step', { step, steps: STEPS })} title={title} subtitle={lead}>
        <form autoComplete="off" onSubmit={submit} className={styles.form} noValidate>
          {children}
          <div className={styles.actions}>
            <Button type="submit" aria-disabled={busy || undefined}>
              {nextLabel}
            </Button>
            {onBack === undefined ? null : (
              <Button variant="plain" onClick={onBack} disabled={busy}>
                {t('back')}
              </Button>
            )}
          </div>
        </form>
      </Page>
    </div>
  )
}
