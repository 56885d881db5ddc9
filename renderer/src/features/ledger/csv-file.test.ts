import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { ask } from '#shared/domain/ledger/ask.test-support.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import { csvOf, readCsv } from './csv-file.ts'

const context = {
  language: 'it',
  today: '2026-11-22',
  zone: 'Europe/Rome',
  currency: 'EUR',
  hourlyValue: null,
} as const

test('[LG21] what was exported comes in again as nothing new, in either language', () => {
  const asks = [ask({ what: 'una "cena"; lunga,\ncon a capo', note: '=1+1' }), ask({ who: 'Caffè', hoursAsked: 1.25 })]
  for (const language of ['en', 'it'] as const) {
    const text = csvOf(asks, language)
    expect(readCsv(text, asks, { ...context, language })).toMatchObject({ asks: [], known: 2, faults: [] })
    const fresh = readCsv(text, [], { ...context, language })
    expect(fresh?.asks.map(({ id }) => id)).toEqual(asks.map(({ id }) => id))
    expect(fresh?.asks.map(({ fields }) => fields.what)).toEqual(asks.map(({ what }) => what))
  }
})

test('[LG21] a formula in a name is a text in the file', () => {
  expect(csvOf([ask({ what: '=HYPERLINK("http://x")' })], 'en')).toContain(`"'=HYPERLINK(""http://x"")"`)
})

test('[LG21] a table of someone’s own comes in: Italian headings, semicolons, commas; a bad row is told by its line', () => {
  const text =
    'Data;Cliente;Descrizione;Ore;Colore\r\n5/10/2026;Rete Nord;cena;2,5;blu\r\n\r\nmai;Rete Nord;corso;tre;\r\n'
  const reading = readCsv(text, [], context)
  expect(reading?.unknown).toEqual(['Colore'])
  expect(reading?.faults).toEqual([{ line: 3, columns: ['day', 'hours_asked'] }])
  const [one] = reading?.asks ?? []
  expect(one && startDay(one.fields.when)).toBe('2026-10-05')
  expect(one?.fields).toMatchObject({ who: 'Rete Nord', what: 'cena', hoursAsked: 2.5 })
})

test('[LG21] the same row twice comes in once, and a text without our headings is refused', () => {
  const text = 'day,who,what,hours\n2026-10-05,Ada,call,1\n2026-10-05,Ada,call,1\n'
  expect(readCsv(text, [], { ...context, language: 'en' })).toMatchObject({ known: 1, asks: [{}] })
  expect(readCsv('colour,size\nred,2\n', [], context)).toBeNull()
})
