// @ts-check
// `launchApp` on a real Electron binary, by Playwright's own driver. The file dialogs are answered inside the main process.
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { killTree } from './process-tree.mjs'

/**
 * @param {import('./launch-app.mjs').LaunchOptions} wish
 * @param {string} executablePath
 * @param {string} root the project's folder
 * @returns {Promise<import('./launch-app.mjs').RunningApp>}
 */
export async function launchInElectron(wish, executablePath, root) {
  const switches = [
    ...(wish.locale ? [`--lang=${wish.locale}`] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  const app = await _electron.launch({
    executablePath,
    args: [root, ...switches],
    env: { .../** @type {Record<string, string>} */ (process.env), UNBORROWED_USER_DATA: wish.userData },
    colorScheme: wish.colorScheme ?? 'light',
  })
  /** @type {string[]} */
  const problems = []
  app.context().on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  app.context().on('weberror', (error) => problems.push(String(error.error())))
  await answerDialogs(app)
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  if (wish.viewport) await page.setViewportSize(wish.viewport)
  const child = app.process()
  return {
    page,
    runtime: 'electron',
    userData: wish.userData,
    profile: join(wish.userData),
    answerSave: (path) => app.evaluate((_electron, answer) => void globalThis.unborrowedTest.saves.push(answer), path),
    answerOpen: (paths) =>
      app.evaluate((_electron, answer) => void globalThis.unborrowedTest.opens.push(answer), paths),
    violations: () => [...problems],
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close()
      })
      await ended
    },
    async kill() {
      await killTree(/** @type {number} */ (child.pid))
    },
  }
}

/** Replaces the two dialogs by queues; a dialog that comes before its answer waits for it. @param {import('playwright-core').ElectronApplication} app */
async function answerDialogs(app) {
  await app.evaluate(({ dialog }) => {
    const queues = { saves: /** @type {(string | null)[]} */ ([]), opens: /** @type {(string[] | null)[]} */ ([]) }
    globalThis.unborrowedTest = queues
    /** @template T @param {T[]} queue @returns {Promise<T>} */
    const next = async (queue) => {
      while (queue.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      return /** @type {T} */ (queue.shift())
    }
    dialog.showSaveDialog = async () => {
      const path = await next(queues.saves)
      return { canceled: path === null, filePath: path ?? '' }
    }
    dialog.showOpenDialog = async () => {
      const paths = await next(queues.opens)
      return { canceled: paths === null, filePaths: paths ?? [] }
    }
  })
}
