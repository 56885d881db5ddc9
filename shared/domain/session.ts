// The rules of a sitting: where it stands, what was answered, how it ends. Pure; records and screens are others' matter.
// No answer is ever dropped by moving: skipping, going back, pausing and stopping keep everything.
import type { Answer, Exercise, Step } from './exercise.ts'
import { hasContent } from './items.ts'
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

/** A new open session on the first step. `id` is the new record's id, `now` an ISO instant. */
export function beginSession(start: {
  id: RecordId
  exercise: Exercise
  definitionId: RecordId
  language: Language
  now: Instant
}): Session {
  const { id, exercise, definitionId, language, now } = start
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
      stepId: stepAt(exercise, 0).id,
      finishedAt: null,
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

export function isFirstStep(session: Session, exercise: Exercise): boolean {
  return currentIndex(session, exercise) === 0
}

export function isLastStep(session: Session, exercise: Exercise): boolean {
  return currentIndex(session, exercise) === exercise.steps.length - 1
}

/** Every step with where it stands. Counts of steps, never percentages. */
export function progress(session: Session, exercise: Exercise): StepProgress[] {
  const current = session.head.status === 'finished' ? exercise.steps.length : currentIndex(session, exercise)
  return exercise.steps.map((step, index) => ({
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

/** One step on. From the last step it finishes the session. */
export function goNext(session: Session, exercise: Exercise, now: Instant): Session {
  if (isLastStep(session, exercise)) return finish(session, now)
  const next = stepAt(exercise, currentIndex(session, exercise) + 1)
  return withHead(withBody(session, { caret: null }), { stepId: next.id }, now)
}

/** Leaves the current step unanswered and goes on. A step that has an answer keeps it and is not marked as skipped. */
export function skipStep(session: Session, exercise: Exercise, now: Instant): Session {
  const { id } = currentStep(session, exercise)
  const isNew = !isAnswered(session, id) && !session.body.skipped.includes(id)
  return goNext(isNew ? withBody(session, { skipped: [...session.body.skipped, id] }) : session, exercise, now)
}

/** One step back, with everything kept; on the first step it stays. */
export function goBack(session: Session, exercise: Exercise, now: Instant): Session {
  const previous = stepAt(exercise, Math.max(0, currentIndex(session, exercise) - 1))
  return withHead(withBody(session, { caret: null }), { stepId: previous.id }, now)
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
