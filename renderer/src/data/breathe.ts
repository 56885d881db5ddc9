// Lets the page draw and answer between two pieces of long work.

interface TaskScheduler {
  postTask(task: () => void): Promise<unknown>
}

/**
 * Resolves in a later task. Chromium makes a timer wait 4 ms when timers follow one another; a posted task waits for nothing but
 * its turn.
 */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: TaskScheduler }
  return new Promise((resolve) => {
    if (scheduler) void scheduler.postTask(resolve)
    else setTimeout(resolve)
  })
}
