import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { ask } from '#shared/domain/ledger/ask.test-support.ts'
import { whenAt } from '#shared/domain/ledger/time.ts'
import { dayDraft, draftOf, fieldsOf } from './ask-draft.ts'

const today = '2026-11-22'
const {
  id: _,
  kind: _k,
  createdAt: _c,
  updatedAt: _u,
  deletedAt: _d,
  ...fields
} = ask({
  when: {
    ...whenAt('2026-11-20', '20:00', 'Europe/Rome'),
    end: whenAt('2026-11-21', '01:00', 'Europe/Rome').start,
    days: [{ day: '2026-11-20', hours: 2.5, evening: true }],
  },
  hourlyValue: 41.5,
  repeats: { every: 'days', days: 10, until: '2027-01-31', skipped: ['2026-11-30'] },
})

test('[LG22] an ask goes into the form and comes back as it was', () => {
  for (const language of ['en', 'it'] as const) {
    const back = fieldsOf(
      draftOf(fields, language, (day) => day),
      fields,
      language,
      today,
    )
    expect(back).toEqual({ fields, faults: new Set() })
  }
})

test('[LG22] what is not understood keeps its value and is named, and the rest is taken', () => {
  const draft = draftOf(fields, 'it', (day) => day)
  const back = fieldsOf(
    { ...draft, hoursGiven: 'tante', hoursAsked: '3,5', day: '40/11', days: [dayDraft('ieri', 'x')], everyDays: '0' },
    fields,
    'it',
    today,
  )
  expect(back.faults).toEqual(new Set(['day', 'days', 'hoursGiven', 'everyDays']))
  expect(back.fields).toMatchObject({ hoursAsked: 3.5, hoursGiven: 2 })
  expect(back.fields.when.days).toEqual(fields.when.days)
})

test('[LG22] an end before its start is not taken', () => {
  const draft = draftOf(fields, 'en', (day) => day)
  expect(fieldsOf({ ...draft, endDay: '2026-11-19' }, fields, 'en', today).faults).toEqual(new Set(['end']))
})
