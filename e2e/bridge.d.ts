// What the preload puts on the page's window, for code that tests evaluate in the page.
import type { Bridge } from '../shared/contract/bridge.ts'

declare global {
  interface Window {
    unborrowed: Bridge
  }
}
