import { expect, test } from 'vitest'
import type { RecordOf, SessionStatus } from '#shared/domain/records.ts'
import { newestFirst, resumable } from './sittings.ts'

function session(id: string, status: SessionStatus, updatedAt: string): RecordOf<'session'> {
  const texts = { exerciseId: 'e', definitionId: 'd', title: 't', stepId: 's', language: 'en' } as const
  return { id, kind: 'session', createdAt: updatedAt, updatedAt, deletedAt: null, status, finishedAt: null, ...texts }
}

test('[A50] Continue opens the latest sitting that is not finished, a stopped one too', () => {
  const sessions = [session('a', 'paused', '1'), session('b', 'stopped', '2'), session('c', 'finished', '3')]
  expect(resumable(sessions)?.id).toBe('b')
  expect(resumable([session('c', 'finished', '3')])).toBeNull()
  expect(newestFirst(sessions).map((one) => one.id)).toEqual(['c', 'b', 'a'])
})
