// What this is not, before a word is written: no therapy, no server, no way back from a forgotten passphrase but the kit.
import { useTranslation } from 'react-i18next'
import styles from './FirstStart.module.css'
import { Frame } from './Frame.tsx'

const SENTENCES = ['therapy', 'adults', 'server', 'forgotten', 'clear'] as const

export function NotScreen({ onBack, onNext }: { onBack: () => void; onNext: () => void }) {
  const { t } = useTranslation('first-start')
  return (
    <Frame key="not" step={2} title={t('not.title')} nextLabel={t('next')} onNext={onNext} onBack={onBack}>
      <ul className={styles.prose}>
        {SENTENCES.map((name) => (
          <li key={name}>{t(`not.${name}`)}</li>
        ))}
      </ul>
    </Frame>
  )
}
