// The sittings with one exercise, as its intro page orders them. Pure.
import type { RecordOf } from '#shared/domain/records.ts'

type SessionRecord = RecordOf<'session'>

/** The one to go on with: the latest that is not finished. Stopped ones count: they open at the same word. */
export function resumable(sessions: readonly SessionRecord[]): SessionRecord | null {
  return newestFirst(sessions.filter((session) => session.status !== 'finished'))[0] ?? null
}

/** By the last time something was written in them. */
export function newestFirst(sessions: readonly SessionRecord[]): SessionRecord[] {
  return sessions.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
}
