// Work that must not be cut off by the idle lock (a backup being written, a check, a restore) says so here. An explicit
// lock and the system's sleep are not held off.

import { isWorkUnderWay, whileWorking } from '#data/long-work.ts'

let holds = 0
const timers = new Set<{ ms: number }>()

/** Holds the idle lock off until the answered function is called. */
export function holdIdle(): () => void {
  holds += 1
  let held = true
  return () => {
    if (held) holds -= 1
    held = false
  }
}

export function isIdleHeld(): boolean {
  return holds > 0 || isWorkUnderWay()
}

/** A timer that was told to the person runs: until the answered function is called the idle time is at least as long. */
export function stretchIdle(ms: number): () => void {
  const timer = { ms }
  timers.add(timer)
  return () => timers.delete(timer)
}

/** Lengths of the timers that run, in milliseconds. */
export function runningTimers(): number[] {
  return [...timers].map(({ ms }) => ms)
}

/** Holds it off while `work` is under way. The signal turns when the vault is locked all the same. */
export function whileHoldingIdle<T>(
  work: (signal: AbortSignal) => Promise<T>,
  controller?: AbortController,
): Promise<T> {
  return whileWorking(work, controller)
}
