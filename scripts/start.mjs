// @ts-check
// `npm start`: installs what is missing, builds if stale, opens the app in Electron, or else in the Chromium host, and
// says which and why. `--retry-electron` tries a download that was remembered as refused; `--check` ends once the
// window shows the app's first screen (used by tests).
import { spawn } from 'node:child_process'
import { ensurePackages } from './prepare/packages.mjs'
import { ROOT } from './prepare/run.mjs'
import { giveUp, say } from './prepare/say.mjs'

const HAS_DISPLAY = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

await ensurePackages()
const { ensureElectron } = await import('./prepare/electron.mjs')
const { ensureBuild } = await import('./prepare/build.mjs')
const electron = await ensureElectron({ retry: process.argv.includes('--retry-electron') })
await ensureBuild()
if (!HAS_DISPLAY)
  giveUp(
    'There is no display here, so no window can open. To see the app at work without one: npm run tour -- --out tour-out',
  )

if (electron.path) {
  say('Opening Unborrowed in Electron.')
  const child = spawn(electron.path, [ROOT], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 0))
} else {
  const { ensureBrowser } = await import('./prepare/browser.mjs')
  const browser = await ensureBrowser()
  say(`Opening Unborrowed in the Chromium host (${browser}), because Electron's binary is not here: ${electron.why}.`)
  const { startHost } = await import('./chromium-host/start.mjs')
  await startHost({ check: process.argv.includes('--check') })
}
