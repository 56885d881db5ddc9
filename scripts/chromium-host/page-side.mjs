// @ts-check
// What runs in the page before anything else: the app's preload bundle with a two-name stand-in for `electron`.
import { readFile } from 'node:fs/promises'
import { PAGE_ORIGIN } from './origin.mjs'
import { PAGE_SOURCE } from './packing.mjs'

export const BINDING = '__unborrowed_invoke'
export const EVENT = 'unborrowed-host-event'

/** @param {string} preload path of the built bundle */
export async function pageScript(preload) {
  const bundle = await readFile(preload, 'utf8')
  return `(() => {
  const invoke = globalThis[${JSON.stringify(BINDING)}]
  delete globalThis[${JSON.stringify(BINDING)}]
  if (globalThis.top !== globalThis || location.origin !== ${JSON.stringify(PAGE_ORIGIN)} || !invoke) return
  ${PAGE_SOURCE}
  const relays = new Map()
  addEventListener(${JSON.stringify(EVENT)}, (event) => {
    for (const listener of [...(relays.get(event.detail.channel) ?? [])]) listener({}, event.detail.payload)
  })
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) =>
        Object.defineProperty(globalThis, name, { value: Object.freeze(value), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel, input) => invoke({ channel, input: send(input) }).then(receive),
      on: (channel, listener) => relays.set(channel, [...(relays.get(channel) ?? []), listener]),
      removeListener: (channel, listener) =>
        relays.set(channel, (relays.get(channel) ?? []).filter((one) => one !== listener)),
    },
  }
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload may only require electron')
    return electron
  }
  ;((require, module, exports) => {${bundle}
  })(require, { exports: {} }, {})
})()`
}
