// `npm run torture`: the long run on the built app. Everything it is asked for comes in environment variables.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.torture.ts',
  outputDir: '../../test-results/torture',
  workers: 1,
  timeout: 0,
  expect: { timeout: 30_000 },
  reporter: [['list']],
})
