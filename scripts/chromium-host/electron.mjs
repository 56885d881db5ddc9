// @ts-check
// What the app gets for `import … from 'electron'` in the host: exactly the names that it uses.
export { app } from './app.mjs'
export { BrowserWindow } from './browser-window.mjs'
export { clipboard } from './clipboard.mjs'
export { Menu, powerMonitor, screen } from './desktop.mjs'
export { dialog } from './dialog.mjs'
export { ipcMain } from './ipc-main.mjs'
export { protocol } from './protocol.mjs'
export { safeStorage } from './safe-storage.mjs'
export { session } from './session.mjs'
