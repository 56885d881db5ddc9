// Starting the program again and unlocking it, and what its page then holds in memory.

import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectOpen, goToRoom, unlock } from '../e2e/drive/vault.ts'
import type { Figures } from './figures.ts'
import { gzipOf, initialScript, privateBytes } from './measure.ts'
import { go, longest, median, probe, profiled, reloaded, searchAtRest, start } from './page.ts'

const OUT = join(import.meta.dirname, '..', 'out', 'renderer')
const STARTS = 3
const LIST_LINK = 'main a[href*="/journal/"]:not([href$="/new"])'

/** What the page's process holds for itself, a while after the last that was done. */
export async function measureMemory(page: Page): Promise<{ heap: number; renderer: number }> {
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

/** A fresh start of the program, and one unlock of it. */
async function startAndUnlock(
  folder: string,
): Promise<{ start: Figures['start']; unlock: Figures['unlock']; startGzip: number }> {
  const from = Date.now()
  const app = await start(folder)
  try {
    const { page } = app
    await page.locator('input[type="password"]').waitFor()
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
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
    const endProfile = await profiled(page)
    await unlock(page, 'en')
    await expectOpen(page, 'en')
    await page.waitForFunction(() => 'list' in window.bench.painted)
    await searchAtRest(page)
    await endProfile('unlock')
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

/** The middle of three starts, and what the built files weigh. */
export async function measureOpening(folder: string): Promise<Pick<Figures, 'start' | 'initialScript' | 'unlock'>> {
  const starts: Awaited<ReturnType<typeof startAndUnlock>>[] = []
  for (let at = 0; at < STARTS; at += 1) starts.push(await startAndUnlock(folder))
  const of = (pick: (one: (typeof starts)[number]) => number) => median(starts.map(pick))
  return {
    start: { program: of(({ start }) => start.program), page: of(({ start }) => start.page) },
    initialScript: { ...initialScript(OUT), startGzip: starts[0]?.startGzip ?? 0 },
    unlock: {
      list: of(({ unlock }) => unlock.list),
      opens: of(({ unlock }) => unlock.opens),
      searchReady: of(({ unlock }) => unlock.searchReady),
      longestTask: of(({ unlock }) => unlock.longestTask),
    },
  }
}
