// The object that the preload puts on the page's window as `unborrowed`: named methods, nothing generic.
import type { EventChannel, EventPayload, InvokeChannel, InvokeInput, InvokeOutput } from './contract.ts'
import type { Outcome } from './errors.ts'

type Invoke<C extends InvokeChannel> =
  InvokeInput<C> extends undefined
    ? () => Promise<Outcome<InvokeOutput<C>>>
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
  saveFile: Invoke<'files:save'>
  savePdf: Invoke<'print:save-pdf'>
  closeReady: Invoke<'window:close-ready'>
  closeRefused: Invoke<'window:close-refused'>
  lockWindow: Invoke<'window:lock'>
  onClosing: Listen<'window:closing'>
  onLockNow: Listen<'vault:lock-now'>
}
