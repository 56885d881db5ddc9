// The passphrase, typed twice. No hard rules and no hint: length is described, and the choice is the person's.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PassphraseStrength } from '#parts/PassphraseStrength.tsx'
import { Button } from '#ui/Button.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './FirstStart.module.css'
import { Frame } from './Frame.tsx'
import { lengthOf, lengthWord } from './passphrase-length.ts'

interface Props {
  onBack: () => void
  onNext: (passphrase: string) => void
  onDecline: () => void
}

export function PassphraseScreen({ onBack, onNext, onDecline }: Props) {
  const { t } = useTranslation('first-start')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [shown, setShown] = useState(false)
  const [tried, setTried] = useState(false)
  const type = shown ? 'text' : 'password'
  const next = () => {
    setTried(true)
    if (first !== '' && first === second) onNext(first)
  }
  return (
    <Frame
      step={3}
      title={t('passphrase.title')}
      lead={t('passphrase.body')}
      nextLabel={t('next')}
      onNext={next}
      onBack={onBack}
    >
      <div className={styles.fields}>
        <TextField
          label={t('passphrase.label')}
          type={type}
          value={first}
          onChange={setFirst}
          error={tried && first === '' ? t('passphrase.missing') : null}
        />
        <p className={styles.quiet} aria-live="polite">
          {first === ''
            ? t('passphrase.empty')
            : t(`passphrase.length.${lengthWord(first)}`, { count: lengthOf(first) })}
        </p>
        <PassphraseStrength passphrase={first} />
        <TextField
          label={t('passphrase.again')}
          type={type}
          value={second}
          onChange={setSecond}
          error={tried && first !== '' && first !== second ? t('passphrase.different') : null}
        />
        <Switch label={t('passphrase.show')} isSelected={shown} onChange={setShown} />
      </div>
      <p className={styles.quiet}>{t('passphrase.guidance')}</p>
      <p>
        <Button variant="link" onClick={onDecline}>
          {t('decline.open')}
        </Button>
      </p>
    </Frame>
  )
}
