// The rules of a sitting: where it stands, what was answered, how it ends. Pure; records and screens are others' matter.
// No answer is ever dropped by moving: skipping, going back, pausing and stopping keep everything.
import { hasContent } from './answers.ts'
import type { Answer, Exercise, Step, Variant } from './exercise.ts'
import type { Caret, Instant, Language, RecordId, SessionBody, SessionHead } from './records.ts'

/** One sitting as the runner holds it: the record's id, head and opened body. */
export interface Session {
  id: RecordId
  head: SessionHead
  body: SessionBody
}

export interface StepProgress {
  step: Step
  /** `done` lies before the current step; a step ahead may already hold an answer when the person went back. */
  state: 'done' | 'current' | 'ahead'
  answered: boolean
  skipped: boolean
}

/**
 * The definition with the steps that a session goes through. Everything below is given this, never the definition as it
 * is kept. A definition without that variant (older ones told of it in words only) gives its full steps.
 */
export function playedExercise(exercise: Exercise, variant: Variant = 'full'): Exercise {
  const steps = variant === 'gentler' ? exercise.gentler?.steps : undefined
  return steps ? { ...exercise, steps } : exercise
}

/** A new open session on the first step of its variant. `id` is the new record's id, `now` an ISO instant. */
export function beginSession(start: {
  id: RecordId
  exercise: Exercise
  definitionId: RecordId
  language: Language
  variant?: Variant
  now: Instant
}): Session {
  const { id, exercise, definitionId, language, variant = 'full', now } = start
  return {
    id,
    head: {
      kind: 'session',
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      exerciseId: exercise.id,
      definitionId,
      title: exercise.title[language],
      language,
      status: 'open',
      stepId: stepAt(playedExercise(exercise, variant), 0).id,
      finishedAt: null,
      variant,
    },
    body: { answers: {}, skipped: [], produced: {}, caret: null },
  }
}

function stepAt(exercise: Exercise, index: number): Step {
  const step = exercise.steps[index]
  if (!step) throw new RangeError(`exercise ${exercise.id} has no step ${index}`)
  return step
}

/** The place of the current step, from 0. A step id that the definition does not know counts as the first. */
export function currentIndex(session: Session, exercise: Exercise): number {
  return Math.max(
    0,
    exercise.steps.findIndex((step) => step.id === session.head.stepId),
  )
}

export function currentStep(session: Session, exercise: Exercise): Step {
  return stepAt(exercise, currentIndex(session, exercise))
}

/** The place of the step after this one, following what was decided there; the number of steps after the last. */
function placeAfter(session: Session, exercise: Exercise, index: number): number {
  const step = exercise.steps[index]
  if (step?.kind !== 'decide' || !step.options) return index + 1
  const answer = answerOf(session, step.id)
  const chosen = answer?.kind === 'decide' ? answer.chosen : null
  const goTo = step.options.find((option) => option.id === chosen)?.goTo
  const target = exercise.steps.findIndex((candidate) => candidate.id === goTo)
  // Forward only, so that every way ends.
  return Math.max(index + 1, target)
}

/**
 * The steps that the decisions so far lead through, in order. The step one stands on is among them even when an earlier
 * decision was changed afterwards. Steps left out keep their answers.
 */
export function wayOf(session: Session, exercise: Exercise): Step[] {
  const places = new Set<number>([currentIndex(session, exercise)])
  for (let at = 0; at < exercise.steps.length; at = placeAfter(session, exercise, at)) places.add(at)
  return exercise.steps.filter((_step, index) => places.has(index))
}

export function isFirstStep(session: Session, exercise: Exercise): boolean {
  return currentIndex(session, exercise) === 0
}

export function isLastStep(session: Session, exercise: Exercise): boolean {
  return placeAfter(session, exercise, currentIndex(session, exercise)) >= exercise.steps.length
}

/** Every step of the way with where it stands. Counts of steps, never percentages. */
export function progress(session: Session, exercise: Exercise): StepProgress[] {
  const way = wayOf(session, exercise)
  const here = currentStep(session, exercise)
  const current = session.head.status === 'finished' ? way.length : way.indexOf(here)
  return way.map((step, index) => ({
    step,
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
    answered: isAnswered(session, step.id),
    skipped: session.body.skipped.includes(step.id),
  }))
}

