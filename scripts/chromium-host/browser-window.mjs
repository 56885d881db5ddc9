// @ts-check
// Stands in for `BrowserWindow`: opening, the preventable close, and the end of a window.
import { EventEmitter } from 'node:events'
import { app, openWindows } from './app.mjs'
import { debuggingPort } from './browser.mjs'
import { options, tell } from './control.mjs'
import { HostContents } from './web-contents.mjs'

/**
 * @typedef {Pick<Electron.BrowserWindow, 'loadURL' | 'close' | 'destroy' | 'isDestroyed' | 'show' | 'focus' | 'isMinimized'
 *   | 'restore' | 'setMenuBarVisibility'>} WindowPart
 */

/** @implements {WindowPart} */
export class BrowserWindow extends EventEmitter {
  #destroyed = false

  /** @param {Electron.BrowserWindowConstructorOptions} [wish] */
  constructor(wish = {}) {
    super()
    this.webContents = new HostContents(wish.webPreferences?.preload)
    openWindows.add(this)
    // Somebody closed Chromium's own window: too late to prevent. The page has saved what it had (autosave).
    this.webContents.on('host-page-closed', () => this.#end())
  }

  /** @param {string} address */
  async loadURL(address) {
    await this.webContents.loadURL(address)
    this.emit('ready-to-show')
    if (options.controlled) tell({ type: 'window', port: await debuggingPort(), profile: app.getPath('sessionData') })
  }

  close() {
    let prevented = false
    this.emit('close', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.destroy()
  }

  destroy() {
    if (this.#destroyed) return
    const closing = this.webContents.close().catch(() => undefined)
    void closing.then(() => this.#end())
  }

  #end() {
    if (this.#destroyed) return
    this.#destroyed = true
    openWindows.delete(this)
    this.emit('closed')
    if (openWindows.size === 0) app.emit('window-all-closed')
  }

  isDestroyed() {
    return this.#destroyed
  }
  // Chromium shows its window itself, and has no menu bar of ours.
  show() {}
  focus() {}
  isMinimized() {
    return false
  }
  restore() {}
  setMenuBarVisibility() {}
}
