// The ledger as a table, out and in again.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Language, RecordOf } from '../records.ts'
import { ask } from './ask.test-support.ts'
import { COLUMNS, columnOf, formulaBack, type ReadingContext, readRow, rowOf, withoutFormula } from './table.ts'
import { startDay, whenAt } from './time.ts'

const context: ReadingContext = {
  language: 'it',
  today: '2026-11-22',
  zone: 'Europe/Rome',
  currency: 'EUR',
  hourlyValue: 45,
}
const cellsOf = (one: RecordOf<'ask'>, language: Language) =>
  Object.fromEntries(COLUMNS.map((column, at) => [column, rowOf(one, language)[at] ?? '']))

test('[LG15] an ask comes out of its row as it went in, in either language, but for its links', () => {
  const text = fc
    .string({ maxLength: 30 })
    .map((some) => some.trim())
    .filter((some) => some !== '')
  fc.assert(
    fc.property(
      fc.constantFrom<Language>('en', 'it'),
      text,
      text,
      fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
      fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
      fc.boolean(),
      fc.integer({ min: 0, max: 1439 }),
      (language, what, who, hours, value, paid, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        const when = whenAt('2026-11-21', time, 'Asia/Kathmandu')
        const original = ask({
          what,
          who,
          hoursAsked: hours,
          hoursGiven: hours / 2,
          hourlyValue: value,
          paid,
          note: who,
          when: {
            ...when,
            end: Temporal.Instant.from(when.start).add({ hours: 3 }).toString(),
            days: [
              { day: '2026-11-21', hours: 1.5, evening: true },
              { day: '2026-11-23', hours, weekend: true },
            ],
          },
          serves: { me: 0, them: 4 },
          freedom: 'expected',
          reversal: 'unsure',
          answer: 'renegotiated',
        })
        const reading = readRow(cellsOf(original, language), { ...context, language })
        const { id, kind: _k, createdAt: _c, updatedAt: _u, deletedAt: _d, ...fields } = original
        expect(reading).toEqual({ id, fields: { ...fields } })
      },
    ),
  )
})

test('[LG15] what a spreadsheet would run as a formula goes out as a text, and comes back', () => {
  for (const text of ['=HYPERLINK("x")', '+39 06', '-1', '@sum', "'quoted", '\tx', 'plain', '']) {
    expect(withoutFormula(text)).not.toMatch(/^[=+\-@\t\r]/)
    expect(formulaBack(withoutFormula(text))).toBe(text)
  }
})

test('[LG15] Italian headings, decimal commas, day before month and plain words are understood', () => {
  expect(['Chi', 'Ore date', 'DATA', 'hours-asked', 'Colour'].map(columnOf)).toEqual([
    'who',
    'hours_given',
    'day',
    'hours_asked',
    null,
  ])
  const reading = readRow(
    {
      who: 'Studio Marini',
      what: 'cena',
      day: '5/10/2026',
      hours_asked: '2,5',
      paid: 'no',
      sort: 'Cena',
      freedom: 'attesa',
    },
    context,
  )
  if (!('fields' in reading)) throw new Error('not read')
  const { fields } = reading
  expect(startDay(fields.when)).toBe('2026-10-05')
  expect(fields).toMatchObject({
    hoursAsked: 2.5,
    hoursGiven: 2.5,
    sort: 'meeting',
    freedom: 'expected',
    answer: 'yes',
    hourlyValue: 45,
    currency: 'EUR',
  })
})

test('[LG15] an id that no record can have is left', () => {
  const read = (id: string) => readRow({ id, what: 'x', day: '2026-11-22' }, context)
  expect(read('ask0000000000000000001')).toMatchObject({ id: null })
  expect(read('ask000000000000000001A')).toMatchObject({ id: 'ask000000000000000001A' })
})

test('[LG15] a row with a cell that is not understood is told by that cell and not taken', () => {
  expect(readRow({ who: 'x', day: '11/22/2026', hours_asked: 'many', paid: 'perhaps' }, context)).toEqual({
    faults: ['day', 'hours_asked', 'paid'],
  })
  expect(readRow({ day: '2026-11-22' }, context)).toEqual({ faults: ['what'] })
})
