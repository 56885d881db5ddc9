// Asking the page to lock itself, and what happens when it does not even hear: a page that hangs holds its keys in memory,
// so it is closed and a new one takes its place.

const PATIENCE_MS = 2_000

export interface LockCall {
  call(): void
  /** The page has heard and is at it: it saves first, and may stay with what it could not save. */
  heard(): void
}

/** `ask` tells the page; `replace` closes it and brings a new one. */
export function createLockCall(ask: () => void, replace: () => void, patienceMs: number = PATIENCE_MS): LockCall {
  let waiting: NodeJS.Timeout | undefined
  function wait(): void {
    const since = Date.now()
    waiting = setTimeout(() => {
      waiting = undefined
      // The computer slept in between: the page has had no time yet.
      if (Date.now() - since > patienceMs * 2) wait()
      else replace()
    }, patienceMs)
  }
  return {
    call() {
      ask()
      if (waiting === undefined) wait()
    },
    heard() {
      clearTimeout(waiting)
      waiting = undefined
    },
  }
}
