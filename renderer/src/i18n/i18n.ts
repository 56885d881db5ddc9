// Loads every locale file of resources/locales (one JSON per room and language) and gives the translation function.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#shared/domain/records.ts'

const files = import.meta.glob<Record<string, unknown>>('../../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
})

function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const byLanguage: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const [path, texts] of Object.entries(files)) {
    const [language = '', file = ''] = path.split('/').slice(-2)
    byLanguage[language] ??= {}
    byLanguage[language][file.replace('.json', '')] = texts
  }
  return byLanguage
}

/** The language to speak: the person's choice, else the system's if we have it, else English. */
export function pickLanguage(chosen: Language | null, systemLocale: string): Language {
  return chosen ?? (systemLocale.toLowerCase().startsWith('it') ? 'it' : 'en')
}

/** Call once at start and again on every change of language. */
export async function setLanguage(language: Language): Promise<void> {
  if (i18next.isInitialized) await i18next.changeLanguage(language)
  else
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      resources: resources(),
      interpolation: { escapeValue: false },
      returnNull: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`missing text: ${namespace}:${key}`)
      },
    })
  document.documentElement.lang = language
}
