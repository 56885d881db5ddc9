// One sitting while it is open: holds its answers, saves at every pause together with the records they make. The rules
// are the domain's; nothing here decides what an answer means.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useAutosave } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { blankAnswer } from '#shared/domain/answers.ts'
import type { Answer, Item, Step } from '#shared/domain/exercise.ts'
import { itemsAt, itemsBeside } from '#shared/domain/items.ts'
import type { Caret, RecordId } from '#shared/domain/records.ts'
import {
  answerOf,
  answerStep,
  currentStep,
  goBack,
  goNext,
  isAnswered,
  noteStep,
  pause,
  placeCaret,
  resume,
  type Session,
  skipStep,
  stop,
} from '#shared/domain/session.ts'
import { applyYields } from '#shared/domain/yields.ts'
import type { LoadedSession } from './load-session.ts'
import { useRecordsGiven } from './use-records-given.ts'

const now = () => Temporal.Now.instant().toString()

export type Sitting = ReturnType<typeof useSitting>

export function useSitting({ session: loaded, exercise, earlier }: LoadedSession) {
  const [session, setSession] = useState(loaded)
  const latest = useRef(loaded)
  /** What the records already follow: the body of the last commit. */
  const saved = useRef(loaded.body)
  const waiting = useRef<RecordWrite[]>([])
  const given = useRecordsGiven()

  const save = useCallback(async () => {
    const writing = latest.current
    const kept = waiting.current
    const done = applyYields({ exercise, session: writing, before: saved.current, records: headsOf, now: now(), newId })
    const { id, head, body } = done.session
    await saveRecords([{ id, head, body }, ...done.changes, ...kept])
    saved.current = body
    waiting.current = waiting.current.filter((write) => !kept.includes(write))
    // Answers may have changed meanwhile; which records there are has not.
    latest.current = { ...latest.current, body: { ...latest.current.body, produced: body.produced } }
    setSession(latest.current)
  }, [exercise])
  const autosave = useAutosave(save)
  const { touch, flush } = autosave

  const change = useCallback(
    (next: (session: Session) => Session) => {
      const changed = next(latest.current)
      if (changed === latest.current) return
      latest.current = changed
      setSession(changed)
      touch()
    },
    [touch],
  )

  const itemsOf = (step: Step): Item[] => itemsAt(exercise, session, step, given, earlier)
  const step = currentStep(session, exercise)

  const actions = useMemo(() => {
    const answer = (stepId: string, given: Answer) =>
      change((session) => answerStep(session, exercise, stepId, given, now()))
    return {
      answer,
      note: (stepId: string, note: string) => change((session) => noteStep(session, stepId, note, now())),
      /** One step on; a step that needs no words counts as done by it. Answers whether the sitting is finished now. */
      next(items: readonly Item[]) {
        change((session) => {
          const step = currentStep(session, exercise)
          const passed = passedAnswer(session, step, items)
          const answered = passed ? answerStep(session, exercise, step.id, passed, now()) : session
          return goNext(answered, exercise, now())
        })
        void flush().catch(() => undefined)
      },
      skip() {
        change((session) => skipStep(session, exercise, now()))
        void flush().catch(() => undefined)
      },
      back() {
        change((session) => goBack(session, exercise, now()))
        void flush().catch(() => undefined)
      },
      /** Remembers the caret with the next save; only words written or moved in make one necessary. */
      caret(caret: Caret) {
        const { body } = latest.current
        if (JSON.stringify(body.caret) === JSON.stringify(caret)) return
        latest.current = placeCaret(latest.current, caret)
        if (isAnswered(latest.current, caret.stepId)) touch()
      },
      /** Remembers how far the step is scrolled, with the next save. */
      scrolled(pixels: number) {
        const { caret } = latest.current.body
        if (caret) latest.current = placeCaret(latest.current, { ...caret, scroll: Math.round(pixels) })
      },
      /** Keeps a line: the spark is saved in the same commit as the text that carries its mark. */
      keepLine(stepId: string, quote: string): RecordId {
        const id = newId()
        const at = now()
        const source = { kind: 'session', recordId: latest.current.id, stepId } as const
        waiting.current = [
          ...waiting.current,
          { id, head: { kind: 'spark', createdAt: at, updatedAt: at, deletedAt: null, quote, source } },
        ]
        touch()
        return id
      },
      /** "Stop here": resolves when everything is on disk; rejects when it could not be saved, and then nothing is lost. */
      async stop() {
        change((session) => stop(session, now()))
        await flush()
      },
      async pause() {
        change((session) => (session.head.status === 'open' ? pause(session, now()) : session))
        await flush()
      },
    }
  }, [change, exercise, flush, touch])

  useEffect(() => {
    change((session) =>
      session.head.status === 'paused' || session.head.status === 'stopped' ? resume(session, now()) : session,
    )
    return () => void actions.pause().catch(() => undefined)
  }, [change, actions])

  return {
    session,
    exercise,
    step,
    itemsOf,
    beside: itemsBeside(exercise, session, step, given, earlier),
    given,
    sparks: given('spark'),
    saveState: autosave.state,
    saveError: autosave.error,
    saveNow: () => void flush().catch(() => undefined),
    ...actions,
  }
}

/** What going on from an unanswered step says by itself; null where it says nothing. */
function passedAnswer(session: Session, step: ReturnType<typeof currentStep>, items: readonly Item[]): Answer | null {
  if (answerOf(session, step.id)) return null
  if (step.kind === 'settle' || step.kind === 'read' || step.kind === 'recall') return blankAnswer(step)
  // An order that was looked at and left is an order.
  if (step.kind === 'rank' && items.length > 0) return { kind: 'rank', order: items.map((item) => item.id) }
  return null
}
