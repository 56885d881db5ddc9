// What the page may know of the program, and its settings.
import { app } from 'electron'
import type { Handlers } from '../handlers.ts'
import type { SettingsFile } from '../settings.ts'

/** `applyZoom` takes percent. */
export function appHandlers(
  settings: SettingsFile,
  applyZoom: (percent: number) => void,
): Handlers<'app:info' | 'settings:read' | 'settings:write'> {
  return {
    'app:info': async () => ({
      version: app.getVersion(),
      platform: process.platform,
      runtime: process.versions.electron === undefined ? 'chromium-host' : 'electron',
      systemLocale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
    }),
    'settings:read': async () => settings.current(),
    'settings:write': async (next) => {
      // The window's size and the second folder are the main process's own; the page cannot point it at a folder.
      const { window, secondFolder } = settings.current()
      const written = await settings.write({ ...next, window, secondFolder })
      applyZoom(written.zoom)
      return written
    },
  }
}
