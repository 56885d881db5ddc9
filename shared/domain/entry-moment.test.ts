// [ED35]: day, time and zone of an entry.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { movedMoment, timeOf } from './entry-moment.ts'

const moment = { day: '2026-11-22', zone: 'Europe/Rome', createdAt: '2026-11-22T09:30:05Z' }

test('[ED35] another day keeps the time, another time the day, another zone both as they read', () => {
  expect(timeOf(moment)).toBe('10:30')
  expect(movedMoment(moment, { day: '2026-07-01' })).toEqual({
    ...{ day: '2026-07-01', zone: 'Europe/Rome', createdAt: '2026-07-01T08:30:05Z' },
  })
  expect(movedMoment(moment, { time: '23:59' })).toEqual({ ...moment, createdAt: '2026-11-22T22:59:00Z' })
  expect(movedMoment(moment, { zone: 'America/New_York' })).toEqual({
    ...{ day: '2026-11-22', zone: 'America/New_York', createdAt: '2026-11-22T15:30:05Z' },
  })
})

test('[ED35] what is no day, time or zone changes nothing; a zone unknown here is read in UTC', () => {
  expect(movedMoment(moment, { day: '2026-02-30' })).toBeNull()
  expect(movedMoment(moment, { time: '25:00' })).toBeNull()
  expect(movedMoment(moment, { zone: 'Mars/Base' })).toBeNull()
  expect(timeOf({ createdAt: moment.createdAt, zone: 'Mars/Base' })).toBe('09:30')
})
