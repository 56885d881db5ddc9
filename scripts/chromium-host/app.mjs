// @ts-check
// Stands in for Electron's `app`: identity, folders, single instance, and the end.
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { onOrder, options } from './control.mjs'
import { takeLock } from './single-instance.mjs'

/**
 * @typedef {Pick<Electron.App, 'getVersion' | 'getName' | 'setName' | 'setAppUserModelId' | 'setPath' | 'getLocale'
 *   | 'getPreferredSystemLanguages' | 'requestSingleInstanceLock' | 'quit' | 'exit' | 'whenReady' | 'enableSandbox' | 'isPackaged'>
 *   & { getPath(name: 'appData' | 'userData' | 'sessionData'): string, commandLine: Pick<Electron.CommandLine, 'appendSwitch'> }} AppPart
 */

/** Windows that are open. @type {Set<{ close(): void }>} */
export const openWindows = new Set()
/** What must be ended before the process may. @type {Set<() => Promise<void>>} */
export const endings = new Set()

function appData() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}

/** @implements {AppPart} */
class HostApp extends EventEmitter {
  /** Switches the app wants for Chromium. @type {Map<string, string | undefined>} */
  switches = new Map()
  commandLine = {
    /** @param {string} name @param {string} [value] */
    appendSwitch: (name, value) => void this.switches.set(name, value),
  }
  isPackaged = true
  #name = 'Unborrowed'
  /** @type {Map<string, string>} */
  #paths = new Map()
  #ending = false

  getName() {
    return this.#name
  }
  /** @param {string} name */
  setName(name) {
    this.#name = name
  }
  setAppUserModelId() {}
  enableSandbox() {}
  getVersion() {
    return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
  }
  getLocale() {
    return options.locale || Intl.DateTimeFormat().resolvedOptions().locale
  }
  getPreferredSystemLanguages() {
    return [this.getLocale()]
  }
  /** Chromium's profile lies beside our own files, as it does in Electron. @param {'appData' | 'userData' | 'sessionData'} name */
  getPath(name) {
    if (name === 'appData') return appData()
    const userData = this.#paths.get('userData') ?? join(appData(), this.#name)
    mkdirSync(userData, { recursive: true })
    return name === 'userData' ? userData : join(userData, 'chromium')
  }
  /** @param {string} name @param {string} path */
  setPath(name, path) {
    this.#paths.set(name, path)
  }
  requestSingleInstanceLock() {
    return takeLock(this.getPath('userData'), () => this.emit('second-instance'))
  }
  async whenReady() {}
  quit() {
    if (openWindows.size === 0) {
      this.#willQuit()
      return
    }
    this.emit('before-quit', {})
    for (const window of [...openWindows]) window.close()
  }
  /** @param {number} [code] */
  exit(code = 0) {
    void this.#end(code)
  }
  #willQuit() {
    let prevented = false
    const preventDefault = () => {
      prevented = true
    }
    this.emit('will-quit', { preventDefault })
    if (!prevented) void this.#end(0)
  }
  /** @param {number} code */
  async #end(code) {
    if (this.#ending) return
    this.#ending = true
    for (const ending of endings) await ending().catch(() => undefined)
    process.exit(code)
  }
}

export const app = new HostApp()
process.on('SIGTERM', () => app.quit())
process.on('SIGINT', () => app.quit())
onOrder((order) => {
  if (order.type === 'close') app.quit()
})
// A test process that died must leave no browser behind.
if (options.controlled) process.on('disconnect', () => app.exit(1))
