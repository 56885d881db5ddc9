// @ts-check
// `npm start` without Electron's binary: the host with a window, in a process of its own, for as long as it is open.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { launchApp } from './launch-app.mjs'

const MAIN = fileURLToPath(new URL('../../out/main/index.js', import.meta.url))

/** @param {{ check?: boolean }} [options] `check` ends once the window shows the app's first screen */
export async function startHost(options = {}) {
  if (options.check) return checkOnce()
  const hook = new URL('./hook.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', hook, MAIN], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 0))
}

async function checkOnce() {
  const { mkdtemp, rm } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-check-'))
  const app = await launchApp({ userData, headless: false, electron: 'host' })
  await app.page.locator('h1').first().waitFor()
  await app.close()
  await rm(userData, { recursive: true, force: true })
}
