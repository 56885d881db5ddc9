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
  noteOf,
  noteStep,
  pause,
  placeCaret,
  playedExercise,
  progress,
  resume,
  type Session,
  skipStep,
  stop,
  wayOf,
} from './session.ts'
import { textFromPlain } from './text.ts'

const text = (words: string) => ({ en: words, it: words })
const line = (id: string): Step => ({ id, kind: 'recall', title: text(id), takes: { from: 'records', kind: 'why' } })
const option = (id: string, goTo?: string) => ({ id, label: text(id), ...(goTo === undefined ? {} : { goTo }) })
/** Two decisions: one leaves out a step or two, the other the rest of the middle. */
const branched: Exercise = {
  ...(readExercises()[0] as Exercise),
  id: 'branched',
  steps: [
    {
      id: 'which',
      kind: 'decide',
      title: text('which'),
      options: [option('near', 'b'), option('far', 'second'), option('all')],
    },
    line('a'),
    line('b'),
    { id: 'second', kind: 'decide', title: text('second'), options: [option('end', 'last'), option('on')] },
    line('c'),
    line('last'),
  ],
}
/** Every way there is: the shipped exercises, their gentler ways, and one that branches twice. */
const exercises = [
  ...readExercises().flatMap((exercise) =>
    exercise.gentler ? [exercise, playedExercise(exercise, 'gentler')] : [exercise],
  ),
  branched,
]
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
    case 'ladder':
      return { kind: 'ladder', rungs: [{ id: 'a', text: word }] }
    case 'sort':
      return { kind: 'sort', placed: {}, own: [{ id: 'a', text: word }] }
    case 'place-on-map':
      return { kind: 'place-on-map', places: { [word]: { x: 0, y: 4 } } }
    case 'rate':
      return { kind: 'rate', ratings: { [word]: { intrinsic: 3 } } }
    case 'rank':
      return { kind: 'rank', order: [word] }
    case 'compare':
      return { kind: 'compare', pairs: [{ a: word, b: 'b', winner: null }] }
    case 'decide':
      // A short word picks one of the ways that are offered, a long one none of them.
      return { kind: 'decide', chosen: step.options?.[word.length - 1]?.id ?? word, reason: '' }
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

  test('[X70] a gentler sitting begins on the first step of its own, and older definitions have only the full way', () => {
    const exercise = readExercises().find((one) => one.gentler) as Exercise
    const session = beginSession({
      id: 's',
      exercise,
      definitionId: 'd',
      language: 'it',
      variant: 'gentler',
      now: NOW,
    })
    expect(session.head).toMatchObject({ variant: 'gentler', stepId: exercise.gentler?.steps[0]?.id })
    expect(playedExercise(exercise, 'gentler').steps).toBe(exercise.gentler?.steps)
    expect(playedExercise(exercise)).toBe(exercise)
    const { gentler: _none, ...older } = exercise
    expect(playedExercise(older, 'gentler')).toBe(older)
  })

  test('[X71] the way follows what was decided; going back follows it too, and what lies off it keeps its answer', () => {
    const decide = (session: Session, stepId: string, chosen: string) =>
      answerStep(session, branched, stepId, { kind: 'decide', chosen, reason: '' }, NOW)
    const ids = (session: Session) => wayOf(session, branched).map((step) => step.id)
    const start = begun(branched)
    expect(ids(start)).toEqual(['which', 'a', 'b', 'second', 'c', 'last'])
    const near = decide(start, 'which', 'near')
    expect(ids(near)).toEqual(['which', 'b', 'second', 'c', 'last'])
    const onB = answerStep(goNext(near, branched, NOW), branched, 'b', { kind: 'recall', note: 'kept' }, NOW)
    expect(onB.head.stepId).toBe('b')
    expect(progress(onB, branched).map(({ state }) => state)).toEqual(['done', 'current', 'ahead', 'ahead', 'ahead'])
    const back = goBack(onB, branched, NOW)
    expect(back.head.stepId).toBe('which')
    const far = goNext(decide(back, 'which', 'far'), branched, NOW)
    expect(far.head.stepId).toBe('second')
    expect(answerOf(far, 'b')).toEqual({ kind: 'recall', note: 'kept' })
    const end = goNext(decide(far, 'second', 'end'), branched, NOW)
    expect(end.head.stepId).toBe('last')
    expect(isLastStep(end, branched)).toBe(true)
    expect(goBack(end, branched, NOW).head.stepId).toBe('second')
  })

  test('[X71] from anywhere, one step on and one back come to the same step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exercises), fc.array(move, { maxLength: 40 }), (exercise, moves) => {
        const session = moves.reduce((current, made) => moved(current, exercise, made), begun(exercise))
        fc.pre(session.head.status !== 'finished' && !isLastStep(session, exercise))
        expect(goBack(goNext(session, exercise, NOW), exercise, NOW).head.stepId).toBe(session.head.stepId)
        expect(progress(session, exercise).filter(({ state }) => state === 'current')).toHaveLength(1)
      }),
    )
  })

  test('[X72] a note in the margin stands apart from the answer, and an emptied one is gone', () => {
    const exercise = first()
    const noted = noteStep(begun(exercise), 'anywhere', 'later', NOW)
    expect(noteOf(noted, 'anywhere')).toBe('later')
    expect(noted.body.answers).toEqual({})
    expect(noteOf(noted, 'toString')).toBe('')
    expect(noteStep(noted, 'anywhere', '', NOW).body.notes).toEqual({})
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
