// Rules [TT8], [TT9]: no word lies readable in any file of the user-data folder; the same scan finds all of them where
// nothing is sealed. `npm run torture` does it with fifty words.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/chromium-host/find-browser.mjs'
import { canariesOf, leakRun, scan } from '../scripts/torture/leaks.ts'
import { randomOf } from '../scripts/torture/random.ts'
import { keepLine, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const CANARY = 'zirbelkiefer-und-mandarinen-7431'
const TITLE = 'quarzsandglocke-2290'
const ONE_EACH = { body: 1, title: 1, tag: 1, search: 1, draft: 1, trash: 1 }

test('[TT8] a sentence, a title and a kept line are in no file, running or closed', async ({ launch, userData }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', `Before. ${CANARY}. After.`)
  await app.page.getByLabel(text('en', 'journal:title.label'), { exact: true }).fill(TITLE)
  await keepLine(app.page, 'en', CANARY)
  await app.page.waitForTimeout(2500)
  expect([...(await scan([userData], [CANARY, TITLE])).found]).toEqual([])
  await app.close()
  expect([...(await scan([userData, app.profile], [CANARY, TITLE])).found]).toEqual([])
})

test('[TT8] words typed as body, title, tag, search, draft and into the trash are in no file after a kill and a close', async () => {
  const { scans, canaries } = await leakRun('share', true, ONE_EACH)
  expect(scans.flatMap(({ found }) => [...found])).toEqual([])
  expect(canaries.length).toBe(6)
})

test('[TT9] negative control: with sealing off the same scan finds every word that was stored', async () => {
  const { scans, canaries } = await leakRun('share', false, ONE_EACH)
  const stored = canaries.filter(({ field }) => field !== 'search').map(({ word }) => word)
  expect([...(scans.at(-1)?.found.keys() ?? [])].sort()).toEqual(stored.sort())
})

test('[TT9] control: the scan finds fifty words where a page keeps them in IndexedDB as they are', async () => {
  const words = canariesOf(randomOf('control')).map(({ word }) => word)
  const profile = await mkdtemp(join(tmpdir(), 'unborrowed-control-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? '',
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>control</title>' }))
  await page.goto('https://control.invalid/')
  await page.evaluate(async (all) => {
    const open = indexedDB.open('control', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('plain').createIndex('word', 'word')
    await new Promise((resolve) => {
      open.onsuccess = resolve
    })
    const write = open.result.transaction('plain', 'readwrite', { durability: 'strict' })
    for (const [at, word] of all.entries()) {
      // Short and long, as a key of an index and as a value that Chromium compresses.
      write.objectStore('plain').put({ word, long: `${word} and so on, at length. `.repeat(at * 20) }, at)
    }
    await new Promise((resolve) => {
      write.oncomplete = resolve
    })
  }, words)
  await context.close()
  expect([...(await scan([profile], words)).found.keys()].sort()).toEqual(words.sort())
  await rm(profile, { recursive: true, force: true })
})
