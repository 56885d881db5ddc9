// Keeps taking a file in and sweeping apart: a name that is held is swept by nobody. Gone with a reload, as is what held it.

const held = new Map<string, number>()
let last: Promise<unknown> = Promise.resolve()

/** Runs sweeps and the beginnings of storing one after the other. */
export function inBlobLine<T>(task: () => Promise<T>): Promise<T> {
  const result = last.then(task)
  last = result.catch(() => undefined)
  return result
}

export const pendingBlobs = {
  /** Answers what lets go of it; calling that twice does nothing. */
  hold(name: string): () => void {
    held.set(name, (held.get(name) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const left = (held.get(name) ?? 1) - 1
      if (left > 0) held.set(name, left)
      else held.delete(name)
    }
  },
  has: (name: string): boolean => held.has(name),
}
