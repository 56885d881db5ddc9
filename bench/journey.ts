// What is done in the app while it is measured: make a vault, import, write, search, look at memory and disk, start again.
import { existsSync, statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectSaved } from '../e2e/drive/journal.ts'
import { text } from '../e2e/drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from '../e2e/drive/vault.ts'
import type { RunningApp } from '../scripts/chromium-host/launch-app.mjs'
import { type BenchEntry, ownWord, queriesFor } from './entries.ts'
import { type Bar, barsOf, type Figures } from './figures.ts'
import { diskSync, folderBytes, round, spread } from './measure.ts'
import { measureMemory, measureOpening } from './opening.ts'
import { go, LONG, longest, now, probe, profiled, reloaded, say, searchAtRest, start } from './page.ts'
import type { Asked } from './probe.ts'

export interface Run {
  entries: number
  /** Of the machine, at the start and at the end: a figure from a busy machine says little. */
  load: { before: number; after: number }
  figures: Partial<Figures>
  bars: Bar[]
}
/** What can be asked for alone; `open` is start and unlock. */
export type Part = 'import' | 'save' | 'keys' | 'search' | 'export' | 'memory' | 'disk' | 'open'
export interface RunWish {
  folder: string
  zip: string
  entries: readonly BenchEntry[]
  /** The entry of 20,000 words, in the zip beside them. */
  long: BenchEntry
  seed: number
  only: readonly Part[]
  /** The entries are in the vault of an earlier run. */
  isMade: boolean
  /** Called once they are in it and the program has been closed. */
  onMade(): void
}

const SAVES = 30
const KEYS = 150
const QUERIES = 40

async function measureImport(app: RunningApp, { zip, entries }: RunWish): Promise<Figures['import']> {
  const { page } = app
  await go(page, '#/import')
  await app.answerOpen([zip])
  const lookedAt = await now(page)
  await page.getByRole('button', { name: text('en', 'import:chooseFile'), exact: true }).click()
  const bring = page.getByRole('button', { name: text('en', 'import:looked.bring_other'), exact: true })
  await bring.waitFor({ timeout: LONG })
  const look = (await now(page)) - lookedAt
  const endProfile = await profiled(page)
  const from = await now(page)
  await bring.click()
  await page.getByText(text('en', 'import:ended.done_other', { count: entries.length + 1 })).waitFor({ timeout: LONG })
  const brought = await now(page)
  await searchAtRest(page)
  await endProfile('import')
  const { asked, longTasks } = await probe(page)
  const lastChange = Math.max(brought, ...asked.filter(({ name }) => name === 'change').map((one) => one.answered ?? 0))
  const over = longTasks.filter(({ at }) => at >= from && at <= lastChange)
  return {
    look: round(look),
    bring: round(brought - from),
    searchable: round(lastChange - from),
    tasksOver50: over.length,
    longestTask: longest(longTasks, from, lastChange),
  }
}

async function measureSaves(page: Page, folder: string): Promise<Figures['save']> {
  await go(page, '#/journal/new')
  const editor = page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })
  await editor.click()
  const from = await now(page)
  for (let at = 0; at < SAVES; at += 1) {
    const before = (await probe(page)).saves.length
    await page.keyboard.insertText(`Sentence ${ownWord(900_000 + at)} of an evening. `)
    await page.waitForFunction((count) => window.bench.saves.length > count, before, { polling: 20 })
  }
  await expectSaved(page, 'en')
  await searchAtRest(page)
  const { saves, asked } = await probe(page)
  const own = saves.filter(({ at }) => at >= from)
  const findable = own.flatMap(({ at, ms }) => {
    const change = asked.find((one) => one.name === 'change' && one.at >= at)
    return change?.answered ? [change.answered - (at + ms)] : []
  })
  const disk = await diskSync(folder, 6_000, 100)
  return { acknowledged: spread(own.map(({ ms }) => ms)), disk, findable: spread(findable) }
}

async function measureKeys(page: Page): Promise<Figures['keystroke']> {
  await goToRoom(page, 'en', 'journal')
  await page.getByRole('link', { name: /A very long day/ }).click()
  const editor = page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })
  await editor.locator('p').first().click({ timeout: 60_000 })
  await page.keyboard.press('End')
  await page.keyboard.type('Warm up. ', { delay: 60 })
  const before = (await probe(page)).keys.length
  await page.keyboard.type('and so the evening went on '.repeat(20).slice(0, KEYS), { delay: 60 })
  const keys = (await probe(page)).keys.slice(before)
  await expectSaved(page, 'en')
  return { toPaint: spread(keys.map((key) => key.toPaint)), work: spread(keys.map((key) => key.work)) }
}

