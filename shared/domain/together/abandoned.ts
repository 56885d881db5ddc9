// When a shared-purpose session that nobody ended counts as abandoned. Pure: both times are arguments.

export const KEPT_DAYS = 7
const DAY_MS = 86_400_000

/** Both in milliseconds since 1970. `touched` is when its file was last written; a clock that went back abandons nothing. */
export function isAbandoned(touched: number, now: number): boolean {
  return now - touched >= KEPT_DAYS * DAY_MS
}
