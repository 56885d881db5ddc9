// Going on without a passphrase: what then protects what is written, what does not, and where this computer keeps the key.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platform } from '#platform/platform.ts'
import type { DevicePlace } from '#shared/contract/contract.ts'
import styles from './FirstStart.module.css'
import { Frame } from './Frame.tsx'

interface Props {
  onBack: () => void
  onNext: () => void
}

export function DeclineScreen({ onBack, onNext }: Props) {
  const { t } = useTranslation('first-start')
  const [place, setPlace] = useState<DevicePlace>('file')
  useEffect(() => {
    // Unknown, it is told as the weaker of the two.
    platform()
      .deviceKeyPlace()
      .then(
        (answer) => setPlace(answer.place),
        () => undefined,
      )
  }, [])
  return (
    <Frame
      step={3}
      title={t('decline.title')}
      lead={t('decline.body')}
      nextLabel={t('decline.next')}
      onNext={onNext}
      onBack={onBack}
    >
      <p>{t(`decline.${place}`)}</p>
      <p>{t('decline.kit')}</p>
      <p className={styles.quiet}>{t('decline.later')}</p>
    </Frame>
  )
}
