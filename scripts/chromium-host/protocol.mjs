// @ts-check
// Stands in for Electron's `protocol`: keeps the app's own handlers, which interception calls.

/** @typedef {Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>} ProtocolPart */

/** @type {Map<string, (request: Request) => Response | Promise<Response>>} */
const handlers = new Map()

/** @type {ProtocolPart} */
export const protocol = {
  registerSchemesAsPrivileged() {},
  handle(scheme, handler) {
    handlers.set(`${scheme}:`, /** @type {(request: Request) => Response | Promise<Response>} */ (handler))
  },
}

/**
 * The app's answer; undefined if it serves no such scheme.
 * @param {string} address @param {string} method @param {Record<string, string>} headers
 */
export async function serve(address, method, headers) {
  const handler = handlers.get(new URL(address).protocol)
  return handler?.(new Request(address, { method, headers }))
}
