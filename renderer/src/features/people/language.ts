// The language spoken, as the content knows it.
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/domain/records.ts'

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'it' ? 'it' : 'en'
}
