// @ts-check
// The one place that knows the host's stand-in for the app's origin. Chromium treats https as secure; `.invalid` can
// never exist, so only the host's interception can answer it. The app itself sees app:// addresses everywhere.

export const APP_ORIGIN = 'app://unborrowed'
export const PAGE_ORIGIN = 'https://unborrowed.invalid'

/**
 * @param {string} address
 * @param {string} from
 * @param {string} to
 */
function swap(address, from, to) {
  const blob = address.startsWith('blob:') ? 'blob:' : ''
  const bare = address.slice(blob.length)
  const own = bare === from || ['/', '?', '#'].some((end) => bare.startsWith(from + end))
  return own ? blob + to + bare.slice(from.length) : address
}

/** The address as the app knows it. @param {string} address */
export const toApp = (address) => swap(address, PAGE_ORIGIN, APP_ORIGIN)
/** The address as Chromium knows it. @param {string} address */
export const toPage = (address) => swap(address, APP_ORIGIN, PAGE_ORIGIN)
