// The hands of the torture: opens the app, types, watches for the word Saved, reads every text back from the screen.
import type { Page } from '@playwright/test'
import { text } from '../../e2e/drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from '../../e2e/drive/vault.ts'
import { launchApp, type RunningApp } from '../chromium-host/launch-app.mjs'
import type { Random } from './random.ts'
import { between, nonsense } from './random.ts'
import { judge, type Shown, type Verdict, type Written } from './words.ts'

const PATIENCE_MS = 45_000

export async function start(userData: string): Promise<RunningApp> {
  const app = await launchApp({ userData, headless: true, locale: 'en', viewport: { width: 1100, height: 760 } })
  app.page.setDefaultTimeout(PATIENCE_MS)
  return app
}

/** The screen at the door: a first start, the question for the passphrase, or a screen that says what is wrong. */
export type Door = 'first-start' | 'locked' | 'named'

export async function doorOf(page: Page): Promise<Door> {
  const title = (key: string) => page.getByRole('heading', { level: 1, name: text('en', key) })
  const first = title('first-start:welcome.title')
  const locked = page.getByLabel(text('en', 'lock:passphrase'), { exact: true })
  const named = title('lock:damaged.title').or(title('lock:newer.title')).or(title('lock:gone.title'))
  await first.or(locked).or(named).first().waitFor({ timeout: PATIENCE_MS })
  if (await first.isVisible()) return 'first-start'
  return (await locked.isVisible()) ? 'locked' : 'named'
}

/** Makes the vault or opens it. Answers false when the app says that it cannot be opened and why. */
export async function comeIn(page: Page): Promise<boolean> {
  const door = await doorOf(page)
  if (door === 'named') return false
  if (door === 'first-start') {
    await makeVault(page, 'en')
    return true
  }
  const missing = page.getByRole('button', { name: text('en', 'lock:missing.open'), exact: true })
  if (await missing.isVisible()) {
    await page.getByLabel(text('en', 'lock:passphrase'), { exact: true }).fill('quattro sedie, una finestra')
    await missing.click()
  } else await unlock(page, 'en')
  const damaged = page.getByText(text('en', 'lock:error.damaged'))
  const rooms = page.getByRole('navigation', { name: text('en', 'app:rooms') })
  await rooms.or(damaged).first().waitFor({ timeout: PATIENCE_MS })
  return !(await damaged.isVisible())
}

/** Opens a fresh entry and answers its id; nothing is stored yet. */
export async function beginEntry(page: Page): Promise<string> {
  await goToRoom(page, 'en', 'journal')
  const first = page.getByRole('link', { name: text('en', 'journal:empty.first'), exact: true })
  const another = page.getByRole('link', { name: text('en', 'journal:new'), exact: true })
  await first.or(another).first().click()
  await editorOf(page).click()
  return page.url().split('/journal/')[1] ?? ''
}

function editorOf(page: Page) {
  return page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })
}

/** When a text counts as acknowledged. `typed` is the negative control: a promise before anything is on the disk. */
export type Acknowledge = 'saved' | 'typed'

/**
 * Tells `onSaved` the editor's text at each moment at which the word Saved appears, from inside the page, so that what
 * is typed a moment later is not taken for promised.
 */
export async function watchSaved(
  page: Page,
  onSaved: (text: string) => void,
  acknowledge: Acknowledge = 'saved',
): Promise<void> {
  // A binding of our own: Playwright's exposeFunction would take the place of the one by which the host's page calls main.
  const session = await page.context().newCDPSession(page)
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'tortureSaved') onSaved(payload)
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'tortureSaved' })
  const word = text('en', acknowledge === 'saved' ? 'parts:save.saved' : 'parts:save.saving')
  await page.evaluate((wanted) => {
    let was = false
    const look = () => {
      const words = [...document.querySelectorAll('main [aria-hidden="true"]')]
      const is = words.some((element) => element.textContent === wanted)
      const editor = document.querySelector('[contenteditable="true"]')
      const report = (window as unknown as { tortureSaved(text: string): void }).tortureSaved
      if (is && !was && editor) report(editor.textContent ?? '')
      was = is
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, word)
}

/** Types words at uneven intervals until `isOver`; `written.typed` always holds at least what the page was given. */
export async function typeOn(page: Page, random: Random, written: Written, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const words = `${nonsense(random, between(random, 2, 14))} `.repeat(between(random, 1, 4))
    written.typed += words
    await page.keyboard.insertText(words)
    await page.waitForTimeout(between(random, 5, 420))
  }
}

/** What the screen of one entry shows. */
export async function shownOf(page: Page, id: string): Promise<Shown> {
  await page.evaluate((address) => {
    window.location.hash = address
  }, `#/journal/${id}`)
  const absent = page.getByRole('heading', { level: 1, name: text('en', 'journal:absent.title') })
  const unreadable = page.getByText(text('en', 'journal:unreadable'))
  await editorOf(page).or(absent).or(unreadable).first().waitFor({ timeout: PATIENCE_MS })
  if (await absent.isVisible()) return { state: 'absent' }
  if (await unreadable.isVisible()) return { state: 'unreadable' }
  return { state: 'text', text: (await editorOf(page).textContent()) ?? '' }
}

export interface Reading {
  verdicts: Record<Verdict, number>
  notes: string[]
}

/** Reads every entry back. Expects the app to be open. */
export async function readAll(page: Page, entries: readonly Written[]): Promise<Reading> {
  const reading: Reading = { verdicts: { fine: 0, lost: 0, wrong: 0, named: 0 }, notes: [] }
  for (const written of entries) {
    // Through the list, so that an editor is never reused for the next entry.
    await page.evaluate(() => {
      window.location.hash = '#/journal'
    })
    await page
      .getByRole('link', { name: text('en', 'journal:new'), exact: true })
      .or(page.getByText(text('en', 'journal:empty.title')))
      .first()
      .waitFor()
    const shown = await shownOf(page, written.id)
    const verdict = judge(written, shown)
    reading.verdicts[verdict] += 1
    if (verdict === 'lost' || verdict === 'wrong') {
      const promised = written.promised?.slice(-60) ?? ''
      reading.notes.push(`${verdict} ${written.id}: …${promised} | ${JSON.stringify(shown).slice(-120)}`)
    }
  }
  return reading
}

export { expectOpen }
