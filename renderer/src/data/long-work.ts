// Work that takes its time (import, export, restore, check, rotation): who locks stops it at its next commit boundary and
// waits for that, but not for ever. Knows nothing of what the work is.

const MOST_WAIT_MS = 2_000

const running = new Map<AbortController, Promise<unknown>>()

/**
 * Runs `task` as long work. Its signal turns when the vault is about to lock, and when the controller given is aborted:
 * the task then ends at its next commit boundary.
 */
export function whileWorking<T>(
  task: (signal: AbortSignal) => Promise<T>,
  controller: AbortController = new AbortController(),
): Promise<T> {
  const done = task(controller.signal).finally(() => running.delete(controller))
  running.set(
    controller,
    done.catch(() => undefined),
  )
  return done
}

export function isWorkUnderWay(): boolean {
  return running.size > 0
}

/** Stops all of it and resolves when it has ended, at the latest after `mostMs`. */
export async function stopLongWork(mostMs: number = MOST_WAIT_MS): Promise<void> {
  if (running.size === 0) return
  for (const controller of running.keys()) controller.abort()
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, mostMs)
  })
  await Promise.race([Promise.all(running.values()), patience])
  clearTimeout(timer)
}
