// The one window: how it is made, how it closes (after the page's last save), how it comes back after a crash.
import { join } from 'node:path'
import { BrowserWindow, type WebPreferences } from 'electron'
import type { EventChannel } from '#shared/contract/contract.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { createLockCall, type LockCall } from './lock-call.ts'
import { ORIGIN, START_PAGE } from './origin.ts'

/** After this long without an answer, a second wish to close is taken at its word: the page cannot answer any more. */
const PATIENCE_MS = 5000

/** A window that has not changed its size for this long has found it. */
const STILL_MS = 500

/** Shared by every window; a window of our page adds its preload. */
export const SAFE_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
  safeDialogs: true,
} as const satisfies WebPreferences

export interface MainWindow {
  window: BrowserWindow
  send(channel: EventChannel): void
  focus(): void
  /** The page has saved: close. */
  closeReady(): void
  /** The page could not save: stay. */
  closeRefused(): void
  /** The system suspends or its screen locks. */
  lockCall: LockCall
  /** Reloads the page: every key and opened text in its memory is gone. */
  lock(): void
  applyZoom(percent: number): void
}

/** `rememberSize` gets the window's size once it has been still for a moment; a maximized one keeps its former size. */
export function createMainWindow(
  settings: () => Settings,
  devServer: string | null,
  rememberSize: (size: Settings['window']) => void,
): MainWindow {
  const window = new BrowserWindow({
    ...settings().window,
    minWidth: 640,
    minHeight: 480,
    title: 'Unborrowed',
    show: false,
    webPreferences: {
      ...SAFE_PREFERENCES,
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      devTools: devServer !== null,
    },
  })
  let mayClose = false
  let pageGone = false
  let askedAt: number | null = null

  const main: MainWindow = {
    window,
    send(channel) {
      if (!window.isDestroyed()) window.webContents.send(channel)
    },
    focus() {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    closeReady() {
      mayClose = true
      window.close()
    },
    closeRefused() {
      askedAt = null
    },
    lockCall: createLockCall(
      () => main.send('vault:lock-now'),
      () => {
        if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
      },
    ),
    lock() {
      main.lockCall.heard()
      window.webContents.reload()
    },
    applyZoom(percent) {
      window.webContents.setZoomFactor(percent / 100)
    },
  }

  window.on('close', (event) => {
    const lost = pageGone || (askedAt !== null && Date.now() - askedAt > PATIENCE_MS)
    if (mayClose || lost) return
    event.preventDefault()
    askedAt ??= Date.now()
    main.send('window:closing')
  })
  let resized: NodeJS.Timeout | undefined
  window.on('resize', () => {
    clearTimeout(resized)
    resized = setTimeout(() => {
      if (window.isDestroyed()) return
      const { width, height } = window.getNormalBounds()
      rememberSize({ width, height })
    }, STILL_MS)
  })
  window.once('ready-to-show', () => window.show())
  window.on('unresponsive', () => {
    pageGone = true
  })
  window.on('responsive', () => {
    pageGone = false
  })
  window.webContents.on('did-finish-load', () => {
    pageGone = false
    // A close asked for while nobody listened is asked again.
    if (askedAt !== null) main.send('window:closing')
    askedAt = null
    main.applyZoom(settings().zoom)
  })
  window.webContents.on('render-process-gone', () => {
    pageGone = true
    if (!window.isDestroyed()) window.webContents.reload()
  })
  window.setMenuBarVisibility(false)
  void window.loadURL(devServer ?? `${ORIGIN}${START_PAGE}`)
  return main
}
