// The one import that may be under way, whatever screen is shown: from choosing a file to how it ended. Holds the idle
// lock off while it reads or writes.
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type ChosenImport, chooseImportFile, chooseImportFolder, type ImportWish } from '#data/import/choose-import.ts'
import { type ImportPreview, previewOf } from '#data/import/import-preview.ts'
import type { Scan } from '#data/import/import-reader.ts'
import { type ImportRun, runImport } from '#data/import/import-run.ts'
import { lookAtFile } from '#parts/attachments/attach-file.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { ArchiveError, type ArchiveFault } from '#shared/domain/archive.ts'

export type ImportState =
  | { at: 'start' }
  | { at: 'reading'; met: number }
  | { at: 'preview'; chosen: ChosenImport; scan: Scan; preview: ImportPreview }
  | { at: 'refused'; fault: ArchiveFault; member: string | null }
  | { at: 'unknown'; name: string }
  | { at: 'failed'; kind: ErrorKind }
  | { at: 'running'; name: string; done: number; total: number; isStopping: boolean }
  | { at: 'ended'; run: ImportRun }

const SHOWN_EVERY_MS = 250

const store = createStore<ImportState>(() => ({ at: 'start' }))
let stopper: AbortController | null = null

const set = (state: ImportState) => store.setState(state, true)

export function useImportState(): ImportState {
  return useStore(store)
}

/** Lets go of a file that was looked at, and of what was told of an earlier one. A running import goes on. */
export function backToStart(): void {
  const state = store.getState()
  if (state.at === 'running' || state.at === 'reading') return
  if (state.at === 'preview') void state.chosen.close()
  set({ at: 'start' })
}

function toldOf(error: unknown): ImportState {
  if (error instanceof ArchiveError) return { at: 'refused', fault: error.fault, member: error.member }
  return { at: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' }
}

/** Asks for a file or a folder and reads it through. Nothing is written. */
export async function lookAt(what: 'file' | 'folder', filterName: string, wish: ImportWish): Promise<void> {
  backToStart()
  if (store.getState().at !== 'start') return
  const onMet = (met: number) => set({ at: 'reading', met })
  const onChosen = () => set({ at: 'reading', met: 0 })
  try {
    const chosen = await whileHoldingIdle(() =>
      what === 'file' ? chooseImportFile(filterName, wish, onMet, onChosen) : chooseImportFolder(wish, onMet, onChosen),
    )
    if (chosen === null) return set({ at: 'start' })
    if (chosen.scan === null) {
      await chosen.close()
      return set({ at: 'unknown', name: chosen.name })
    }
    set({ at: 'preview', chosen, scan: chosen.scan, preview: previewOf(chosen.scan) })
  } catch (error) {
    set(toldOf(error))
  }
}

/** Brings over what the preview told. */
export async function bringOver(wish: ImportWish): Promise<void> {
  const state = store.getState()
  if (state.at !== 'preview') return
  const { chosen, preview } = state
  const controller = new AbortController()
  stopper = controller
  const running = { at: 'running', name: chosen.name, total: preview.fresh.length } as const
  set({ ...running, done: 0, isStopping: false })
  let shownAt = performance.now()
  // Of hundreds of commits a screen shows a few steps: drawing each took a tenth of the whole.
  const told = ({ done }: { done: number }) => {
    if (performance.now() - shownAt < SHOWN_EVERY_MS) return
    shownAt = performance.now()
    set({ ...running, done, isStopping: controller.signal.aborted })
  }
  try {
    const now = Temporal.Now.instant().round('millisecond').toString()
    const run = await whileHoldingIdle(() =>
      runImport(
        chosen,
        { homeZone: wish.homeZone, labels: wish.labels, now, look: lookAtFile },
        told,
        controller.signal,
      ),
    )
    set({ at: 'ended', run })
  } catch (error) {
    set(toldOf(error))
  } finally {
    stopper = null
    await chosen.close()
  }
}

/** What is here by then stays, as an import that can be undone. */
export function stopImport(): void {
  const state = store.getState()
  if (state.at === 'running') set({ ...state, isStopping: true })
  stopper?.abort()
}
