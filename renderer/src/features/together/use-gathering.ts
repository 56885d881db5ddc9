// One session under way on the screen: its state, its moves, and the saving of each to the session's own file. What is typed
// is saved like all writing; every other move at once.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type AutosaveState, useAutosave } from '#data/autosave.ts'
import { saveTogether } from '#data/together.ts'
import { holdIdle } from '#parts/idle-holds.ts'
import type { KindError } from '#shared/contract/errors.ts'
import type { Gathering } from '#shared/domain/together/gathering.ts'
import { type Move, moved } from '#shared/domain/together/moves.ts'

/** Moves made by typing: many a second. */
const TYPED: ReadonlySet<Move['do']> = new Set(['write', 'set-ask', 'set-statement', 'set-pyramid', 'set-experiment'])

export interface Sitting {
  gathering: Gathering
  move(move: Move): void
  /** Rejects with a KindError when what is on the screen is not on the disk. */
  flush(): Promise<void>
  saveState: AutosaveState
  saveError: KindError | null
}

export const now = () => Temporal.Now.instant().toString()

export function useGathering(initial: Gathering): Sitting {
  const [gathering, setGathering] = useState(initial)
  const latest = useRef(initial)
  const save = useCallback(() => saveTogether(latest.current), [])
  const { touch, flush, state, error } = useAutosave(save)

  const move = useCallback(
    (one: Move) => {
      const next = moved(latest.current, one, now())
      if (next === latest.current) return
      latest.current = next
      setGathering(next)
      touch()
      // A failure is in the state of saving, where the screen tells it.
      if (!TYPED.has(one.do)) flush().catch(() => undefined)
    },
    [touch, flush],
  )

  // People talk for longer than an idle time; in a pause the computer is alone again.
  const { isPaused } = gathering
  useEffect(() => (isPaused ? undefined : holdIdle()), [isPaused])

  return { gathering, move, flush, saveState: state, saveError: error }
}
