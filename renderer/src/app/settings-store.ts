// The clear settings while the page lives, and what they do to it at once: theme and language. Holds no content.
import { create } from 'zustand'
import { pickLanguage, setLanguage } from '#i18n/i18n.ts'
import { platform } from '#platform/platform.ts'
import type { InvokeOutput } from '#shared/contract/contract.ts'
import type { Language } from '#shared/domain/records.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/formats/settings.ts'

export type AppInfo = InvokeOutput<'app:info'>

interface SettingsState {
  settings: Settings
  info: AppInfo
}

export const useSettings = create<SettingsState>(() => ({
  settings: DEFAULT_SETTINGS,
  info: { version: '', platform: '', runtime: '', systemLocale: 'en' },
}))

/** Called once, with what the main process answered. */
export function startSettings(settings: Settings, info: AppInfo): void {
  useSettings.setState({ settings, info })
}

/** The theme on the document. Text size is the window's zoom: the main process sets it when settings are written. */
export function applySettings(settings: Settings): void {
  document.documentElement.dataset.theme = settings.theme
}

/** The language the app speaks now. */
export function currentLanguage(): Language {
  const { settings, info } = useSettings.getState()
  return pickLanguage(settings.language, info.systemLocale)
}

/**
 * Changes some settings: seen at once, then written. Rejects with a `KindError` when the disk refuses; the page then
 * keeps the change until it closes.
 */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = { ...useSettings.getState().settings, ...change }
  useSettings.setState({ settings })
  applySettings(settings)
  await setLanguage(currentLanguage())
  await platform().writeSettings(settings)
}
