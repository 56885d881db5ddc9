// Two people and a plain browser between them: Ada asks, Giò answers in a file opened from disk with no network, Ada
// reads, keeps and pins to her why; another vault cannot open the letter.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { findBrowser } from '../scripts/chromium-host/find-browser.mjs'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import { expectOpen, makeVault, unlock } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const BEST = 'You stayed until the last page was bound. Nobody had asked you to.'
const MARKUP = '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>'

let folder: string
let browser: Browser
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-mirror-'))
  const executablePath = findBrowser()
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: root })
})
test.afterEach(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)
const button = (page: Page, language: Language, key: string) =>
  page.getByRole('button', { name: text(language, key), exact: true })

/** Makes a request to one person and saves the file. Answers the hash of the request's screen. */
async function ask(
  page: Page,
  language: Language,
  from: string,
  to: string,
  file: string,
  answerSave: (path: string) => Promise<void>,
): Promise<void> {
  await go(page, '#/mirror')
  await page.getByRole('link', { name: text(language, 'mirror:ask'), exact: true }).click()
  await page.getByLabel(text(language, 'mirror:new.from'), { exact: true }).fill(from)
  await button(page, language, 'mirror:new.keep').click()
  await page.getByLabel(text(language, 'mirror:request.add'), { exact: true }).fill(to)
  await button(page, language, 'mirror:request.addButton').click()
  await answerSave(file)
  await page.getByRole('button', { name: text(language, 'mirror:request.make') }).click()
  await expect(page.getByText(text(language, 'mirror:request.made', { name: to }))).toBeVisible()
}

/** Opens a mirror file from disk in a browser without network. Answers the page and what it asked for. */
async function openFromDisk(file: string): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ offline: true, acceptDownloads: true })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (error) => asked.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') asked.push(`console: ${message.text()}`)
  })
  await page.goto(pathToFileURL(file).href)
  return { page, asked }
}

/** `U1.<request>.`: how a letter for the request in this file would begin. */
function requestOf(html: string): string {
  return `U1.${/"requestId":"([A-Za-z0-9_-]{22})"/.exec(html)?.[1] ?? ''}.`
}

