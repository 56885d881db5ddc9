// What is done in the app while it is measured: make a vault, import, write, search, look at memory and disk, start again.
import { statSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectSaved } from '../e2e/drive/journal.ts'
import { text } from '../e2e/drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from '../e2e/drive/vault.ts'
import { launchApp, type RunningApp } from '../scripts/chromium-host/launch-app.mjs'
import { type BenchEntry, ownWord, queriesFor } from './entries.ts'
import { type Bar, barsOf, type Figures } from './figures.ts'
import { diskSync, folderBytes, gzipOf, initialScript, privateBytes, round, spread } from './measure.ts'
import { type Asked, installProbe, type Probe } from './probe.ts'

export interface Run {
  entries: number
  /** Of the machine, at the start and at the end: a figure from a busy machine says little. */
  load: { before: number; after: number }
  figures: Figures
  bars: Bar[]
}
export interface RunWish {
  folder: string
  zip: string
  entries: readonly BenchEntry[]
  /** The entry of 20,000 words, in the zip beside them. */
  long: BenchEntry
  seed: number
}

const OUT = join(import.meta.dirname, '..', 'out', 'renderer')
const SAVES = 30
const KEYS = 150
const QUERIES = 40
const STARTS = 3
const LONG = 30 * 60_000
const LIST_LINK = 'main a[href*="/journal/"]:not([href$="/new"])'

const say = (what: string) => console.log(what)
const median = (values: readonly number[]) => spread(values).p50
const probe = (page: Page): Promise<Probe> => page.evaluate(() => window.bench)
const now = (page: Page) => page.evaluate(() => performance.now())
const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)

function longest(longTasks: Probe['longTasks'], from: number, to = Number.POSITIVE_INFINITY): number {
  return round(Math.max(0, ...longTasks.filter(({ at }) => at >= from && at <= to).map(({ ms }) => ms)))
}

async function start(folder: string): Promise<RunningApp> {
  const app = await launchApp({
    userData: join(folder, 'data'),
    headless: true,
    locale: 'en',
    viewport: { width: 1280, height: 800 },
  })
  await app.page.addInitScript(installProbe)
  return app
}

/** The probe is there from the next load on: locking loads the page again. */
async function reloaded(page: Page): Promise<void> {
  await page.evaluate(() => {
    ;(window as { unborrowed?: { lockWindow(): void } }).unborrowed?.lockWindow()
  })
  await page.waitForFunction(() => 'bench' in window && 'lock' in window.bench.painted)
}

/** Waits until the search worker has answered everything it was asked. */
async function searchAtRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('search:ready').length > 0 &&
      window.bench.asked.every((one) => one.answered !== null),
    undefined,
    { timeout: LONG, polling: 100 },
  )
}

/** With UNBORROWED_BENCH_PROFILE=FOLDER: a profile of the page's thread for Chromium's own tools. Slows what it looks at. */
async function profiled(page: Page): Promise<(name: string) => Promise<void>> {
  const folder = process.env.UNBORROWED_BENCH_PROFILE
  if (!folder) return async () => undefined
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.start')
  return async (name) => {
    const { profile } = await cdp.send('Profiler.stop')
    writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile))
  }
}

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

async function measureMemory(page: Page): Promise<Figures['memory']> {
  await goToRoom(page, 'en', 'today').catch(() => go(page, '#/'))
  await page.waitForTimeout(6000)
  await searchAtRest(page)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const browser = await page.context().browser()?.newBrowserCDPSession()
  const processes = await browser?.send('SystemInfo.getProcessInfo').catch(() => null)
  const ids = (processes?.processInfo ?? []).filter(({ type }) => type === 'renderer').map(({ id }) => id)
  return { heap: usedSize, renderer: Math.max(0, ...ids.map(privateBytes)) }
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

/** A fresh start of the program, and one unlock of it. */
async function startAndUnlock(
  folder: string,
): Promise<{ start: Figures['start']; unlock: Figures['unlock']; startGzip: number }> {
  const from = Date.now()
  const app = await start(folder)
  try {
    const { page } = app
    await page.locator('input[type="password"]').waitFor()
    const painted = await page.evaluate(() => ({
      origin: performance.timeOrigin,
      at: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      scripts: performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname.slice(1))
        .filter((name) => name.endsWith('.js')),
    }))
    await go(page, '#/journal')
    await reloaded(page)
    await unlock(page, 'en')
    await expectOpen(page, 'en')
    await page.waitForFunction(() => 'list' in window.bench.painted)
    await searchAtRest(page)
    const marks = await page.evaluate(() => ({
      key: performance.getEntriesByName('vault:key')[0]?.startTime ?? 0,
      ready: performance.getEntriesByName('search:ready')[0]?.startTime ?? 0,
    }))
    const clickAt = page.evaluate(
      () =>
        new Promise<number>((done) =>
          addEventListener('click', (event) => done(event.timeStamp), { capture: true, once: true }),
        ),
    )
    await page.locator(LIST_LINK).nth(3).click()
    const clicked = await clickAt
    await page.waitForFunction(() => 'text' in window.bench.painted)
    const { painted: at, longTasks } = await probe(page)
    return {
      start: { program: painted.origin + painted.at - from, page: painted.at },
      startGzip: gzipOf(OUT, [...new Set(painted.scripts)]),
      unlock: {
        list: (at.list ?? 0) - marks.key,
        opens: (at.text ?? 0) - clicked,
        searchReady: marks.ready - marks.key,
        longestTask: longest(longTasks, marks.key),
      },
    }
  } finally {
    await app.close()
  }
}

/** One whole run; `entries` are those in the zip beside the long one. */
export async function measureRun(wish: RunWish): Promise<Run> {
  const before = round(loadavg()[0] ?? 0)
  const { entries, folder } = wish
  say(`${entries.length} entries`)
  const app = await start(folder)
  let figures: Omit<Figures, 'start' | 'initialScript' | 'unlock'>
  try {
    const { page } = app
    await makeVault(page, 'en')
    await reloaded(page)
    await unlock(page, 'en')
    await expectOpen(page, 'en')
    const imported = await measureImport(app, wish)
    say(`  imported in ${Math.round(imported.searchable / 1000)} s`)
    const save = await measureSaves(page, folder)
    const keystroke = await measureKeys(page)
    const search = await measureSearch(page, wish)
    const exported = await measureExport(app, folder)
    say(`  exported in ${Math.round(exported.all / 1000)} s`)
    const memory = await measureMemory(page)
    const disk = await measureDisk(app, wish)
    figures = { import: imported, save, keystroke, search, memory, disk, export: exported }
  } finally {
    await app.close()
  }
  say('  starting again')
  const starts: Awaited<ReturnType<typeof startAndUnlock>>[] = []
  for (let at = 0; at < STARTS; at += 1) starts.push(await startAndUnlock(folder))
  const all: Figures = {
    ...figures,
    start: {
      program: median(starts.map((one) => one.start.program)),
      page: median(starts.map((one) => one.start.page)),
    },
    initialScript: { ...initialScript(OUT), startGzip: starts[0]?.startGzip ?? 0 },
    unlock: {
      list: median(starts.map((one) => one.unlock.list)),
      opens: median(starts.map((one) => one.unlock.opens)),
      searchReady: median(starts.map((one) => one.unlock.searchReady)),
      longestTask: median(starts.map((one) => one.unlock.longestTask)),
    },
  }
  return {
    entries: entries.length,
    load: { before, after: round(loadavg()[0] ?? 0) },
    figures: all,
    bars: barsOf(all, entries.length),
  }
}
