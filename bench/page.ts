// What every measurement needs of the running app: to start it, to wait for it, to read the probe. Measures nothing itself.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp, type RunningApp } from '../scripts/chromium-host/launch-app.mjs'
import { round, spread } from './measure.ts'
import { installProbe, type Probe } from './probe.ts'

/** Milliseconds that a measurement may take before it is given up. */
export const LONG = 30 * 60_000

export const say = (what: string) => console.log(what)
export const median = (values: readonly number[]) => spread(values).p50
export const probe = (page: Page): Promise<Probe> => page.evaluate(() => window.bench)
export const now = (page: Page) => page.evaluate(() => performance.now())
export const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)

export function longest(longTasks: Probe['longTasks'], from: number, to = Number.POSITIVE_INFINITY): number {
  return round(Math.max(0, ...longTasks.filter(({ at }) => at >= from && at <= to).map(({ ms }) => ms)))
}

export async function start(folder: string): Promise<RunningApp> {
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
export async function reloaded(page: Page): Promise<void> {
  await page.evaluate(() => {
    ;(window as { unborrowed?: { lockWindow(): void } }).unborrowed?.lockWindow()
  })
  await page.waitForFunction(() => 'bench' in window && 'lock' in window.bench.painted)
}

/** Waits until the search worker has answered everything it was asked. */
export async function searchAtRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('search:ready').length > 0 &&
      window.bench.asked.every((one) => one.answered !== null),
    undefined,
    { timeout: LONG, polling: 100 },
  )
}

/** With UNBORROWED_BENCH_PROFILE=FOLDER: a profile of the page's thread for Chromium's own tools. Slows what it looks at. */
export async function profiled(page: Page): Promise<(name: string) => Promise<void>> {
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
