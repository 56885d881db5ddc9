import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { exercises } from './scripts/vite-exercises.ts'
import { mirrorPage } from './scripts/vite-mirror-page.ts'

export default defineConfig({
  plugins: [react(), exercises(), mirrorPage()],
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
    ],
    // Component tests choose jsdom with a `@vitest-environment jsdom` line of their own.
    environment: 'node',
    testTimeout: 20_000,
  },
})
