// Rules PP21 and PP22 of docs/SPEC.md.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import type { RecordOf } from '#shared/domain/records.ts'
import { asksWith, exchangeOf, lettersOf } from './about.ts'
import { besideWhy } from './person-writes.ts'

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
const lucia: RecordOf<'person'> = {
  ...base,
  id: 'l',
  kind: 'person',
  name: 'Lucìa D’Amico',
  aliases: ['Lu'],
  mergedIds: ['old'],
  role: 'person',
  note: '',
}

function ask(id: string, more: Partial<RecordOf<'ask'>>): RecordOf<'ask'> {
  return {
    ...base,
    id,
    kind: 'ask',
    direction: 'of-me',
    personId: null,
    who: '',
    what: id,
    sort: 'work',
    when: { start: at, zone: 'Europe/Rome', hasTime: false, end: null, days: [] },
    hoursAsked: 2,
    hoursGiven: 2,
    paid: false,
    currency: 'EUR',
    hourlyValue: null,
    serves: { me: null, them: null },
    freedom: null,
    answer: 'yes',
    reversal: null,
    whyId: null,
    repeats: null,
    seriesId: null,
    occurrence: null,
    decision: null,
    lookBack: null,
    note: '',
    ...more,
  }
}

test('[PP21] asks are theirs by link, by an old id and by the name as written, and of nobody else', () => {
  const asks = [
    ask('linked', { personId: 'l', who: 'somebody' }),
    ask('joined', { personId: 'old' }),
    ask('written', { who: ' LUCIA  d’amico ' }),
    ask('alias', { who: 'lu' }),
    ask('other', { personId: 'x', who: 'Lu' }),
    ask('longer', { who: 'Luca' }),
    ask('nobody', {}),
  ]
  expect(asksWith(asks, lucia).map(({ id }) => id)).toEqual(['linked', 'joined', 'written', 'alias'])
})

test('[PP21] given and received are added over all their asks, however they name them; paid time stands outside', () => {
  const asks = [
    ask('a', { personId: 'l', hoursGiven: 3 }),
    ask('b', { who: 'Lu', hoursGiven: 1.5 }),
    ask('c', { personId: 'l', hoursGiven: 8, paid: true }),
    ask('d', { personId: 'l', direction: 'by-me', hoursAsked: 2, hoursGiven: 1 }),
  ]
  // 3 h + 1.5 h given = 270 minutes; 1 h received; 2 h asked of them; 270 − 60 = 210.
  expect(exchangeOf(asks, lucia)).toMatchObject({ given: 270, received: 60, askedOfThem: 120, balance: 210 })
  expect(exchangeOf([], lucia)).toBeNull()
})

test('[PP21] a letter is of the person whose file it came through, not of who signed it', () => {
  const recipient = (token: string, name: string, personId: string | null) => ({ token, name, personId, madeAt: at })
  const mirror: RecordOf<'mirror'> = {
    ...base,
    id: 'm',
    kind: 'mirror',
    language: 'it',
    from: '',
    invitation: '',
    questions: [],
    publicKey: '',
    recipients: [
      recipient('1', 'Lucia', 'l'),
      recipient('2', 'lu', null),
      recipient('3', 'Marta', 'x'),
      recipient('4', 'L', 'old'),
    ],
    withdrawn: [],
  }
  const letter = (id: string, token: string): RecordOf<'letter'> => ({
    ...base,
    id,
    kind: 'letter',
    mirrorId: 'm',
    token,
    letterId: id,
    signed: 'Lucìa D’Amico',
    writtenAt: at,
    readAt: null,
  })
  const found = lettersOf([letter('a', '1'), letter('b', '2'), letter('c', '3'), letter('d', 'gone')], [mirror], lucia)
  expect(found.letters.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(found.awaited).toEqual([{ mirrorId: 'm', madeAt: at }])
})

test('[PP22] a line joins the evidence of a why once', () => {
  const why = { ...base, id: 'w', kind: 'why', text: 'x', sparkIds: ['one'] } as unknown as RecordOf<'why'>
  const [write] = besideWhy(why, 'two', at)
  expect(write?.head).toMatchObject({ kind: 'why', sparkIds: ['one', 'two'] })
  expect(besideWhy(why, 'one', at)).toEqual([])
})
