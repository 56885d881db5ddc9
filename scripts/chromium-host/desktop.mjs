// @ts-check
// Stands in for the parts of the desktop that the host has not got: a menu (Chromium brings its own keys) and power events.
import { EventEmitter } from 'node:events'
import { onOrder } from './control.mjs'

/** @type {Pick<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>} */
export const Menu = {
  setApplicationMenu() {},
  buildFromTemplate: () => /** @type {Electron.Menu} */ ({}),
}

/** A test can send the system's power events; nothing else does. */
export const powerMonitor = new EventEmitter()
onOrder((order) => {
  if (order.type === 'power') powerMonitor.emit(order.event)
})
