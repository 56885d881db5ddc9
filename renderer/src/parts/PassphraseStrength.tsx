// How guessable a passphrase is, in words, while it is typed. Advice: it forbids nothing.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Strength, strengthOf } from '#data/strength.ts'
import styles from './PassphraseStrength.module.css'

const QUIET_MS = 250

/** Nothing while nothing is typed. The five marks are for the eye; the sentence says the same. */
export function PassphraseStrength({ passphrase }: { passphrase: string }) {
  const { t } = useTranslation('keys')
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    let isGone = false
    if (passphrase === '') {
      setStrength(null)
      return
    }
    const timer = setTimeout(() => {
      // Without its word lists the app says nothing about strength; the passphrase is taken all the same.
      strengthOf(passphrase).then(
        (found) => {
          if (!isGone) setStrength(found)
        },
        () => undefined,
      )
    }, QUIET_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [passphrase])
  return (
    <div className={styles.strength} aria-live="polite">
      {strength === null ? null : (
        <>
          <span className={styles.marks} aria-hidden="true">
            {[0, 1, 2, 3, 4].map((mark) => (
              <i key={mark} data-on={mark <= strength} />
            ))}
          </span>
          <span>{t(`strength.${strength}`)}</span>
        </>
      )}
    </div>
  )
}
