// End-to-end tests run the built app: in Electron where its binary is present, else in the Chromium host.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  // On a busy CI machine a timeout is tried once more; the report calls such a test flaky and the closing line counts it as passed.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
})
