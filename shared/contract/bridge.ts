// The object that the preload puts on the page's window as `unborrowed`: named methods, nothing generic.
import type { EventChannel, EventPayload, InvokeChannel, InvokeInput, InvokeOutput } from './contract.ts'
import type { Outcome } from './errors.ts'

type Invoke<C extends InvokeChannel> =
  InvokeInput<C> extends undefined
    ? () => Promise<Outcome<InvokeOutput<C>>>
    : undefined extends InvokeInput<C>
      ? (input?: InvokeInput<C>) => Promise<Outcome<InvokeOutput<C>>>
      : (input: InvokeInput<C>) => Promise<Outcome<InvokeOutput<C>>>
/** Answers a function that stops listening. */
type Listen<C extends EventChannel> = (listener: (payload: EventPayload<C>) => void) => () => void

export interface Bridge {
  appInfo: Invoke<'app:info'>
  readSettings: Invoke<'settings:read'>
  writeSettings: Invoke<'settings:write'>
  vaultStatus: Invoke<'vault:status'>
  createVault: Invoke<'vault:create'>
  newLog: Invoke<'vault:new-log'>
  setVaultAside: Invoke<'vault:set-aside'>
  append: Invoke<'vault:append'>
  readFrames: Invoke<'vault:read'>
  chainAt: Invoke<'vault:chain-at'>
  findLost: Invoke<'vault:find-lost'>
  writeKeyslots: Invoke<'vault:write-keyslots'>
  deviceKeyPlace: Invoke<'device-key:place'>
  keepDeviceKey: Invoke<'device-key:keep'>
  readDeviceKeys: Invoke<'device-key:read'>
  forgetDeviceKeys: Invoke<'device-key:forget'>
  vaultSpace: Invoke<'vault:space'>
  compactVault: Invoke<'vault:compact'>
  dropRecords: Invoke<'vault:drop-records'>
  writeCache: Invoke<'cache:write'>
  readCache: Invoke<'cache:read'>
  removeCache: Invoke<'cache:remove'>
  readTogether: Invoke<'together:read'>
  writeTogether: Invoke<'together:write'>
  removeTogether: Invoke<'together:remove'>
  listSnapshots: Invoke<'snapshots:list'>
  makeSnapshot: Invoke<'snapshots:make'>
  readSnapshot: Invoke<'snapshots:read'>
  restoreSnapshot: Invoke<'snapshots:restore'>
  stopRestore: Invoke<'snapshots:stop-restore'>
  openSnapshotFolder: Invoke<'snapshots:open-folder'>
  restoreFoundSnapshot: Invoke<'snapshots:restore-found'>
  dropFromSnapshots: Invoke<'snapshots:drop-records'>
  chooseSecondFolder: Invoke<'snapshots:choose-folder'>
  forgetSecondFolder: Invoke<'snapshots:forget-folder'>
  beginBlob: Invoke<'blobs:begin'>
  writeBlob: Invoke<'blobs:write'>
  finishBlob: Invoke<'blobs:finish'>
  abortBlob: Invoke<'blobs:abort'>
  statBlob: Invoke<'blobs:stat'>
  readBlob: Invoke<'blobs:read'>
  listBlobs: Invoke<'blobs:list'>
  removeBlobs: Invoke<'blobs:remove'>
  saveFile: Invoke<'files:save'>
  beginSave: Invoke<'stream:begin-save'>
  writeStream: Invoke<'stream:write'>
  finishSave: Invoke<'stream:finish'>
  abortSave: Invoke<'stream:abort'>
  openFile: Invoke<'stream:open'>
  readStream: Invoke<'stream:read'>
  closeStream: Invoke<'stream:close'>
  openFolder: Invoke<'folder:open'>
  readFolder: Invoke<'folder:read'>
  closeFolder: Invoke<'folder:close'>
  copySecret: Invoke<'clipboard:copy-secret'>
  savePdf: Invoke<'print:save-pdf'>
  makePdf: Invoke<'print:make-pdf'>
  savePng: Invoke<'print:save-png'>
  displaySize: Invoke<'print:display-size'>
  closeReady: Invoke<'window:close-ready'>
  closeRefused: Invoke<'window:close-refused'>
  lockHeard: Invoke<'window:lock-heard'>
  lockWindow: Invoke<'window:lock'>
  onClosing: Listen<'window:closing'>
  onLockNow: Listen<'vault:lock-now'>
}
