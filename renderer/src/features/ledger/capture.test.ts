import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { startDay, startTime, whenAt } from '#shared/domain/ledger/time.ts'
import { captured, EMPTY_CAPTURE } from './capture.ts'
import { blankAsk } from './new-ask.ts'

const today = '2026-11-22'
const blank = { ...blankAsk(), when: whenAt(today, null, 'Europe/Rome') }
const capture = (part: Partial<typeof EMPTY_CAPTURE>) => captured({ ...EMPTY_CAPTURE, ...part }, blank, 'it', today)

test('[LG20] what and hours are enough: today, of the person, unpaid, said yes and given as asked', () => {
  const made = capture({ what: ' Cena con i soci ', who: 'Studio  Marini', hours: '2,5' })
  if (!('ask' in made)) throw new Error('not made')
  expect(made.ask).toMatchObject({ what: 'Cena con i soci', who: 'Studio Marini', hoursAsked: 2.5, hoursGiven: 2.5 })
  expect(made.ask).toMatchObject({ answer: 'yes', paid: false, direction: 'of-me', freedom: null })
  expect([startDay(made.ask.when), startTime(made.ask.when)]).toEqual([today, null])
})

test('[LG20] a day to come leaves it open and nothing given, unless the answer was chosen', () => {
  expect(capture({ what: 'x', hours: '3', day: 'domani' })).toMatchObject({ ask: { answer: 'open', hoursGiven: 0 } })
  expect(capture({ what: 'x', hours: '3', day: 'domani', answer: 'yes' })).toMatchObject({ ask: { hoursGiven: 3 } })
  expect(capture({ what: 'x', hours: '3', answer: 'no' })).toMatchObject({ ask: { hoursAsked: 3, hoursGiven: 0 } })
})

test('[LG20] what is missing or not understood is told by its field', () => {
  expect(capture({ hours: 'tante', day: '31/11', time: '25' })).toEqual({ faults: ['what', 'hours', 'day', 'time'] })
})
