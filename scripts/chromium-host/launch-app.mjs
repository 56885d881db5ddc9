// @ts-check
// Starts the built app for a test or a tour, in Electron where its binary is there, else in the host: one interface for both.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findElectron } from '../prepare/electron.mjs'
import { PAGE_ORIGIN } from './origin.mjs'
import { killTree } from './process-tree.mjs'

/**
 * @typedef {{ userData: string, headless?: boolean, locale?: string, colorScheme?: 'light' | 'dark',
 *   viewport?: { width: number, height: number }, electron?: 'auto' | 'host' }} LaunchOptions
 * @typedef {{
 *   page: import('playwright-core').Page,
 *   runtime: 'electron' | 'chromium-host',
 *   userData: string,
 *   profile: string,
 *   answerSave(path: string | null): Promise<void>,
 *   answerOpen(paths: string[] | null): Promise<void>,
 *   violations(): string[],
 *   power(event: 'suspend' | 'lock-screen'): Promise<void>,
 *   close(): Promise<void>,
 *   kill(): Promise<void>,
 * }} RunningApp
 * `profile` is Chromium's own folder (IndexedDB lies in it). `violations` are the CSP violations, console errors and
 * uncaught errors so far. `close` is what a person does; it rejects when the app does not end. `kill` is SIGKILL for all.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const START_MS = 60_000
const CLOSE_MS = 30_000

/** @param {LaunchOptions} options @returns {Promise<RunningApp>} */
export async function launchApp(options) {
  const binary = options.electron === 'host' ? null : findElectron()
  if (binary === null) return launchInHost(options)
  const { launchInElectron } = await import('./launch-electron.mjs')
  return launchInElectron(options, binary, ROOT)
}

/** @param {LaunchOptions} wish */
function spawnHost(wish) {
  const host = {
    headless: wish.headless ?? true,
    locale: wish.locale ?? 'en',
    controlled: true,
    viewport: wish.viewport ?? null,
    colorScheme: wish.colorScheme ?? 'light',
  }
  return fork(join(ROOT, 'out/main/index.js'), [], {
    execArgv: ['--import', new URL('./hook.mjs', import.meta.url).href],
    env: { ...process.env, UNBORROWED_USER_DATA: wish.userData, UNBORROWED_HOST: JSON.stringify(host) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

/** @param {LaunchOptions} wish @returns {Promise<RunningApp>} */
async function launchInHost(wish) {
  const child = spawnHost(wish)
  const pid = /** @type {number} */ (child.pid)
  /** @type {string[]} */
  const problems = []
  let output = ''
  const collect = (/** @type {Buffer} */ piece) => {
    output = (output + piece).slice(-20_000)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))

  /** @type {Promise<{ port: number, profile: string }>} */
  const opened = new Promise((resolve) => {
    child.on('message', (raw) => {
      const message = /** @type {import('./control.mjs').FromHost} */ (raw)
      if (message.type === 'problem') problems.push(message.text)
      if (message.type === 'window') resolve(message)
    })
  })
  const first = await Promise.race([opened, ended, timer(START_MS)])
  if (first === null || typeof first !== 'object') {
    await killTree(pid)
    throw new Error(`the app did not open its window\n${output}`)
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${first.port}`)
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((one) => one.url().startsWith(`${PAGE_ORIGIN}/index.html`))
  if (!page) throw new Error('the window shows no page of ours')
  if (wish.viewport) await page.setViewportSize(wish.viewport)

  /** @param {import('./control.mjs').ToHost} order @returns {Promise<void>} */
  const send = (order) =>
    new Promise((resolve, reject) => child.send(order, (error) => (error ? reject(error) : resolve())))
  return {
    page,
    runtime: 'chromium-host',
    userData: wish.userData,
    profile: join(first.profile, 'Default'),
    answerSave: (path) => send({ type: 'save-answer', path }),
    answerOpen: (paths) => send({ type: 'open-answer', paths }),
    violations: () => [...problems],
    power: (event) => send({ type: 'power', event }),
    async close() {
      if (child.connected) await send({ type: 'close' })
      const code = await Promise.race([ended, timer(CLOSE_MS)])
      await browser.close().catch(() => undefined)
      if (code !== 'late') return
      await killTree(pid)
      throw new Error(`the app did not close within ${CLOSE_MS / 1000} s\n${output}`)
    },
    async kill() {
      await killTree(pid)
      await ended
      await browser.close().catch(() => undefined)
    },
  }
}

/** @param {number} ms @returns {Promise<'late'>} */
function timer(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms, 'late').unref())
}
