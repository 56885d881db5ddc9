// When an open vault that nobody touches says that it will lock, and when it does. Pure: the clock is an argument.

/** How long before locking the notice shows, at most. A short idle time gives half of itself to the notice. */
export const NOTICE_MS = 30_000

export type IdleStage = 'active' | 'notice' | 'lock'

export interface IdleState {
  /** Since the last input, in milliseconds. */
  idleMs: number
  /** The person's idle time, in milliseconds. */
  limitMs: number
  /** Work is under way that must not be cut off by an idle lock (a backup being written, a check, a rotation). */
  isHeld: boolean
}

/** The idle time while timers run: the longest of them where that is longer than the person's own. All in milliseconds. */
export function stretchedLimit(limitMs: number, timersMs: readonly number[]): number {
  return Math.max(limitMs, ...timersMs)
}

/** How long the notice shows before the lock of this idle time, in milliseconds. */
export function noticeMs(limitMs: number): number {
  return Math.min(NOTICE_MS, limitMs / 2)
}

/** `lock` from the limit on, `notice` for the last stretch before it; while held, neither. */
export function idleStage({ idleMs, limitMs, isHeld }: IdleState): IdleStage {
  if (isHeld) return 'active'
  if (idleMs >= limitMs) return 'lock'
  return idleMs >= limitMs - noticeMs(limitMs) ? 'notice' : 'active'
}
