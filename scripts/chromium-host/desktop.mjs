// @ts-check
// Stands in for the parts of the desktop that the host has not got: a menu (Chromium brings its own keys) power events, a display.
import { EventEmitter } from 'node:events'
import { onOrder, options } from './control.mjs'

/** @type {Pick<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>} */
export const Menu = {
  setApplicationMenu() {},
  buildFromTemplate: () => /** @type {Electron.Menu} */ ({}),
}

/** The window's own room stands in for the display. @type {Pick<typeof Electron.screen, 'getPrimaryDisplay'>} */
export const screen = {
  getPrimaryDisplay: () =>
    /** @type {Electron.Display} */ ({ size: options.viewport ?? { width: 1280, height: 800 }, scaleFactor: 1 }),
}

/** A test can send the system's power events; nothing else does. */
export const powerMonitor = new EventEmitter()
onOrder((order) => {
  if (order.type === 'power') powerMonitor.emit(order.event)
})
