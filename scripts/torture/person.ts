// The hands of the torture: opens the app, types, watches for the word Saved, reads every text back from the screen.
import type { Page } from '@playwright/test'
import { text } from '../../e2e/drive/texts.ts'
import { goToRoom, unlock } from '../../e2e/drive/vault.ts'
import { openCare } from '../../e2e/drive/vault-care.ts'
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

/** Types the passphrase at the door and asks to open. Waits for nothing more. */
export async function tryToOpen(page: Page, passphrase: string): Promise<void> {
  await doorOf(page)
  const missing = page.getByRole('button', { name: text('en', 'lock:missing.open'), exact: true })
  if (await missing.isVisible()) {
    await page.getByLabel(text('en', 'lock:passphrase'), { exact: true }).fill(passphrase)
    await missing.click()
  } else await unlock(page, 'en', passphrase)
}

/** Opens the vault with the first of the passphrases that does, and answers it; null when none does or none is asked for. */
export async function openWith(page: Page, passphrases: readonly string[]): Promise<string | null> {
  if ((await doorOf(page)) !== 'locked') return null
  const damaged = page.getByText(text('en', 'lock:error.damaged'))
  const wrong = page.getByText(text('en', 'lock:error.wrong-passphrase'))
  const rooms = page.getByRole('navigation', { name: text('en', 'app:rooms') })
  for (const passphrase of passphrases) {
    await tryToOpen(page, passphrase)
    // The last refusal is still on the screen while the next try is on its way.
    await page
      .getByText(text('en', 'lock:opening'))
      .or(rooms)
      .first()
      .waitFor({ timeout: 2000 })
      .catch(() => undefined)
    await rooms.or(damaged).or(wrong).first().waitFor({ timeout: PATIENCE_MS })
    if (await rooms.isVisible()) return passphrase
    if (await damaged.isVisible()) return null
  }
  return null
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

/** Goes on at the end of an entry that is on the screen, or brings it there. */
export async function goOn(page: Page, written: Written): Promise<void> {
  const shown = await shownOf(page, written.id)
  if (shown.state !== 'text') throw new Error(`the entry ${written.id} is ${shown.state}`)
  // What was typed and never promised may be gone: it is typed no more.
  written.typed = shown.text.replaceAll('\u00a0', ' ')
  await editorOf(page).click()
  await page.keyboard.press('Control+End')
}

function editorOf(page: Page) {
  return page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })
}

/** When a text counts as acknowledged. `typed` is the negative control: a promise before anything is on the disk. */
export type Acknowledge = 'saved' | 'typed'

/** `saved` is told the text of the editor; `saving` only that a save is to come or on its way. */
export interface SaveSigns {
  saved(text: string): void
  saving(): void
}

/**
 * Tells of each moment at which the words Saving and Saved appear, from inside the page, so that what is typed a moment
 * later is not taken for promised. Once a page.
 */
export async function watchSaved(page: Page, signs: SaveSigns, acknowledge: Acknowledge = 'saved'): Promise<void> {
  // A binding of our own: Playwright's exposeFunction would take the place of the one by which the host's page calls main.
  const session = await page.context().newCDPSession(page)
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== 'tortureSaved') return
    if (payload.startsWith('+')) signs.saved(payload.slice(1))
    else signs.saving()
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'tortureSaved' })
  const words = { saved: text('en', 'parts:save.saved'), saving: text('en', 'parts:save.saving') }
  await page.evaluate(
    ({ saved, saving, promise }) => {
      let last = ''
      const look = () => {
        const shown = [...document.querySelectorAll('main [aria-hidden="true"]')].map(({ textContent }) => textContent)
        const now = shown.find((word) => word === saved || word === saving) ?? ''
        const editor = document.querySelector('[contenteditable="true"]')
        const report = (window as unknown as { tortureSaved(text: string): void }).tortureSaved
        if (now !== last && now === promise && editor) report(`+${editor.textContent ?? ''}`)
        if (now !== last && now === saving) report('-')
        last = now
      }
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    },
    { ...words, promise: acknowledge === 'saved' ? words.saved : words.saving },
  )
}

/** Types words at uneven intervals until `isOver`; `written.typed` always holds at least what the page was given. */
export async function typeOn(page: Page, random: Random, written: Written, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const words = `${nonsense(random, between(random, 2, 14))} `.repeat(between(random, 1, 4))
    written.typed += words
    await page.keyboard.insertText(words)
    // Often long enough for the autosave to come.
    await page.waitForTimeout(random() < 0.5 ? between(random, 5, 150) : between(random, 400, 700))
  }
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, address)
}

/** What the screen of one entry shows. */
export async function shownOf(page: Page, id: string): Promise<Shown> {
  const address = `#/journal/${id}`
  if (!page.url().endsWith(address)) {
    // Through the list, so that an editor is never reused for the next entry.
    await goTo(page, '#/journal')
    await page
      .getByRole('link', { name: text('en', 'journal:new'), exact: true })
      .or(page.getByText(text('en', 'journal:empty.title')))
      .first()
      .waitFor()
    await goTo(page, address)
  }
  const absent = page.getByRole('heading', { level: 1, name: text('en', 'journal:absent.title') })
  const unreadable = page.getByText(text('en', 'journal:unreadable'))
  await editorOf(page).or(absent).or(unreadable).first().waitFor({ timeout: PATIENCE_MS })
  if (await absent.isVisible()) return { state: 'absent' }
  if (await unreadable.isVisible()) return { state: 'unreadable' }
  return { state: 'text', text: (await editorOf(page).textContent()) ?? '' }
}

export interface Reading {
  verdicts: Record<Verdict, number>
  /** Of each text in turn; `absent` is a lost one that is not there at all. */
  of: (Verdict | 'absent')[]
  notes: string[]
}

/** Reads every entry back. Expects the app to be open. */
export async function readAll(page: Page, entries: readonly Written[]): Promise<Reading> {
  const reading: Reading = { verdicts: { fine: 0, lost: 0, wrong: 0, named: 0 }, of: [], notes: [] }
  for (const written of entries) {
    const shown = await shownOf(page, written.id)
    const verdict = judge(written, shown)
    reading.verdicts[verdict] += 1
    reading.of.push(verdict === 'lost' && shown.state === 'absent' ? 'absent' : verdict)
    if (verdict === 'lost' || verdict === 'wrong') {
      const promised = written.promised?.slice(-60) ?? ''
      reading.notes.push(`${verdict} ${written.id}: …${promised} | ${JSON.stringify(shown).slice(-120)}`)
    }
  }
  return reading
}

/** Has the app open every part of the vault; null when all is whole and at least so many records can be read, else what it says. */
export async function wrongWithAll(page: Page, atLeast: number): Promise<string | null> {
  await openCare(page, 'en', 'backups')
  await page.getByRole('button', { name: text('en', 'backups:check.go'), exact: true }).click()
  const unit = text('en', 'backups:check.records_other').trim()
  const part = page.getByRole('region', { name: text('en', 'backups:check.title'), exact: true })
  await part.getByText(unit).waitFor({ timeout: PATIENCE_MS })
  const said = (await part.textContent()) ?? ''
  const records = Number(new RegExp(`(\\d+) ${unit.replace('.', '\\.')}`).exec(said)?.[1] ?? 0)
  return said.includes(text('en', 'backups:check.whole')) && records >= atLeast ? null : said.slice(0, 400)
}
