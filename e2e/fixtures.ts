// The running app as a Playwright fixture: a user-data folder of its own, closed afterwards, failing on any violation
// of the content security policy and any uncaught error that the test did not provoke.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { type LaunchOptions, launchApp, type RunningApp } from '../scripts/chromium-host/launch-app.mjs'

interface Fixtures {
  /** An empty folder for one person's data. */
  userData: string
  /** Starts the app on that folder. Every app still running is killed at the end of the test. */
  launch: (options?: Partial<LaunchOptions> & { locale?: Language }) => Promise<RunningApp>
  /** Set to the violations that this test means to provoke. */
  provoked: { patterns: RegExp[] }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  provoked: async ({}, use) => use({ patterns: [] }),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'unborrowed-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  },
  launch: async ({ userData, provoked }, use) => {
    const apps: RunningApp[] = []
    await use(async (options = {}) => {
      const app = await launchApp({
        userData,
        headless: true,
        locale: 'en',
        viewport: { width: 1280, height: 800 },
        ...options,
      })
      apps.push(app)
      return app
    })
    const violations = apps.flatMap((app) => app.violations())
    await Promise.all(apps.map((app) => app.kill()))
    expect(violations.filter((each) => !provoked.patterns.some((pattern) => pattern.test(each)))).toEqual([])
  },
})

export type { Page, RunningApp }
export { expect }
