// The app's address, fixed for ever: storage of the page hangs on it.

export const SCHEME = 'app'
export const HOST = 'unborrowed'
export const ORIGIN = `${SCHEME}://${HOST}`
export const START_PAGE = '/index.html'

/** The origin of an address; of `app:` too, for which the URL standard itself answers "null". Undefined if it is no address. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return `${url.protocol}//${url.host}`
}

/** True for the start page, whatever its hash: of the built app, or of the development server where there is one. */
export function isStartPage(address: string, devOrigin: string | null): boolean {
  const origin = originOf(address)
  if (origin === ORIGIN) return new URL(address).pathname === START_PAGE
  return devOrigin !== null && origin === devOrigin && ['/', START_PAGE].includes(new URL(address).pathname)
}
