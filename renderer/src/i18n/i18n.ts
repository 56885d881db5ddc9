// Loads the locale files (one JSON per room and language) into the translation function: the spoken language before anything
// is shown, the other when there is time.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#shared/domain/records.ts'

type Texts = Record<string, Record<string, unknown>>

const FILES: Record<Language, () => Promise<{ files: Texts }>> = {
  en: () => import('./texts-en.ts'),
  it: () => import('./texts-it.ts'),
}

/** By room. */
async function textsOf(language: Language): Promise<Texts> {
  const { files } = await FILES[language]()
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.split('/').at(-1)?.replace('.json', '') ?? '', texts]),
  )
}

async function addTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'app')) return
  for (const [room, texts] of Object.entries(await textsOf(language))) i18next.addResourceBundle(language, room, texts)
}

/** The language to speak: the person's choice, else the system's if we have it, else English. */
export function pickLanguage(chosen: Language | null, systemLocale: string): Language {
  return chosen ?? (systemLocale.toLowerCase().startsWith('it') ? 'it' : 'en')
}

/** Call once at start and again on every change of language. */
export async function setLanguage(language: Language): Promise<void> {
  if (i18next.isInitialized) {
    await addTexts(language)
    await i18next.changeLanguage(language)
  } else
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: await textsOf(language) },
      interpolation: { escapeValue: false },
      returnNull: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`missing text: ${namespace}:${key}`)
      },
    })
  document.documentElement.lang = language
}

/** Adds the languages that are not spoken, for what is written in one of them: to be called once the vault is open. */
export async function addOtherLanguages(): Promise<void> {
  for (const language of Object.keys(FILES) as Language[]) await addTexts(language)
}
