// The order of start-up. Everything that restricts the page is in place before a window exists.
import { join } from 'node:path'
import { app, powerMonitor, safeStorage } from 'electron'
import { Blobs } from '../vault/blobs.ts'
import { CacheFiles } from '../vault/cache-files.ts'
import { nodeFileSystem } from '../vault/file-system.ts'
import { LostParts } from '../vault/lost-parts.ts'
import { Snapshots } from '../vault/snapshots.ts'
import { Vault } from '../vault/vault.ts'
import { DeviceKeys, systemKeychain } from './device-keys.ts'
import { Folders } from './folders.ts'
import { appHandlers } from './handlers/app.ts'
import { blobHandlers } from './handlers/blobs.ts'
import { cacheHandlers } from './handlers/cache.ts'
import { clipboardHandlers } from './handlers/clipboard.ts'
import { fileHandlers, folderDialog, openDialog, saveDialog } from './handlers/files.ts'
import { folderHandlers } from './handlers/folders.ts'
import { keychainHandlers } from './handlers/keychain.ts'
import { printHandlers } from './handlers/print.ts'
import { snapshotHandlers } from './handlers/snapshots.ts'
import { streamHandlers } from './handlers/streams.ts'
import { togetherHandlers } from './handlers/together.ts'
import { vaultHandlers } from './handlers/vault.ts'
import { windowHandlers } from './handlers/window.ts'
import { registerHandlers } from './ipc.ts'
import { installMenu } from './menu.ts'
import { originOf } from './origin.ts'
import { createPrintPages } from './print-pages.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { refusingWrites } from './read-only.ts'
import { hardenProcess, secureApp } from './security.ts'
import { openSettings } from './settings.ts'
import { Streams } from './streams.ts'
import { TogetherFiles } from './together-files.ts'
import { createUpkeep } from './upkeep.ts'
import { versionMark } from './version-mark.ts'
import { createMainWindow, type MainWindow } from './window.ts'

/** Name and folder are fixed for ever; only tests give another folder, by an environment variable of their own. */
function fixIdentity(): void {
  app.setName('Unborrowed')
  app.setAppUserModelId('app.unborrowed.desktop')
  app.setPath('userData', process.env.UNBORROWED_USER_DATA ?? join(app.getPath('appData'), 'Unborrowed'))
}

/** `devServer` is the development server's address; the built app passes null, and nothing in it can change that. */
export async function start(devServer: string | null): Promise<void> {
  fixIdentity()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerScheme()
  hardenProcess(devServer !== null)
  await app.whenReady()

  const devOrigin = devServer === null ? null : (originOf(devServer) ?? null)
  const userData = app.getPath('userData')
  const settings = await openSettings(userData)
  const folder = join(userData, 'vault')
  const vault = new Vault(folder)
  const blobs = new Blobs(folder)
  const places = { folder, secondFolder: () => settings.current().secondFolder }
  const snapshots = new Snapshots(vault, nodeFileSystem, places)
  const upkeep = createUpkeep(vault, snapshots, versionMark(join(userData, 'last-version.json'), app.getVersion()))
  const printPages = createPrintPages()
  const streams = new Streams(join(userData, 'unfinished-files.json'))
  await streams.removeLeftOvers()
  const together = new TogetherFiles(join(userData, 'together'))
  // Not worth a word when the disk refuses: it is tried again at each look, and at each unlock and start.
  const sweepTogether = () => void together.sweep().catch(() => undefined)
  sweepTogether()
  const withSweep = {
    ...upkeep,
    opened: () => {
      sweepTogether()
      return upkeep.opened()
    },
  }
  const folders = new Folders()
  const clipboard = clipboardHandlers()
  secureApp(devOrigin)
  serveApp(join(import.meta.dirname, '../renderer'), printPages)
  installMenu()

  const main: MainWindow = createMainWindow(settings.current, devServer, (size) => {
    // Not worth a word when the disk refuses.
    void settings.write({ ...settings.current(), window: size }).catch(() => undefined)
  })
  // While the window starts: the page will ask for just this, and hears then of whatever is wrong with it.
  void vault.status().catch(() => undefined)
  const choose = saveDialog(() => main.window)
  registerHandlers(
    refusingWrites(
      {
        ...appHandlers(settings, main.applyZoom),
        ...vaultHandlers(vault, withSweep, blobs, new LostParts(vault, snapshots, folder)),
        ...cacheHandlers(new CacheFiles(folder)),
        ...snapshotHandlers(
          snapshots,
          settings,
          folderDialog(() => main.window),
        ),
        ...blobHandlers(blobs),
        ...keychainHandlers(new DeviceKeys(join(userData, 'device-keys'), systemKeychain(safeStorage))),
        ...fileHandlers(choose),
        ...streamHandlers(
          streams,
          choose,
          openDialog(() => main.window),
        ),
        ...folderHandlers(
          folders,
          folderDialog(() => main.window),
        ),
        ...togetherHandlers(together),
        ...clipboard.handlers,
        ...printHandlers(printPages, choose),
        ...windowHandlers(main, upkeep.locked),
      },
      () => vault.isReadOnly(),
    ),
    devOrigin,
  )
  // A page that is loaded anew has forgotten its streams.
  main.window.webContents.on('did-finish-load', () => {
    void streams.abortAll()
    void blobs.abortAll()
    folders.closeAll()
  })
  app.on('second-instance', () => main.focus())
  powerMonitor.on('suspend', () => main.lockCall.call())
  powerMonitor.on('lock-screen', () => main.lockCall.call())
  app.on('window-all-closed', () => app.quit())
  app.once('will-quit', (event) => {
    event.preventDefault()
    const closed = upkeep.end().then(() => vault.close())
    void Promise.allSettled([clipboard.clearNow(), streams.abortAll(), blobs.abortAll(), closed]).then(() => app.exit())
  })
}
