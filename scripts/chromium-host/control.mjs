// @ts-check
// The line between the host and the process that started it. Without such a process the host is on its own.

/**
 * @typedef {{ headless: boolean, locale: string, controlled: boolean, viewport: { width: number, height: number } | null,
 *   colorScheme: 'light' | 'dark' | null }} HostOptions
 * @typedef {{ type: 'close' } | { type: 'save-answer', path: string | null } | { type: 'open-answer', paths: string[] | null }
 *   | { type: 'power', event: 'suspend' | 'lock-screen' }} ToHost
 * @typedef {{ type: 'window', port: number, profile: string } | { type: 'problem', text: string } | { type: 'refused', what: string }} FromHost
 */

/** @returns {HostOptions} */
function readOptions() {
  const given = process.env.UNBORROWED_HOST
  const alone = { headless: false, locale: '', controlled: false, viewport: null, colorScheme: null }
  return given === undefined ? alone : { ...alone, ...JSON.parse(given) }
}

export const options = readOptions()

/** @param {FromHost} message */
export function tell(message) {
  if (options.controlled && process.connected) process.send?.(message)
}

/** @param {(message: ToHost) => void} listener */
export function onOrder(listener) {
  if (options.controlled) process.on('message', (message) => listener(/** @type {ToHost} */ (message)))
}
