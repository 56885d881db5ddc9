// When an earlier state of a text is kept, and what of it counts as the person's words. Pure: the clock is an argument.
import type { Body, EntryBody, Head, HeadOf, HistoryBody, RecordOf, SessionBody } from './records.ts'
import { keepEvidence } from './why/evidence.ts'

/** Earlier states of one text are at least this far apart within a sitting. */
export const REVISION_EVERY_MS = 5 * 60_000
export type KindWithHistory = RecordOf<'history'>['ofKind']

/** The kinds of which earlier states are kept: those that a person rewords. */
export const HISTORY_KINDS = [
  'entry',
  'session',
  'why',
  'experiment',
  'person',
  'recognition',
  'pyramid',
] as const satisfies readonly KindWithHistory[]

/** One stretch of work on one record. `since`: when it began, or when a state was last kept, in epoch milliseconds. */
export interface Sitting {
  since: number
  ended: boolean
}

/**
 * Whether the state that a save is about to replace is to be kept: the last one of an earlier sitting always, within a
 * sitting after five minutes. A clock that went back keeps one too many rather than too few.
 */
export function isKept(sitting: Sitting | null, now: number): boolean {
  if (sitting === null || sitting.ended) return true
  return now - sitting.since >= REVISION_EVERY_MS || now < sitting.since
}

export function hasHistory(head: Head): head is HeadOf<KindWithHistory> {
  return (HISTORY_KINDS as readonly string[]).includes(head.kind)
}

const experimentWords = ({ what, obstacle, plan, day, outcome, learned }: HeadOf<'experiment'>) => ({
  what,
  obstacle,
  plan,
  day,
  ...(outcome === undefined ? {} : { outcome }),
  ...(learned === undefined ? {} : { learned }),
})
const personWords = ({ name, note }: HeadOf<'person'>) => ({ name, note })
const pyramidWords = ({ team, what, how, why }: HeadOf<'pyramid'>) => ({ team, what, how, why })
const recognitionWords = ({ who, what, feeling }: HeadOf<'recognition'>) => ({ who, what, feeling })

/** What of a state is the person's words, as JSON to be compared; null while there are none. Where the caret stood is not. */
export function contentOf(head: HeadOf<KindWithHistory>, body: Body | null): unknown {
  switch (head.kind) {
    case 'entry':
      if (body === null || (head.words === 0 && head.title === null)) return null
      return { title: head.title, text: (body as EntryBody).text }
    case 'session': {
      if (body === null) return null
      const { caret: _, produced: __, ...content } = body as SessionBody
      return Object.keys(content.answers).length === 0 ? null : content
    }
    case 'why':
      // What a clause rests on is no wording: it stays with the clause whatever state is brought back.
      return {
        text: head.text,
        clauses: head.clauses.map(({ role, text }) => ({ role, text })),
        motives: head.motives,
        reason: head.reason,
      }
    case 'experiment':
      return experimentWords(head)
    case 'person':
      return personWords(head)
    case 'recognition':
      return recognitionWords(head)
    case 'pyramid': {
      const words = pyramidWords(head)
      return Object.values(words).every((text) => text === '') ? null : words
    }
  }
}

/** The record as it would be with the words of a kept state; what the words have no part in stays as it is now. */
export function withWordsOf(
  kept: HistoryBody,
  present: { head: Head; body: Body | null },
): { head: HeadOf<KindWithHistory>; body: EntryBody | SessionBody | null } | null {
  const { head, body } = present
  if (kept.head.kind === 'entry' && head.kind === 'entry') {
    const { title, firstWords, words } = kept.head
    return { head: { ...head, title, firstWords, words }, body: kept.body }
  }
  if (kept.head.kind === 'session' && head.kind === 'session') {
    // The records that answers became stay theirs; the caret may stand where there is no text now.
    const { produced } = body as SessionBody
    return { head, body: { ...(kept.body as SessionBody), produced, caret: null } }
  }
  if (kept.head.kind === 'why' && head.kind === 'why') {
    const { text, motives, reason, shape } = kept.head
    const { shape: _, ...rest } = head
    const clauses = keepEvidence(head.clauses, kept.head.clauses, text)
    return { head: { ...rest, text, clauses, motives, reason, ...(shape ? { shape } : {}) }, body: null }
  }
  if (kept.head.kind === 'experiment' && head.kind === 'experiment') {
    // An outcome that was not there then is taken back with the words.
    const { outcome: _, learned: __, endedOn: ___, ...open } = head
    const { endedOn } = kept.head
    return {
      head: { ...open, ...experimentWords(kept.head), ...(endedOn === undefined ? {} : { endedOn }) },
      body: null,
    }
  }
  if (kept.head.kind === 'person' && head.kind === 'person')
    return { head: { ...head, ...personWords(kept.head) }, body: null }
  if (kept.head.kind === 'recognition' && head.kind === 'recognition')
    return { head: { ...head, ...recognitionWords(kept.head) }, body: null }
  if (kept.head.kind === 'pyramid' && head.kind === 'pyramid')
    return { head: { ...head, ...pyramidWords(kept.head) }, body: null }
  return null
}
