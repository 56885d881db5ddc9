// The first screen: what Unborrowed is, and the language it speaks from here on.
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Frame } from './Frame.tsx'

/** Each language named in itself: whoever looks for theirs need not read the other. */
const LANGUAGES = [
  { id: 'en', label: 'English' },
  { id: 'it', label: 'Italiano' },
] as const

interface Props {
  language: Language
  onLanguage: (language: Language) => Promise<void>
  onNext: () => void
  onRestore: () => void
}

export function WelcomeScreen({ language, onLanguage, onNext, onRestore }: Props) {
  const { t } = useTranslation('first-start')
  return (
    <Frame step={1} title={t('welcome.title')} lead={t('welcome.body')} nextLabel={t('next')} onNext={onNext}>
      <RadioGroup
        label={t('welcome.language')}
        options={LANGUAGES}
        value={language}
        onChange={(chosen) => void onLanguage(chosen).catch(() => undefined)}
      />
      <p>
        <Button variant="link" onClick={onRestore}>
          {t('restore.open')}
        </Button>
      </p>
    </Frame>
  )
}
