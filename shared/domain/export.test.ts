// What goes with a choice of entries, and that a name is a name everywhere.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavingRecords, plainFileName, safeName, uniqueNames } from './export.ts'
import type { Head, RecordKind, RecordOf } from './records.ts'

const AT = '2026-03-01T08:00:00Z'
const base = { createdAt: AT, updatedAt: AT, deletedAt: null }
const record = (id: string, head: object) => ({ ...base, ...(head as Head), id }) as RecordOf<RecordKind>

test('[EX1] an export holds live records only, without imports and earlier versions', () => {
  const all = [
    record('b', { kind: 'entry' }),
    record('a', { kind: 'truth' }),
    record('c', { kind: 'entry', deletedAt: AT }),
    record('d', { kind: 'history' }),
    record('e', { kind: 'import' }),
  ]
  expect(leavingRecords(all, { what: 'everything' }).map(({ id }) => id)).toEqual(['a', 'b'])
})

test('[EX2] chosen entries take along their files, their people and the lines kept from them, and nothing else', () => {
  const all = [
    record('entry', { kind: 'entry', attachmentIds: ['file'], personIds: ['ada'] }),
    record('other', { kind: 'entry', attachmentIds: ['file2'] }),
    record('file', { kind: 'attachment' }),
    record('file2', { kind: 'attachment' }),
    record('ada', { kind: 'person' }),
    record('eve', { kind: 'person' }),
    record('kept', { kind: 'spark', source: { kind: 'entry', recordId: 'entry' } }),
    record('kept2', { kind: 'spark', source: { kind: 'entry', recordId: 'other' } }),
    record('truth', { kind: 'truth' }),
  ]
  const ids = leavingRecords(all, { what: 'entries', ids: new Set(['entry']) }).map(({ id }) => id)
  expect(ids).toEqual(['ada', 'entry', 'file', 'kept'])
})

test('[EX3] any words make a name that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
      for (const name of [safeName(words), plainFileName(words)]) {
        expect(name).not.toMatch(/[<>:"/\\|?*\p{C}]/u)
        expect(name).not.toMatch(/^[. ]|[. ]$/)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(121)
      }
    }),
    { numRuns: 60 },
  )
  expect(safeName('../../etc/passwd')).toBe('etc passwd')
  expect(safeName('NUL')).toBe('_NUL')
  expect(plainFileName('a photo (2).jpg')).toBe('a-photo-2.jpg')
})

test('[EX3] no name is given out twice, however its letters are written', () => {
  const name = uniqueNames()
  const given = ['a', 'A', 'a', 'a-2', 'é', 'e\u0301'].map((stem) => name('', stem, '.md'))
  expect(given.slice(0, 4)).toEqual(['a.md', 'A-2.md', 'a-3.md', 'a-2-2.md'])
  expect(new Set(given.map((each) => each.toLowerCase().normalize('NFC'))).size).toBe(given.length)
})
