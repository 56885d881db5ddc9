// Doing without a passphrase from now on: this computer keeps a key, and locking only hides. The present key is asked.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { declinePassphrase } from '#data/keys.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { CurrentKeyField, usePresentKey } from './CurrentKeyField.tsx'
import styles from './KeysPage.module.css'
import { keyRefusal } from './key-refusal.ts'

export function DeclinePassphrase({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation(['keys', 'errors'])
  const present = usePresentKey(false)
  const [isAsking, setAsking] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<{ key: string; isField: boolean } | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setRefusal(null)
    if (isWriting || present.typed === '') return
    setWriting(true)
    whileHoldingIdle(() => declinePassphrase({ current: present.key() }))
      .then(onChanged, (error: unknown) => setRefusal(keyRefusal(error)))
      .finally(() => setWriting(false))
  }
  const missing = tried && present.typed === '' ? t('present.missing') : null
  return (
    <section aria-labelledby="keys-decline" className={styles.part}>
      <h2 id="keys-decline">{t('device.decline')}</h2>
      <p className={styles.quiet}>{t('device.declineText')}</p>
      {isAsking ? (
        <form className={styles.form} autoComplete="off" onSubmit={submit} noValidate>
          <CurrentKeyField present={present} isShown={false} error={refusal?.isField ? t(refusal.key) : missing} />
          <div className={styles.row}>
            <Button type="submit" variant="danger" aria-disabled={isWriting || undefined}>
              {t('device.declineGo')}
            </Button>
            <Button variant="plain" disabled={isWriting} onClick={() => setAsking(false)}>
              {t('device.keep')}
            </Button>
          </div>
          <div role="status">{isWriting ? <p className={styles.quiet}>{t('stage.opening')}</p> : null}</div>
          {refusal !== null && !refusal.isField ? <Notice tone="problem">{t(refusal.key)}</Notice> : null}
        </form>
      ) : (
        <div>
          <Button variant="plain" className={styles.outlined} onClick={() => setAsking(true)}>
            {t('device.decline')}
          </Button>
        </div>
      )}
    </section>
  )
}
