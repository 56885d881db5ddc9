// When an earlier state of a text is kept, and what of it counts as the person's words. Pure: the clock is an argument.
import type { Body, EntryBody, Head, HeadOf, HistoryBody, RecordOf, SessionBody } from './records.ts'

/** Earlier states of one text are at least this far apart within a sitting. */
export const REVISION_EVERY_MS = 5 * 60_000
export type KindWithHistory = RecordOf<'history'>['ofKind']

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
  return head.kind === 'entry' || head.kind === 'session' || head.kind === 'why'
}

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
      return { text: head.text, clauses: head.clauses, motives: head.motives, reason: head.reason }
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
    const { text, clauses, motives, reason } = kept.head
    return { head: { ...head, text, clauses, motives, reason }, body: null }
  }
  return null
}
