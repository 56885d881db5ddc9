// How the three parts are built. `out/` runs without node_modules; only `electron` and Node's own modules stay outside.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { exercises } from './scripts/vite-exercises.ts'
import { mirrorPage } from './scripts/vite-mirror-page.ts'

export default defineConfig(({ command }) => ({
  main: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(command === 'serve' ? 'electron/main/dev.ts' : 'electron/main/index.ts') },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        // A sandboxed preload must be CommonJS and one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // Absolute addresses: a print page uses the same fonts from another folder.
    base: '/',
    plugins: [react(), exercises(), mirrorPage()],
    worker: { format: 'es' },
    build: {
      outDir: resolve('out/renderer'),
      target: 'chrome140',
      // The CSP knows no data: address and no inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
}))
