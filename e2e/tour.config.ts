// `npm run tour`: the main job driven once as a person would, with pictures and the exported files.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './tour',
  testMatch: '*.tour.ts',
  outputDir: '../test-results/tour',
  workers: 1,
  timeout: 15 * 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
})
