// The page's entry. Owns the order of start: Trusted Types before anything may set markup, then texts, then the app.
// No StrictMode: its double effects would open and lock a vault twice.
import './trusted-types.ts'
import '#ui/fonts.css'
import '#ui/tokens.css'
import '#ui/global.css'
import './app.css'
import { createRoot } from 'react-dom/client'
import { pickLanguage, setLanguage } from '#i18n/i18n.ts'
import { platform } from '#platform/platform.ts'
import { App } from './App.tsx'
import { applySettings, startSettings } from './settings-store.ts'

async function start(): Promise<void> {
  document.title = 'Unborrowed'
  // Until a screen listens itself there is nothing unsaved: a close that was asked for meanwhile is not lost.
  const stopListening = platform().onClosing(() => void platform().closeReady())
  const [info, settings] = await Promise.all([platform().appInfo(), platform().readSettings()])
  const language = pickLanguage(settings.language, info.systemLocale)
  startSettings(settings, info)
  applySettings(settings)
  await setLanguage(language)
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root')
  createRoot(root).render(<App onShown={stopListening} />)
}

void start()
