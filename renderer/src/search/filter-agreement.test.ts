// [FN15]: the filter in memory and the one in SQL are one rule.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Language, RecordOf, ScaleStep } from '#shared/domain/records.ts'
import { NO_FILTER, passes } from '#shared/domain/search/filter.ts'
import { indexRow } from '#shared/domain/search/index-row.ts'
import { makeIndex } from './search-index.test-support.ts'

const days = fc.constantFrom('2024-01-01', '2025-06-15', '2026-12-31')
const steps = fc.constantFrom<ScaleStep>(0, 1, 2, 3, 4)
const tags = fc.subarray(['mare', 'famiglia', 'lavoro'])
const people = fc.subarray(['p1', 'p2'])
const languages = fc.constantFrom<Language>('en', 'it')
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const entries = fc.array(
  fc.record({
    day: days,
    mood: optional(steps),
    energy: optional(steps),
    tags,
    personIds: people,
    starred: fc.boolean(),
    language: optional(languages),
    attachmentIds: fc.subarray(['f1']),
    isQuoted: fc.boolean(),
  }),
  { maxLength: 8 },
)
const filters = fc.record({
  kinds: fc.constantFrom([], ['entry' as const]),
  tags,
  moods: fc.subarray<ScaleStep>([0, 2, 4]),
  energies: fc.subarray<ScaleStep>([1, 3]),
  people: fc.array(people, { maxLength: 2 }),
  from: fc.option(days),
  until: fc.option(days),
  starred: fc.boolean(),
  hasSpark: fc.boolean(),
  hasAttachment: fc.boolean(),
  language: fc.option(languages),
})

test('[FN15] an entry passes in the journal if and only if the search finds it by the same filter', async () => {
  const index = await makeIndex()
  fc.assert(
    fc.property(entries, filters, (made, filter) => {
      index.clear()
      const records = made.map(({ isQuoted, ...fields }, at): RecordOf<'entry'> & { isQuoted: boolean } => {
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
        return {
          id: `e${at}`,
          kind: 'entry',
          createdAt: '2026-01-01T00:00:00Z',
          updatedAt: '',
          deletedAt: null,
          zone: 'UTC',
          title: 'word',
          firstWords: 'word',
          words: 1,
          isQuoted,
          ...given,
        } as RecordOf<'entry'> & { isQuoted: boolean }
      })
      const quoted = new Set(records.filter(({ isQuoted }) => isQuoted).map(({ id }) => id))
      const rows = records.map((record) => indexRow(record.id, 1, record, null, () => '2026-01-01'))
      const sparks = [...quoted].map((id) =>
        indexRow(
          `s${id}`,
          1,
          {
            kind: 'spark',
            createdAt: '',
            updatedAt: '',
            deletedAt: null,
            quote: 'kept',
            source: { kind: 'entry', recordId: id },
          },
          null,
          () => '2026-01-01',
        ),
      )
      index.change(
        [...rows, ...sparks].filter((one) => one !== null),
        [],
      )
      const whole = { ...NO_FILTER, ...filter, kinds: ['entry' as const] }
      const terms = [{ words: ['word'], isPrefix: false, isNot: false }]
      const expected = records
        .filter((record) => passes(record, whole, quoted))
        .map(({ id }) => id)
        .sort()
      for (const asked of [[], terms]) {
        const found = index.search({ terms: asked, filter: whole, limit: 50 }).hits.map(({ id }) => id)
        expect(found.sort()).toEqual(expected)
      }
    }),
    { numRuns: 150 },
  )
  index.close()
})
