// The whole bridge between page and main process: named methods, one line each. No logic, nothing generic on the page.
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { EventChannel, InvokeChannel } from '#shared/contract/contract.ts'

const invoke = (channel: InvokeChannel, input?: unknown) => ipcRenderer.invoke(channel, input)

function listen(channel: EventChannel, listener: (payload: undefined) => void): () => void {
  const relay = () => listener(undefined)
  ipcRenderer.on(channel, relay)
  return () => ipcRenderer.removeListener(channel, relay)
}

contextBridge.exposeInMainWorld('unborrowed', {
  appInfo: () => invoke('app:info'),
  readSettings: () => invoke('settings:read'),
  writeSettings: (input) => invoke('settings:write', input),
  vaultStatus: () => invoke('vault:status'),
  createVault: (input) => invoke('vault:create', input),
  newLog: (input) => invoke('vault:new-log', input),
  setVaultAside: () => invoke('vault:set-aside'),
  append: (input) => invoke('vault:append', input),
  readFrames: (input) => invoke('vault:read', input),
  chainAt: (input) => invoke('vault:chain-at', input),
  findLost: (input) => invoke('vault:find-lost', input),
  writeKeyslots: (input) => invoke('vault:write-keyslots', input),
  deviceKeyPlace: () => invoke('device-key:place'),
  keepDeviceKey: (input) => invoke('device-key:keep', input),
  readDeviceKeys: (input) => invoke('device-key:read', input),
  forgetDeviceKeys: (input) => invoke('device-key:forget', input),
  vaultSpace: () => invoke('vault:space'),
  compactVault: (input) => invoke('vault:compact', input),
  dropRecords: (input) => invoke('vault:drop-records', input),
  writeCache: (input) => invoke('cache:write', input),
  readCache: (input) => invoke('cache:read', input),
  removeCache: (input) => invoke('cache:remove', input),
  readTogether: () => invoke('together:read'),
  writeTogether: (input) => invoke('together:write', input),
  removeTogether: () => invoke('together:remove'),
  listSnapshots: () => invoke('snapshots:list'),
  makeSnapshot: (input) => invoke('snapshots:make', input),
  readSnapshot: (input) => invoke('snapshots:read', input),
  restoreSnapshot: (input) => invoke('snapshots:restore', input),
  openSnapshotFolder: () => invoke('snapshots:open-folder'),
  restoreFoundSnapshot: (input) => invoke('snapshots:restore-found', input),
  dropFromSnapshots: (input) => invoke('snapshots:drop-records', input),
  chooseSecondFolder: () => invoke('snapshots:choose-folder'),
  forgetSecondFolder: () => invoke('snapshots:forget-folder'),
  beginBlob: () => invoke('blobs:begin'),
  writeBlob: (input) => invoke('blobs:write', input),
  finishBlob: (input) => invoke('blobs:finish', input),
  abortBlob: (input) => invoke('blobs:abort', input),
  statBlob: (input) => invoke('blobs:stat', input),
  readBlob: (input) => invoke('blobs:read', input),
  listBlobs: () => invoke('blobs:list'),
  removeBlobs: (input) => invoke('blobs:remove', input),
  saveFile: (input) => invoke('files:save', input),
  beginSave: (input) => invoke('stream:begin-save', input),
  writeStream: (input) => invoke('stream:write', input),
  finishSave: (input) => invoke('stream:finish', input),
  abortSave: (input) => invoke('stream:abort', input),
  openFile: (input) => invoke('stream:open', input),
  readStream: (input) => invoke('stream:read', input),
  closeStream: (input) => invoke('stream:close', input),
  openFolder: () => invoke('folder:open'),
  readFolder: (input) => invoke('folder:read', input),
  closeFolder: (input) => invoke('folder:close', input),
  copySecret: (input) => invoke('clipboard:copy-secret', input),
  savePdf: (input) => invoke('print:save-pdf', input),
  makePdf: (input) => invoke('print:make-pdf', input),
  savePng: (input) => invoke('print:save-png', input),
  displaySize: () => invoke('print:display-size'),
  closeReady: () => invoke('window:close-ready'),
  closeRefused: () => invoke('window:close-refused'),
  lockHeard: () => invoke('window:lock-heard'),
  lockWindow: () => invoke('window:lock'),
  onClosing: (listener) => listen('window:closing', listener),
  onLockNow: (listener) => listen('vault:lock-now', listener),
} satisfies Bridge)