/** How long the log of a vault is. */
async function logBytes(userData: string): Promise<number> {
  const log = join(userData, 'vault', 'log')
  const sizes = await Promise.all((await readdir(log)).map(async (name) => (await stat(join(log, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function saveDownload(page: Page, press: () => Promise<void>, path: string): Promise<void> {
  const download = page.waitForEvent('download')
  await press()
  await (await download).saveAs(path)
}

test('[MI9] asked, answered without a network, read, kept and put into a theme; refused anywhere else', async ({
  launch,
  userData,
}) => {
  const ada = await launch()
  await makeVault(ada.page, 'en')
  const file = join(folder, 'for-gio.html')
  await ask(ada.page, 'en', 'Ada', 'Giò', file, ada.answerSave)
  await expectAccessible(ada.page, 'a request')

  const writer = await openFromDisk(file)
  await expect(writer.page.getByRole('heading', { level: 1 })).toHaveText(
    text('en', 'mirror-page:heading', { from: 'Ada' }),
  )
  await expectAccessible(writer.page, 'the mirror file')
  await writer.page.getByLabel(text('en', 'mirror:offer.best')).fill(BEST)
  const draft = join(folder, 'draft.json')
  await saveDownload(writer.page, () => button(writer.page, 'en', 'mirror-page:saveDraft').click(), draft)

  // Later, on the same file: the page kept nothing, the draft did.
  const again = await openFromDisk(file)
  await expect(again.page.getByLabel(text('en', 'mirror:offer.best'))).toHaveValue('')
  const chooser = again.page.waitForEvent('filechooser')
  await button(again.page, 'en', 'mirror-page:openDraft').click()
  await (await chooser).setFiles(draft)
  await expect(again.page.getByLabel(text('en', 'mirror:offer.best'))).toHaveValue(BEST)
  await again.page.getByLabel(text('en', 'mirror:offer.felt')).fill(MARKUP)
  await button(again.page, 'en', 'mirror-page:make').click()
  await expect(again.page.getByRole('heading', { name: text('en', 'mirror-page:madeTitle') })).toBeFocused()
  await expectAccessible(again.page, 'a sealed letter')
  const letter = join(folder, 'letter.txt')
  await saveDownload(again.page, () => button(again.page, 'en', 'mirror-page:saveLetter').click(), letter)
  const sealed = await readFile(letter, 'utf8')
  expect(sealed).not.toContain('last page')
  for (const { asked } of [writer, again]) expect(asked).toEqual([pathToFileURL(file).href])

  // Ada takes it in, reads it, keeps a line, finds it in the themes.
  await go(ada.page, '#/mirror')
  await ada.answerOpen([letter])
  await button(ada.page, 'en', 'mirror:take.file').click()
  await expect(
    ada.page.getByRole('heading', { name: text('en', 'mirror:letter.title', { name: 'Giò' }) }),
  ).toBeVisible()
  await expect(ada.page.getByText(MARKUP)).toBeVisible()
  expect(await ada.page.title()).not.toBe('ran')
  const line = ada.page.getByRole('button', { name: 'You stayed until the last page was bound.' })
  await line.click()
  await expect(line).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(ada.page, 'a letter')
  await go(ada.page, '#/themes')
  await ada.page.getByLabel(text('en', 'mirror:themes.new')).fill('Staying')
  await button(ada.page, 'en', 'mirror:themes.add').click()
  await ada.page.getByRole('button', { name: /No theme/ }).click()
  await ada.page.getByRole('option', { name: 'Staying' }).click()
  await ada.page.getByLabel(text('en', 'mirror:themes.own')).fill('I only did not want to go home.')
  await expectAccessible(ada.page, 'themes')

  // The kept line bears a clause of the why: pinned in the studio, from the drawer of evidence.
  await go(ada.page, '#/studio')
  await button(ada.page, 'en', 'studio:new.open').first().click()
  await ada.page
    .getByRole('dialog')
    .getByRole('button', { name: text('en', 'studio:new.go'), exact: true })
    .click()
  const clause = ada.page.getByRole('textbox', { name: text('en', 'studio:clause', { label: 'To' }), exact: true })
  await clause.fill('stay until the work is done')
  await ada.page.getByLabel(text('en', 'studio:drawer.search'), { exact: true }).fill('bound')
  await clause.focus()
  const drawer = ada.page.getByRole('list', { name: text('en', 'studio:drawer.title') })
  const spark = drawer.getByRole('listitem').filter({ hasText: text('en', 'search:kind.spark') })
  await spark.getByRole('button', { name: new RegExp(`^${text('en', 'studio:drawer.pin')}`) }).click()
  const pins = (page: Page) => page.getByRole('list', { name: text('en', 'studio:pins') })
  await expect(pins(ada.page)).toContainText('You stayed until the last page was bound.')
  await expectAccessible(ada.page, 'a clause resting on a letter')
  const draftHash = new URL(ada.page.url()).hash

  // The same letter twice, and one that was changed on its way.
  await go(ada.page, '#/mirror')
  await ada.answerOpen([letter])
  await button(ada.page, 'en', 'mirror:take.file').click()
  await expect(ada.page.getByRole('alert')).toHaveText(text('en', 'mirror:fault.already-here'))
  const at = sealed.length - 60
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  await button(ada.page, 'en', 'mirror:take.paste').click()
  await ada.page.getByLabel(text('en', 'mirror:take.pasted')).fill(changed)
  await button(ada.page, 'en', 'mirror:take.open').click()
  await expect(ada.page.getByRole('alert')).toHaveText(text('en', 'mirror:fault.not-authentic'))
  await expectAccessible(ada.page, 'the mirror')
  await ada.close()

  const later = await launch({ userData })
  await unlock(later.page, 'en')
  await expectOpen(later.page, 'en')
  await go(later.page, '#/themes')
  await expect(later.page.getByText('You stayed until the last page was bound.')).toBeVisible()
  await expect(later.page.getByLabel(text('en', 'mirror:themes.own'))).toHaveValue('I only did not want to go home.')
  await go(later.page, draftHash)
  await expect(pins(later.page)).toContainText('You stayed until the last page was bound.')
  await go(later.page, '#/mirror')
  await later.page.getByRole('link', { name: 'Giò' }).first().click()
  await button(later.page, 'en', 'mirror:letter.withdraw').click()
  await button(later.page, 'en', 'mirror:withdraw.go').click()
  await expect(later.page.getByText(text('en', 'mirror:waiting'))).toBeVisible({ timeout: 20_000 })
  await later.answerOpen([letter])
  await button(later.page, 'en', 'mirror:take.file').click()
  await expect(later.page.getByRole('alert')).toHaveText(text('en', 'mirror:fault.withdrawn'))
})

test('[MI9] in Italian; another vault refuses the letter and stores nothing', async ({ launch }) => {
  const ada = await launch({ locale: 'it' })
  await makeVault(ada.page, 'it')
  const file = join(folder, 'per-gio.html')
  await ask(ada.page, 'it', 'Ada', 'Giò', file, ada.answerSave)
  const writer = await openFromDisk(file)
  await expect(writer.page.locator('html')).toHaveAttribute('lang', 'it')
  await writer.page.getByLabel(text('it', 'mirror:offer.best')).fill('Sei rimasta fino all’ultima pagina.')
  await button(writer.page, 'it', 'mirror-page:make').click()
  const sealed = await writer.page.getByLabel(text('it', 'mirror-page:sealedText')).inputValue()

  const other = await mkdtemp(join(tmpdir(), 'unborrowed-other-'))
  const gio = await launch({ userData: other, locale: 'it' })
  await makeVault(gio.page, 'it')
  await ask(gio.page, 'it', 'Giò', 'Ada', join(folder, 'per-ada.html'), gio.answerSave)
  await go(gio.page, '#/mirror')
  const letter = join(folder, 'lettera.txt')
  await writeFile(letter, sealed)
  const before = await logBytes(other)
  await gio.answerOpen([letter])
  await button(gio.page, 'it', 'mirror:take.file').click()
  await expect(gio.page.getByRole('alert')).toHaveText(text('it', 'mirror:fault.foreign'))
  // Nor does it open when its outside says that it is for Giò's own request.
  const own = /U1\.([A-Za-z0-9_-]{22})\./.exec(requestOf(await readFile(join(folder, 'per-ada.html'), 'utf8')))
  expect(own?.[1]).toBeTruthy()
  await button(gio.page, 'it', 'mirror:take.paste').click()
  await gio.page
    .getByLabel(text('it', 'mirror:take.pasted'))
    .fill(sealed.replace(/U1\.[A-Za-z0-9_-]{22}\./, own?.[0] ?? ''))
  await button(gio.page, 'it', 'mirror:take.open').click()
  await expect(gio.page.getByRole('alert')).toHaveText(text('it', 'mirror:fault.not-authentic'))
  expect(await logBytes(other)).toBe(before)
  await expect(gio.page.getByText(text('it', 'mirror:title_zero'))).toBeVisible()
  await gio.close()
  await rm(other, { recursive: true, force: true, maxRetries: 3 })

  await go(ada.page, '#/mirror')
  await button(ada.page, 'it', 'mirror:take.paste').click()
  await ada.page.getByLabel(text('it', 'mirror:take.pasted')).fill(`Ciao Ada,\n${sealed}\nun abbraccio`)
  await button(ada.page, 'it', 'mirror:take.open').click()
  await expect(ada.page.getByText('Sei rimasta fino all’ultima pagina.')).toBeVisible()
})
