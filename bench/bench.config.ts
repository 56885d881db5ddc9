// `npm run bench`: the measurements on the built app. Everything it is asked for comes in environment variables.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../test-results/bench',
  workers: 1,
  timeout: 0,
  expect: { timeout: 60_000 },
  reporter: [['list']],
})