async function measureSearch(page: Page, { entries, seed }: RunWish): Promise<Figures['search']> {
  await goToRoom(page, 'en', 'search')
  const field = page.getByRole('textbox', { name: text('en', 'search:field'), exact: true })
  await field.waitFor()
  const from = await now(page)
  const before = await probe(page)
  for (const query of queriesFor(entries, seed, QUERIES)) {
    await field.fill('')
    await page.keyboard.type(query, { delay: 70 })
  }
  await searchAtRest(page)
  const { asked, longTasks, keys } = await probe(page)
  const took = asked
    .slice(before.asked.length)
    .filter(({ name }) => name === 'search')
    .map(({ at, answered }: Asked) => (answered ?? at) - at)
  const painted = keys.slice(before.keys.length).map(({ toPaint }) => toPaint)
  return { roundTrip: spread(took), painted: spread(painted), longestTask: longest(longTasks, from) }
}

async function measureExport(app: RunningApp, folder: string): Promise<Figures['export']> {
  const { page } = app
  const file = join(folder, 'everything.zip')
  await go(page, '#/export')
  await page.getByRole('radio', { name: text('en', 'export:format.markdown') }).check({ force: true })
  await app.answerSave(file)
  const from = await now(page)
  await page.getByRole('button', { name: text('en', 'export:go'), exact: true }).click()
  await page.getByText(text('en', 'export:saved', { name: 'everything.zip' })).waitFor({ timeout: LONG })
  const to = await now(page)
  const { longTasks } = await probe(page)
  return { all: round(to - from), bytes: statSync(file).size, longestTask: longest(longTasks, from, to) }
}

async function measureDisk(app: RunningApp, { entries, long }: RunWish): Promise<Figures['disk']> {
  await app.page.evaluate(() =>
    (window as { unborrowed?: { compactVault(input: { all: boolean }): Promise<unknown> } }).unborrowed?.compactVault({
      all: true,
    }),
  )
  const vault = join(app.userData, 'vault')
  const textBytes = [...entries, long].reduce(
    (sum, entry) => sum + Buffer.byteLength(entry.text) + Buffer.byteLength(entry.title),
    0,
  )
  const log = folderBytes(join(vault, 'log'))
  const searchImage = statSync(join(vault, 'cache', 'search.cache'), { throwIfNoEntry: false })?.size ?? 0
  return {
    text: textBytes,
    log,
    ratio: round(log / textBytes),
    searchImage,
    searchRatio: round(searchImage / textBytes),
  }
}

/** The program with the vault open: made and filled when it is not there yet. */
async function withOpenVault<T>(wish: RunWish, task: (app: RunningApp) => Promise<T>): Promise<T> {
  const app = await start(wish.folder)
  try {
    const { page } = app
    if (existsSync(join(app.userData, 'vault'))) await page.locator('input[type="password"]').waitFor()
    else await makeVault(page, 'en')
    await reloaded(page)
    await unlock(page, 'en')
    await expectOpen(page, 'en')
    return await task(app)
  } finally {
    await app.close()
  }
}

/** One whole run; `entries` are those in the zip beside the long one. */
export async function measureRun(wish: RunWish): Promise<Run> {
  const before = round(loadavg()[0] ?? 0)
  const { entries, folder, isMade } = wish
  const isAsked = (part: Part) => wish.only.includes(part)
  say(`${entries.length} entries`)
  let figures: Partial<Figures> = {}
  let afterWork: number | null = null
  if (!isMade || ['save', 'keys', 'search', 'export', 'disk'].some((part) => isAsked(part as Part))) {
    await withOpenVault(wish, async (app) => {
      const { page } = app
      if (!isMade) {
        const imported = await measureImport(app, wish)
        say(`  imported in ${Math.round(imported.searchable / 1000)} s`)
        figures.import = imported
      }
      await searchAtRest(page)
      if (isAsked('save')) figures.save = await measureSaves(page, folder)
      if (isAsked('keys')) figures.keystroke = await measureKeys(page)
      if (isAsked('search')) figures.search = await measureSearch(page, wish)
      if (isAsked('export')) {
        figures.export = await measureExport(app, folder)
        say(`  exported in ${Math.round(figures.export.all / 1000)} s`)
      }
      if (isAsked('memory') && wish.only.length > 1) afterWork = (await measureMemory(page)).renderer
      if (isAsked('disk')) figures.disk = await measureDisk(app, wish)
    })
  }
  wish.onMade()
  if (isAsked('open')) {
    say('  starting again')
    figures = { ...figures, ...(await measureOpening(folder)) }
  }
  // Last: the first start after a compaction reads everything, and writes its caches anew.
  if (isAsked('memory'))
    figures.memory = { ...(await withOpenVault(wish, ({ page }) => measureMemory(page))), afterWork }
  return {
    entries: entries.length,
    load: { before, after: round(loadavg()[0] ?? 0) },
    figures,
    bars: barsOf(figures, entries.length),
  }
}
