// All looks at the ground: those of their own and those that exercises' ratings make, whichever exercises declare some.
import { useEffect, useMemo, useState } from 'react'
import { useHeads, useOldest } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import { checkDueOn, joinsChecks, type Look, lookInSession, lookOf, looksInTime } from '#shared/domain/check.ts'
import type { LocalDay, RecordId, RecordOf } from '#shared/domain/records.ts'
import { localDay } from './dates.ts'
import { useLibrary } from './library.ts'

/** Finished sessions whose exercise joins the line, oldest first. */
function useJoiningSessions(): RecordOf<'session'>[] {
  const library = useLibrary()
  const sessions = useHeads('session')
  return useMemo(() => {
    const joining = new Set(library.filter(joinsChecks).map(({ id }) => id))
    return sessions.filter(({ exerciseId, status }) => status === 'finished' && joining.has(exerciseId))
  }, [library, sessions])
}

/** All looks, oldest first; those of sessions come in as their answers are opened. */
export function useLooks(): Look[] {
  const library = useLibrary()
  const checks = useHeads('check')
  const sessions = useJoiningSessions()
  const [opened, setOpened] = useState<ReadonlyMap<RecordId, Look['items'] | null>>(new Map())
  useEffect(() => {
    let gone = false
    const open = async () => {
      for (const session of sessions) {
        const exercise = library.find(({ id }) => id === session.exerciseId)
        const body = exercise ? await openBody('session', session.id).catch(() => null) : null
        if (gone) return
        const items = exercise && body ? lookInSession(exercise, body) : null
        setOpened((known) => new Map(known).set(session.id, items))
      }
    }
    void open()
    return () => {
      gone = true
    }
  }, [sessions, library])
  return useMemo(() => {
    const joined = sessions.flatMap((session): Look[] => {
      const items = opened.get(session.id)
      const day = localDay(session.finishedAt ?? session.updatedAt)
      return items ? [{ id: session.id, day, items, note: '', sessionId: session.id }] : []
    })
    return looksInTime([...checks.map(lookOf), ...joined])
  }, [checks, sessions, opened])
}

/** Whether there is any look, and from which day on one is due (null before there are any words). */
export function useLooksDue(): { any: boolean; dueOn: LocalDay | null } {
  const checks = useHeads('check')
  const sessions = useJoiningSessions()
  const firstEntry = useOldest('entry')
  const firstSession = useOldest('session')
  const days = [...checks.map(({ day }) => day), ...sessions.map((one) => localDay(one.finishedAt ?? one.updatedAt))]
  const last = days.toSorted().at(-1) ?? null
  const begun =
    [firstEntry, firstSession].flatMap((one) => (one ? [localDay(one.createdAt)] : [])).toSorted()[0] ?? null
  return { any: days.length > 0, dueOn: checkDueOn(last, begun) }
}
