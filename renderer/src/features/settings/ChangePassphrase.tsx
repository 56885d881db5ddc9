// A new passphrase for the vault: the present key is asked again, and the screen says what keeps opening with the old one.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassphrase, type KeyStage } from '#data/keys.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { PassphraseStrength } from '#parts/PassphraseStrength.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import { CurrentKeyField, usePresentKey } from './CurrentKeyField.tsx'
import styles from './KeysPage.module.css'
import { keyRefusal } from './key-refusal.ts'

interface Props {
  /** There is none yet: this sets the first. */
  isDevice: boolean
  onChanged: () => void
}

export function ChangePassphrase({ isDevice, onChanged }: Props) {
  const { t } = useTranslation(['keys', 'errors'])
  const present = usePresentKey(isDevice)
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setShown] = useState(false)
  const [tried, setTried] = useState(false)
  const [stage, setStage] = useState<KeyStage | null>(null)
  const [refusal, setRefusal] = useState<{ key: string; isField: boolean } | null>(null)
  const [isDone, setDone] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (stage !== null) return
    setTried(true)
    setRefusal(null)
    setDone(false)
    if (present.typed === '' || next === '' || next !== again) return
    setStage('opening')
    whileHoldingIdle(() => changePassphrase({ current: present.key(), next }, setStage))
      .then(
        () => {
          present.type('')
          setNext('')
          setAgain('')
          setTried(false)
          setDone(true)
          onChanged()
        },
        (error: unknown) => setRefusal(keyRefusal(error)),
      )
      .finally(() => setStage(null))
  }
  const type = isShown ? 'text' : 'password'
  const missing = tried && present.typed === '' ? t('present.missing') : null
  return (
    <section aria-labelledby="keys-passphrase" className={styles.part}>
      <h2 id="keys-passphrase">{t(isDevice ? 'device.set' : 'passphrase.title')}</h2>
      <p className={styles.quiet}>{t(isDevice ? 'device.setText' : 'passphrase.text')}</p>
      <form className={styles.form} autoComplete="off" onSubmit={submit} noValidate>
        <CurrentKeyField present={present} isShown={isShown} error={refusal?.isField ? t(refusal.key) : missing} />
        <TextField
          label={t('passphrase.next')}
          type={type}
          value={next}
          onChange={setNext}
          error={tried && next === '' ? t('passphrase.missing') : null}
        />
        <PassphraseStrength passphrase={next} />
        <TextField
          label={t('passphrase.again')}
          type={type}
          value={again}
          onChange={setAgain}
          error={tried && next !== '' && next !== again ? t('passphrase.different') : null}
        />
        <Switch label={t('show')} isSelected={isShown} onChange={setShown} />
        <div>
          <Button type="submit" aria-disabled={stage !== null || undefined}>
            {t(isDevice ? 'device.set' : 'passphrase.change')}
          </Button>
        </div>
      </form>
      <div role="status">{stage === null ? null : <p className={styles.quiet}>{t(`stage.${stage}`)}</p>}</div>
      {isDone ? (
        <Notice tone="calm">
          <p>{t('passphrase.done')}</p>
          <p>{t('passphrase.doneElsewhere')}</p>
        </Notice>
      ) : null}
      {refusal !== null && !refusal.isField ? <Notice tone="problem">{t(refusal.key)}</Notice> : null}
    </section>
  )
}