/** Whether the step holds an answer with something in it. */
export function isAnswered(session: Session, stepId: string): boolean {
  const answer = answerOf(session, stepId)
  return answer !== undefined && hasContent(answer)
}

export function answerOf(session: Session, stepId: string): Answer | undefined {
  return Object.hasOwn(session.body.answers, stepId) ? session.body.answers[stepId] : undefined
}

function withHead(session: Session, head: Partial<SessionHead>, now: Instant): Session {
  return { ...session, head: { ...session.head, ...head, updatedAt: now } }
}

function withBody(session: Session, body: Partial<SessionBody>): Session {
  return { ...session, body: { ...session.body, ...body } }
}

/**
 * Keeps an answer; does not move. Any step may be answered at any time, also again, also in a finished session.
 * @throws RangeError when the exercise has no such step, or its kind is another.
 */
export function answerStep(
  session: Session,
  exercise: Exercise,
  stepId: string,
  answer: Answer,
  now: Instant,
): Session {
  const step = exercise.steps.find((candidate) => candidate.id === stepId)
  if (!step || step.kind !== answer.kind)
    throw new RangeError(`${exercise.id}/${stepId} takes no ${answer.kind} answer`)
  const answers = { ...session.body.answers, [stepId]: answer }
  const skipped = session.body.skipped.filter((id) => id !== stepId)
  return withHead(withBody(session, { answers, skipped }), {}, now)
}

/** One step on along the way. From the last step it finishes the session. */
export function goNext(session: Session, exercise: Exercise, now: Instant): Session {
  if (isLastStep(session, exercise)) return finish(session, now)
  const next = stepAt(exercise, placeAfter(session, exercise, currentIndex(session, exercise)))
  return withHead(withBody(session, { caret: null }), { stepId: next.id }, now)
}

/** Leaves the current step unanswered and goes on. A step that has an answer keeps it and is not marked as skipped. */
export function skipStep(session: Session, exercise: Exercise, now: Instant): Session {
  const { id } = currentStep(session, exercise)
  const isNew = !isAnswered(session, id) && !session.body.skipped.includes(id)
  return goNext(isNew ? withBody(session, { skipped: [...session.body.skipped, id] }) : session, exercise, now)
}

/** One step back along the way, with everything kept; on the first step it stays. */
export function goBack(session: Session, exercise: Exercise, now: Instant): Session {
  const way = wayOf(session, exercise)
  const here = currentStep(session, exercise)
  const previous = way[Math.max(0, way.indexOf(here) - 1)] ?? here
  return withHead(withBody(session, { caret: null }), { stepId: previous.id }, now)
}

/** Keeps the note in the margin of a step; an empty one takes it away. */
export function noteStep(session: Session, stepId: string, note: string, now: Instant): Session {
  const { [stepId]: _old, ...others } = session.body.notes ?? {}
  const notes = note === '' ? others : { ...others, [stepId]: note }
  return withHead(withBody(session, { notes }), {}, now)
}

/** The note in the margin of a step; empty when there is none. */
export function noteOf(session: Session, stepId: string): string {
  const { notes } = session.body
  return notes && Object.hasOwn(notes, stepId) ? (notes[stepId] ?? '') : ''
}

/** Remembers where the caret stands, so that resuming comes back to the same word. */
export function placeCaret(session: Session, caret: Caret | null): Session {
  return withBody(session, { caret })
}

/** Puts it down for now. A finished session stays finished. */
export function pause(session: Session, now: Instant): Session {
  return session.head.status === 'finished' ? session : withHead(session, { status: 'paused' }, now)
}

/** "Stop here": everything is kept, nothing more is suggested from it. A finished session stays finished. */
export function stop(session: Session, now: Instant): Session {
  return session.head.status === 'finished' ? session : withHead(session, { status: 'stopped' }, now)
}

/** Takes a paused or stopped session up again, at the same step. A finished session stays finished. */
export function resume(session: Session, now: Instant): Session {
  return session.head.status === 'finished' ? session : withHead(session, { status: 'open' }, now)
}

/** Ends it. Finishing again changes nothing. */
export function finish(session: Session, now: Instant): Session {
  if (session.head.status === 'finished') return session
  return withHead(withBody(session, { caret: null }), { status: 'finished', finishedAt: now }, now)
}
