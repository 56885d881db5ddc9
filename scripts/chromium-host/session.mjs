// @ts-check
// Stands in for Electron's default session: keeps what the app decides about requests, permissions and downloads.
import { EventEmitter } from 'node:events'

/**
 * @typedef {Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
 *   | 'setDisplayMediaRequestHandler' | 'setBluetoothPairingHandler' | 'setUSBProtectedClassesHandler' | 'setSpellCheckerEnabled'>} SessionPart
 * @typedef {Parameters<Electron.Session['setPermissionRequestHandler']>[0]} PermissionHandler
 * @typedef {(details: { url: string, method: string, resourceType: string }, reply: (answer: { cancel?: boolean }) => void) => void} RequestListener
 */

/** Chromium's permission names, each with the name by which Electron asks for it. */
const PERMISSIONS = /** @type {const} */ ({
  camera: 'media',
  microphone: 'media',
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'midi-sysex': 'midiSysex',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'storage-access': 'storage-access',
})

/** @implements {SessionPart} */
class HostSession extends EventEmitter {
  /** @type {RequestListener | null} */
  #before = null
  /** @type {PermissionHandler} */
  #permission = null
  webRequest = {
    /** @param {RequestListener | null} listener */
    onBeforeRequest: (listener) => {
      this.#before = listener
    },
  }

  /** Whether the app lets a request go on. @param {{ url: string, method: string, resourceType: string }} details */
  async lets(details) {
    const before = this.#before
    if (before === null) return true
    return new Promise((resolve) => before(details, (answer) => resolve(answer.cancel !== true)))
  }

  /** Asks the app about every permission that Chromium knows, before a page can; answers those it grants. */
  async grantedPermissions() {
    /** @type {string[]} */
    const granted = []
    for (const [chromium, electron] of Object.entries(PERMISSIONS)) {
      const handler = this.#permission
      const allowed =
        handler === null ||
        (await new Promise((resolve) => {
          const contents = /** @type {Electron.WebContents} */ (/** @type {unknown} */ (null))
          const details = { isMainFrame: true, requestingUrl: '' }
          handler(contents, electron, resolve, details)
        }))
      if (allowed) granted.push(chromium)
    }
    return granted
  }

  /** @param {PermissionHandler} handler */
  setPermissionRequestHandler(handler) {
    this.#permission = handler
  }
  // Chromium has no devices and no display capture to offer in the host: denied whatever the app decides.
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
  setBluetoothPairingHandler() {}
  setUSBProtectedClassesHandler() {}
  setSpellCheckerEnabled() {}
}

export const session = { defaultSession: new HostSession() }
