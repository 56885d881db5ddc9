// @ts-check
// Stands in for `ipcMain`: the app's handlers by channel.

/** @typedef {{ sender: unknown, senderFrame: { url: string, parent: unknown, origin: string } | null }} InvokeEvent */
/** @typedef {(event: InvokeEvent, ...input: unknown[]) => unknown} Handler */

/** @type {Map<string, Handler>} */
const handlers = new Map()

export const ipcMain = {
  /** @param {string} channel @param {Handler} handler */
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    handlers.set(channel, handler)
  },
  /** @param {string} channel */
  removeHandler(channel) {
    handlers.delete(channel)
  },
}

/** @param {string} channel @param {InvokeEvent} event @param {unknown} input */
export async function invoke(channel, event, input) {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`no handler for ${channel}`)
  return handler(event, input)
}
