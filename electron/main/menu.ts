// The application menu. Outside macOS it is not shown: it is there for the accelerators of its roles.
import { Menu, type MenuItemConstructorOptions } from 'electron'

export function installMenu(): void {
  const zoom: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  }
  const first: MenuItemConstructorOptions = process.platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' }
  Menu.setApplicationMenu(Menu.buildFromTemplate([first, { role: 'editMenu' }, zoom, { role: 'windowMenu' }]))
}
