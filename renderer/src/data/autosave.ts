// Saving while a person types: debounced, retried, and flushed before the window locks or closes. Knows no records.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { KindError } from '#shared/contract/errors.ts'

const QUIET_MS = 400
const AT_MOST_MS = 2000
/** Of someone who never pauses: from here on the next change is saved as soon as it is drawn. */
const SOON_MS = 1750

export type AutosaveState = 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed'
export interface AutosaveSnapshot {
  state: AutosaveState
  /** Why the last save failed; null otherwise. */
  error: KindError | null
}

/** One thing being edited. `flush` resolves when all that was touched is saved and rejects with a KindError if it is not. */
export interface Autosave {
  touch(): void
  flush(): Promise<void>
  snapshot(): AutosaveSnapshot
  subscribe(listener: () => void): () => void
  /** Takes the newest way to save. */
  use(save: () => Promise<void>): void
  /** The editor is gone: what is unsaved is saved, and kept for `flushAll` until it is. */
  leave(): void
  /** The editor is (again) on the screen. */
  enter(): void
}

const live = new Set<Autosave>()
const lastTasks = new Set<() => Promise<void>>()
const leaveTasks = new Set<() => void>()

function toKindError(error: unknown): KindError {
  return error instanceof KindError ? error : new KindError('unexpected', 'a save failed')
}

export function createAutosave(firstSave: () => Promise<void>): Autosave {
  let save = firstSave
  let snapshot: AutosaveSnapshot = { state: 'idle', error: null }
  let quiet: ReturnType<typeof setTimeout> | undefined
  let deadline: ReturnType<typeof setTimeout> | undefined
  let dirty = false
  let dirtySince = 0
  let isComing = false
  let running: Promise<void> | null = null
  let onScreen = false
  const listeners = new Set<() => void>()

  function become(state: AutosaveState, error: KindError | null = null): void {
    // A key press while nothing new is to be said redraws nothing.
    if (snapshot.state === state && snapshot.error === error) return
    snapshot = { state, error }
    for (const listener of listeners) listener()
  }
  function stopTimers(): void {
    clearTimeout(quiet)
    clearTimeout(deadline)
    quiet = undefined
    deadline = undefined
  }
  function forgetIfDone(): void {
    if (!onScreen && !dirty && !running) live.delete(self)
  }
  async function run(): Promise<void> {
    stopTimers()
    dirty = false
    isComing = false
    become('saving')
    try {
      await save()
    } catch (error) {
      dirty = true
      dirtySince = performance.now()
      running = null
      const failure = toKindError(error)
      become('failed', failure)
      throw failure
    }
    running = null
    become(dirty ? 'unsaved' : 'saved')
    forgetIfDone()
  }
  function start(): Promise<void> {
    running ??= run()
    return running
  }
  /** For timers: the failure is in the snapshot. */
  function startQuietly(): void {
    if (running) {
      // The save on its way may have missed the last words: look again when it is done.
      quiet = setTimeout(startQuietly, QUIET_MS)
      return
    }
    start().catch(() => undefined)
  }

  /** Between two keys, not at a time of its own: the next key then finds the page idle. The timer is there if nothing is drawn. */
  function startAfterPaint(): void {
    if (isComing || running || typeof requestAnimationFrame !== 'function') return
    isComing = true
    requestAnimationFrame(() => setTimeout(() => isComing && startQuietly()))
  }

  const self: Autosave = {
    touch() {
      if (!dirty) dirtySince = performance.now()
      else if (performance.now() - dirtySince >= SOON_MS) startAfterPaint()
      dirty = true
      live.add(self)
      if (!running) become('unsaved')
      clearTimeout(quiet)
      quiet = setTimeout(startQuietly, QUIET_MS)
      deadline ??= setTimeout(startQuietly, AT_MOST_MS)
    },
    async flush() {
      if (running) await running.catch(() => undefined)
      while (dirty) await start()
    },
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    use(next) {
      save = next
    },
    enter() {
      onScreen = true
      live.add(self)
    },
    leave() {
      onScreen = false
      self
        .flush()
        .catch(() => undefined)
        .finally(() => {
          for (const task of leaveTasks) task()
        })
      forgetIfDone()
    },
  }
  return self
}

/** Runs after all saves of a `flushAll`; answers a function that takes it back. */
export function afterFlush(task: () => Promise<void>): () => void {
  lastTasks.add(task)
  return () => lastTasks.delete(task)
}

/** Runs whenever an editor was left and what was unsaved in it had its try; answers a function that takes it back. */
export function afterLeave(task: () => void): () => void {
  leaveTasks.add(task)
  return () => leaveTasks.delete(task)
}

/** Saves whatever is unsaved anywhere. Tries all, then rejects with the first KindError if one failed. */
export async function flushAll(): Promise<void> {
  const results = await Promise.allSettled([...live].map((autosave) => autosave.flush()))
  for (const task of lastTasks) await task()
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw toKindError(failed.reason)
}

/**
 * Autosave for a component that is not drawn again at each step of it: what tells of its state reads that by
 * `useAutosaveState`. Call `touch` after each change; `save` must save what is then on the screen.
 */
export function useQuietAutosave(save: () => Promise<void>): Autosave {
  const [autosave] = useState(() => createAutosave(save))
  useEffect(() => autosave.use(save), [autosave, save])
  useEffect(() => {
    autosave.enter()
    return () => autosave.leave()
  }, [autosave])
  return autosave
}

export function useAutosaveState(autosave: Autosave): AutosaveSnapshot {
  return useSyncExternalStore(autosave.subscribe, autosave.snapshot)
}

/** As `useQuietAutosave`, with the state beside it. */
export function useAutosave(save: () => Promise<void>): {
  touch(): void
  flush(): Promise<void>
  state: AutosaveState
  error: KindError | null
} {
  const autosave = useQuietAutosave(save)
  const { state, error } = useAutosaveState(autosave)
  return { touch: autosave.touch, flush: autosave.flush, state, error }
}
