// Rules X1–X8: a sitting keeps everything and always ends.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExercises } from '../../scripts/vite-exercises.ts'
import { blankAnswer } from './answers.ts'
import type { Answer, Exercise, Step } from './exercise.ts'
import {
  answerOf,
  answerStep,
  beginSession,
  currentStep,
  finish,
  goBack,
  goNext,
  isAnswered,
  isLastStep,
  pause,
  placeCaret,
  progress,
  resume,
  type Session,
  skipStep,
  stop,
} from './session.ts'
import { textFromPlain } from './text.ts'

const exercises = readExercises()
const NOW = '2026-11-22T07:00:00Z'
const LATER = '2026-11-22T08:00:00Z'

function begun(exercise: Exercise): Session {
  return beginSession({ id: 'session', exercise, definitionId: 'definition', language: 'en', now: NOW })
}

function first(): Exercise {
  const [exercise] = exercises
  if (!exercise) throw new Error('no exercise')
  return exercise
}

/** An answer of the step's kind that holds the word. */
function answerWith(step: Step, word: string): Answer {
  switch (step.kind) {
    case 'write':
      return { kind: 'write', text: textFromPlain(word) }
    case 'list':
      return { kind: 'list', items: [{ id: 'a', text: word, detail: '' }] }
    case 'sentence':
      return { kind: 'sentence', items: [{ id: 'a', stemId: step.stems[0]?.id ?? '', blanks: { to: word } }] }
    case 'choose-sparks':
      return { kind: 'choose-sparks', sparkIds: [word] }
    case 'rate':
      return { kind: 'rate', ratings: { [word]: { intrinsic: 3 } } }
    case 'rank':
      return { kind: 'rank', order: [word] }
    case 'compare':
      return { kind: 'compare', pairs: [{ a: word, b: 'b', winner: null }] }
    case 'decide':
      return { kind: 'decide', chosen: word, reason: '' }
    case 'act':
      return { kind: 'act', what: word, obstacle: '', plan: '', day: null }
    case 'recall':
      return { kind: 'recall', note: word }
    default:
      return blankAnswer(step)
  }
}

type Move = { do: 'answer'; word: string } | { do: 'skip' | 'back' | 'next' | 'pause' | 'resume' | 'stop' | 'kill' }
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    do: fc.constant('answer' as const),
    word: fc.string({ minLength: 1 }).filter((word) => word.trim() !== ''),
  }),
  fc.record({ do: fc.constantFrom('skip' as const, 'back', 'next', 'pause', 'resume', 'stop', 'kill') }),
)

function moved(session: Session, exercise: Exercise, made: Move): Session {
  switch (made.do) {
    case 'answer': {
      const step = currentStep(session, exercise)
      return answerStep(session, exercise, step.id, answerWith(step, made.word), LATER)
    }
    case 'skip':
      return skipStep(session, exercise, LATER)
    case 'back':
      return goBack(session, exercise, LATER)
    case 'next':
      return goNext(session, exercise, LATER)
    case 'pause':
      return pause(session, LATER)
    case 'resume':
      return resume(session, LATER)
    case 'stop':
      return stop(session, LATER)
    case 'kill':
      // What a killed app comes back with: the saved record, read again.
      return JSON.parse(JSON.stringify(session)) as Session
  }
}

