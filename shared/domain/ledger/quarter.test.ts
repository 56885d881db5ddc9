// The worked case of quarter.test-support.ts, added up by hand. Hours; evenings are 18:00 to 5:00.
//
//                 asks asked given unpaid evening weekend off  chosen expected  worth
// Studio Marini    12   37    28    20      7       6     13     2      18      20 × 40 € =   800 €
//   dinners 3 + 3 (a third declined), volunteer Saturday 6, four shares 2, course 4, pitch 17:00–19:00 2, paid texts 8,
//   open: 6 asked. Evening: two dinners and one hour of the pitch.
// Rete Nord         8   17.5  14.5  12.5   10       2     10     4      10.5  12.5 × 40 € =   500 €
//   three evenings 6, gala Friday 22:00 to 2:00 4 (two of them Saturday), survey 0.5, two calls 2, article 5 asked, 2 paid.
// Coop. Aurora      7   17    15    12      4.5     8      8.5   7       8      12 × 40 € =   480 €
//   brochures 3, Saturday stall 4, night of the clock change 4 (Sunday, all before 5:00), meeting 17:30–18:30 1,
//   open: 2 asked, paid leaflets 3.
// Open evenings     6   10.5  10.5  10.5    8       0      8    10.5     0    10.5 × 40 € =   420 €
// Sala Printers     4    8     8     3      2.5     0      2.5   0.5     2.5     3 × 40 € =   120 €
// Lume Foundation   3   13.5  11.5  11.5    2       8     10     1.5    10    11.5 × 50 CHF = 575 CHF
//   retreat Friday evening 2, Saturday 5, Sunday 3; jury declined 2; talk 1.5.
// together         40  103.5  87.5  69.5   34      24     52    25.5    49    2,320 € + 575 CHF
//
// Months, given: September 12 + 2.5 + 8.5 + 3 + 3 + 0 = 29; October 16 + 7 + 5.5 + 3.5 + 4.5 + 10 = 46.5;
//   November 0 + 5 + 1 + 4 + 0.5 + 1.5 = 12.
// Kinds, given: work 8 + 2 + 3 + 1 + 5 = 19; advice 2 + 2 + 3 + 1.5 = 8.5; meetings 6 + 1 + 2.5 = 9.5; events 10 + 8 + 1.5
//   = 19.5; courses 4 + 10 = 14; volunteering 6 + 8 = 14; sharing 2 + 0.5 = 2.5; other 0.5.
// For the why: 10.5; for others: 77.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { chosenShare, groupsOf, piecesOf, reciprocities, tallyOf, unpaidShare, whyTime } from './figures.ts'
import { quarter } from './quarter.test-support.ts'

const EVER = { from: null, to: null }
const hours = (minutes: number) => minutes / 60

for (const language of ['en', 'it'] as const) {
  const pieces = piecesOf(quarter(language), EVER)
  const tally = tallyOf(pieces)

  test(`[LG19] the quarter comes to what was worked out by hand, ${language}`, () => {
    expect(tally.asks).toBe(40)
    const { asked, given, unpaid, evening, weekend, off, unpaidOff, chosen, expected, unvalued } = tally
    expect([asked, given, unpaid, evening, weekend, off, unpaidOff, chosen, expected, unvalued].map(hours)).toEqual([
      103.5, 87.5, 69.5, 34, 24, 52, 52, 25.5, 49, 0,
    ])
    expect(tally.cents).toEqual({ EUR: 232_000, CHF: 57_500 })
    expect(unpaidShare(tally)).toBeCloseTo(69.5 / 87.5)
    expect(chosenShare(tally)).toBeCloseTo(25.5 / 87.5)
  })

  test(`[LG19] by person, month and kind, by hand, ${language}`, () => {
    const given = (by: 'person' | 'month' | 'sort') =>
      Object.fromEntries(groupsOf(pieces, by).map(({ key, tally: one }) => [key, hours(one.given)]))
    expect(Object.values(given('person'))).toEqual([28, 15, 14.5, 11.5, 10.5, 8])
    expect(given('month')).toEqual({ '2026-09': 29, '2026-10': 46.5, '2026-11': 12 })
    expect(given('sort')).toEqual({
      work: 19,
      advice: 8.5,
      meeting: 9.5,
      event: 19.5,
      course: 14,
      volunteering: 14,
      sharing: 2.5,
      other: 0.5,
    })
  })

  test(`[LG19] given and received, and time for the why, by hand, ${language}`, () => {
    expect(reciprocities(pieces).map(({ balance }) => hours(balance))).toEqual([20, 12.5, 12, 11.5, 10.5, 3])
    const time = whyTime(pieces, [], EVER)
    expect([hours(time.own), hours(time.others)]).toEqual([10.5, 77])
  })
}
