// The one export that may be under way, whatever screen is shown, and how it ended. Holds the idle lock off while it writes.
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Progress } from '#data/content-lines.ts'
import { type ExportWish, runExport } from '#data/export/export-run.ts'
import type { Counts } from '#data/export/leaving.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { runStory, type StoryWish } from './story-run.ts'

export type ExportState =
  | { at: 'start' }
  | { at: 'running'; done: number; total: number; isStopping: boolean }
  /** `counts` where it holds records one by one. */
  | { at: 'saved'; name: string; counts: Counts | null }
  | { at: 'stopped' }
  | { at: 'failed'; kind: ErrorKind }

const SHOWN_EVERY_MS = 250

const store = createStore<ExportState>(() => ({ at: 'start' }))
let stopper: AbortController | null = null
const set = (state: ExportState) => store.setState(state, true)

export function useExportState(): ExportState {
  return useStore(store)
}

/** For what is drawn around it: how far it is renders nothing there. */
export function useIsExporting(): boolean {
  return useStore(store, ({ at }) => at === 'running')
}

/** Forgets how an earlier one ended; one that runs goes on. */
export function forgetEnded(): void {
  if (store.getState().at !== 'running') set({ at: 'start' })
}

type Saved = { name: string; counts: Counts | null }
type Work = (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<Saved | null>

/** Asks where and writes; nothing when one is under way. Closing the dialog leaves everything as it was. */
export function startExport(wish: ExportWish): Promise<void> {
  return start(async (onProgress, signal) => {
    const saved = await runExport(wish, onProgress, signal)
    return saved && { name: saved.name, counts: saved }
  })
}

/** The same for the story. */
export function startStory(wish: StoryWish): Promise<void> {
  return start(async (_, signal) => {
    const saved = await runStory(wish, signal)
    return saved && { ...saved, counts: null }
  })
}

async function start(work: Work): Promise<void> {
  if (store.getState().at === 'running') return
  const controller = new AbortController()
  stopper = controller
  set({ at: 'running', done: 0, total: 0, isStopping: false })
  let shownAt = 0
  // Of thousands of entries a screen shows a few steps: drawing each took longer than writing it.
  const told = (progress: { done: number; total: number }) => {
    if (progress.done < progress.total && performance.now() - shownAt < SHOWN_EVERY_MS) return
    shownAt = performance.now()
    set({ at: 'running', ...progress, isStopping: controller.signal.aborted })
  }
  try {
    const saved = await whileHoldingIdle((signal) => work(told, signal), controller)
    set(saved === null ? { at: 'start' } : { at: 'saved', ...saved })
  } catch (error) {
    if (controller.signal.aborted) set({ at: 'stopped' })
    else set({ at: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' })
  } finally {
    stopper = null
  }
}

export function stopExport(): void {
  const state = store.getState()
  if (state.at === 'running') set({ ...state, isStopping: true })
  stopper?.abort()
}