describe('a sitting', () => {
  test('[X1] begins open, on the first step, with the title in its language', () => {
    const exercise = first()
    const session = beginSession({ id: 's', exercise, definitionId: 'd', language: 'it', now: NOW })
    expect(session.head).toMatchObject({
      status: 'open',
      stepId: exercise.steps[0]?.id,
      title: exercise.title.it,
      finishedAt: null,
    })
    expect(session.body).toEqual({ answers: {}, skipped: [], produced: {}, caret: null })
  })

  test('[X2] any sequence of answer, skip, back, pause, stop, kill and resume loses no answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exercises), fc.array(move, { maxLength: 60 }), (exercise, moves) => {
        const given = new Map<string, Answer>()
        let session = begun(exercise)
        for (const made of moves) {
          const at = currentStep(session, exercise)
          session = moved(session, exercise, made)
          if (made.do === 'answer') given.set(at.id, answerWith(at, made.word))
          for (const [stepId, answer] of given) expect(answerOf(session, stepId)).toEqual(answer)
          for (const stepId of session.body.skipped) expect(given.has(stepId)).toBe(false)
        }
      }),
    )
  })

  test('[X3] from wherever it stands, going on as often as there are steps ends it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...exercises),
        fc.array(move, { maxLength: 40 }),
        fc.boolean(),
        (exercise, moves, skips) => {
          let session = moves.reduce((current, made) => moved(current, exercise, made), begun(exercise))
          for (let step = 0; step < exercise.steps.length; step++)
            session = skips ? skipStep(session, exercise, LATER) : goNext(session, exercise, LATER)
          expect(session.head.status).toBe('finished')
          expect(session.head.finishedAt).toBe(LATER)
        },
      ),
    )
  })

  test('[X4] skipping marks the step, unless it holds an answer; answering takes the mark away', () => {
    const exercise = first()
    const [one] = exercise.steps
    if (!one) throw new Error('no step')
    const skipped = skipStep(begun(exercise), exercise, LATER)
    expect(skipped.body.skipped).toEqual([one.id])
    const answered = answerStep(skipped, exercise, one.id, answerWith(one, 'x'), LATER)
    expect(answered.body.skipped).toEqual([])
    const again = skipStep(goBack(answered, exercise, LATER), exercise, LATER)
    expect(again.body.skipped).toEqual([])
    expect(isAnswered(again, one.id)).toBe(true)
  })

  test('[X5] pausing and resuming comes back to the same step and the same word', () => {
    const exercise = first()
    const second = goNext(begun(exercise), exercise, NOW)
    const caret = { stepId: second.head.stepId, field: 'text', position: 17 }
    const paused = pause(placeCaret(second, caret), LATER)
    expect(paused.head.status).toBe('paused')
    const back = resume(JSON.parse(JSON.stringify(paused)) as Session, LATER)
    expect(back.head.status).toBe('open')
    expect(back.head.stepId).toBe(second.head.stepId)
    expect(back.body.caret).toEqual(caret)
  })

  test('[X6] a finished sitting stays finished, and still takes an answer', () => {
    const exercise = first()
    const ended = finish(begun(exercise), NOW)
    for (const change of [pause, stop, resume, finish]) expect(change(ended, LATER).head.status).toBe('finished')
    expect(finish(ended, LATER).head.finishedAt).toBe(NOW)
    const [one] = exercise.steps
    if (!one) throw new Error('no step')
    expect(isAnswered(answerStep(ended, exercise, one.id, answerWith(one, 'x'), LATER), one.id)).toBe(true)
  })

  test('[X7] progress tells steps done, current and ahead', () => {
    const exercise = first()
    const session = goNext(begun(exercise), exercise, NOW)
    const states = progress(session, exercise).map((step) => step.state)
    expect(states).toEqual(
      exercise.steps.map((_step, index) => (index === 0 ? 'done' : index === 1 ? 'current' : 'ahead')),
    )
    expect(progress(finish(session, NOW), exercise).every((step) => step.state === 'done')).toBe(true)
    expect(isLastStep(session, exercise)).toBe(false)
  })

  test('[X8] an answer of another kind, or for a step that is not there, is refused', () => {
    const exercise = first()
    const session = begun(exercise)
    expect(() => answerStep(session, exercise, 'nowhere', { kind: 'read', done: true }, NOW)).toThrow(RangeError)
    const [one] = exercise.steps
    expect(() => answerStep(session, exercise, one?.id ?? '', { kind: 'rank', order: [] }, NOW)).toThrow(RangeError)
  })

  test('[X8] names of an object’s own machinery are no answers', () => {
    expect(isAnswered(begun(first()), 'constructor')).toBe(false)
    expect(answerOf(begun(first()), '__proto__')).toBeUndefined()
  })
})
