// One longer piece of work at a time: its progress, a way to stop it, and how it ended. Holds the idle lock off while it runs.
import { useEffect, useRef, useState } from 'react'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'

export type Told = { done: number; total: number }
export type Ended<T> = { ok: true; value: T } | { ok: false; kind: ErrorKind } | null

export interface Work<T> {
  isRunning: boolean
  progress: Told | null
  /** null before, while it runs, and after it was stopped. */
  ended: Ended<T>
  start(task: (onProgress: (told: Told) => void, signal: AbortSignal) => Promise<T>): void
  stop(): void
}

export function useWork<T>(): Work<T> {
  const [isRunning, setRunning] = useState(false)
  const [progress, setProgress] = useState<Told | null>(null)
  const [ended, setEnded] = useState<Ended<T>>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  return {
    isRunning,
    progress,
    ended,
    start(task) {
      if (isRunning) return
      const controller = new AbortController()
      abort.current = controller
      setRunning(true)
      setProgress(null)
      setEnded(null)
      whileHoldingIdle((signal) => task(setProgress, signal), controller)
        .then(
          (value) => setEnded({ ok: true, value }),
          (error: unknown) => {
            if (!controller.signal.aborted)
              setEnded({ ok: false, kind: error instanceof KindError ? error.kind : 'unexpected' })
          },
        )
        .finally(() => setRunning(false))
    },
    stop: () => abort.current?.abort(),
  }
}
