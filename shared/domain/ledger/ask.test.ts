// Small facts of one ask, and asks that come again.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { ask } from './ask.test-support.ts'
import { lookBackDay, looksDue, personKey, servesWord } from './ask.ts'
import { daysOf, dueOccurrences, occurrenceOf } from './repeats.ts'
import { startDay, startTime, whenAt } from './time.ts'

test('[LG12] a name is the same person whatever its capitals and spaces; a linked one counts by the link', () => {
  expect(personKey({ personId: null, who: ' Studio  MARINI ' })).toBe(
    personKey({ personId: null, who: 'studio marini' }),
  )
  expect(personKey({ personId: 'p', who: 'any' })).toBe('p')
})

test('[LG13] a decision is looked at again one month later, also from a month’s last day, until it is answered', () => {
  expect(lookBackDay('2026-01-31')).toBe('2026-02-28')
  const due = ask({ lookBack: { dueDay: '2026-11-22', answer: null, answeredAt: null } })
  const answered = ask({ lookBack: { dueDay: '2026-11-01', answer: '', answeredAt: '2026-11-02T08:00:00Z' } })
  expect(looksDue([answered, due, ask()], '2026-11-22')).toEqual([due])
  expect(looksDue([due], '2026-11-21')).toEqual([])
})

test('[LG17] whom it serves is one word from two scales, and open while one of them is', () => {
  expect(servesWord({ me: 0, them: 4 })).toBe('them')
  expect(servesWord({ me: 4, them: 1 })).toBe('me')
  expect(servesWord({ me: 3, them: 4 })).toBe('both')
  expect(servesWord({ me: 0, them: 0 })).toBe('neither')
  expect(servesWord({ me: 2, them: null })).toBeNull()
})

test('[LG11] the 31st is the last day of a shorter month and comes back; a rule ends on its last day', () => {
  const rule = { every: 'month', days: 1, until: '2026-04-30', skipped: [] } as const
  expect(daysOf({ ...rule, skipped: [] }, '2026-01-31', '2026-12-31')).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ])
})

test('[LG11] what is due is offered once: not when it was made, thrown away or left out', () => {
  const series = ask({
    when: whenAt('2026-11-01', '20:00', 'Europe/Rome'),
    repeats: { every: 'week', days: 1, until: null, skipped: ['2026-11-15'] },
    decision: { at: '2026-11-01T08:00:00Z', choice: 'accept', reply: 'yes', reason: '' },
  })
  const due = dueOccurrences([series], '2026-11-22')
  expect(due.map(({ day }) => day)).toEqual(['2026-11-08', '2026-11-22'])
  const [first] = due
  if (!first) throw new Error('nothing is due')
  const made = occurrenceOf(first)
  expect(made).toMatchObject({ seriesId: series.id, occurrence: '2026-11-08', repeats: null, decision: null })
  expect([startDay(made.when), startTime(made.when)]).toEqual(['2026-11-08', '20:00'])
  const thrownAway = ask({ ...made, deletedAt: '2026-11-10T08:00:00Z' })
  expect(dueOccurrences([series, thrownAway], '2026-11-22').map(({ day }) => day)).toEqual(['2026-11-22'])
  expect(dueOccurrences([{ ...series, deletedAt: '2026-11-10T08:00:00Z' }], '2026-11-22')).toEqual([])
})
