// No sentence lies readable in any file of the user-data folder; the same scan finds it where nothing is sealed.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/chromium-host/find-browser.mjs'
import { keepLine, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const CANARY = 'zirbelkiefer-und-mandarinen-7431'
const TITLE = 'quarzsandglocke-2290'

/** The files below `folder` that hold one of the words as UTF-8, UTF-16LE or base64. */
async function filesHolding(folder: string, words: string[]): Promise<string[]> {
  const needles = words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    // Base64 shifts with the position: the inner part of each of the three alignments is searched for.
    ...[0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.from(' '.repeat(shift) + word)
          .toString('base64')
          .slice(4, -4),
      ),
    ),
  ])
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
  const hits: string[] = []
  for (const file of files) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    if (needles.some((needle) => bytes.includes(needle))) hits.push(file)
  }
  return hits
}

test('a sentence and a title typed into the app are in no file, running, closed or killed', async ({
  launch,
  userData,
}) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', `Before. ${CANARY}. After.`)
  await app.page.getByLabel(text('en', 'journal:title.label'), { exact: true }).fill(TITLE)
  await keepLine(app.page, 'en', CANARY)
  await app.page.waitForTimeout(2500)
  expect(await filesHolding(userData, [CANARY, TITLE])).toEqual([])
  await app.close()
  expect(await filesHolding(userData, [CANARY, TITLE])).toEqual([])
  expect(await filesHolding(app.profile, [CANARY, TITLE])).toEqual([])
})

test('control: the same scan finds the sentence where a page stores it unsealed', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'unborrowed-control-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? '',
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>control</title>' }))
  await page.goto('https://control.invalid/')
  await page.evaluate(async (word) => {
    const open = indexedDB.open('control', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('plain')
    await new Promise((resolve) => {
      open.onsuccess = resolve
    })
    const write = open.result.transaction('plain', 'readwrite', { durability: 'strict' })
    write.objectStore('plain').put(word, 1)
    await new Promise((resolve) => {
      write.oncomplete = resolve
    })
  }, CANARY)
  await context.close()
  expect(await filesHolding(profile, [CANARY])).not.toEqual([])
  await rm(profile, { recursive: true, force: true })
})
