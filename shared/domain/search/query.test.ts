// [FN1]–[FN4]: what a person types, taken apart.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, wordsOf } from './fold.ts'
import { parseQuery, spanOf, type Vocabulary } from './query.ts'

const VOCABULARY: Vocabulary = {
  moods: [['very low', 'molto basso'], ['low', 'basso'], ['so so'], ['good', 'buono'], ['very good']],
  energies: [['empty'], ['low'], ['so so'], ['high'], ['full']],
  today: '2026-11-22',
}
const parse = (input: string) => parseQuery(input, VOCABULARY)
const words = (input: string) => parse(input).terms.map((term) => term.words.join(' ') + (term.isPrefix ? '*' : ''))

test('[FN1] any text is a query, and parsing it never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'a"“ :-*(\n^NEAR{}\0tag') })),
      (input) => {
        const { terms } = parse(input)
        for (const term of terms) for (const word of term.words) expect(word).toMatch(/^[\p{L}\p{N}\p{Co}]+$/u)
      },
    ),
  )
})

test('[FN2] accents, case and the kind of apostrophe do not matter; marks part words', () => {
  expect(['perchè', 'Perché', 'PERCHE', 'perche\u0301'].map(foldText)).toEqual(Array(4).fill('perche'))
  expect(words("l'amore di ")).toEqual(words('l’amore di '))
  expect(words("cogl'individui ")).toEqual(['cogl individui'])
  expect(wordsOf("L'età, così").map(({ folded }) => folded)).toEqual(['l', 'eta', 'cosi'])
})

test('[FN1] the last word goes on until a blank follows it; phrases stand in any quotes; a minus leaves out', () => {
  expect(words('grey lett')).toEqual(['grey', 'lett*'])
  expect(words('grey lett ')).toEqual(['grey', 'lett'])
  expect(words('lett* grey ')).toEqual(['lett*', 'grey'])
  expect(words('"a quiet street"')).toEqual(['a quiet street'])
  expect(words('«una strada')).toEqual(['una strada*'])
  expect(parse('work -office ').terms.map(({ isNot }) => isNot)).toEqual([false, true])
})

test('[FN3] operators narrow, by their English and Italian names', () => {
  expect(parse('tag:#Famiglia etichetta:"due parole" mare').filter.tags).toEqual(['famiglia', 'due parole'])
  expect(parse('before:2024').filter.until).toBe('2023-12-31')
  expect(parse('prima:2024-03').filter.until).toBe('2024-02-29')
  expect(parse('after:2024-03').filter.from).toBe('2024-03-01')
  expect(parse('dopo:5/3/2021').filter.from).toBe('2021-03-05')
  expect(parse('in:2023-02').filter).toMatchObject({ from: '2023-02-01', until: '2023-02-28' })
  expect(parse('nel:ieri').filter).toMatchObject({ from: '2026-11-21', until: '2026-11-21' })
  expect(parse('mood:low').filter.moods).toEqual([1])
  expect(parse('umore:"molto basso"').filter.moods).toEqual([0])
  expect(parse('energia:5').filter.energies).toEqual([4])
  expect(parse('persona:Anna').names).toEqual(['anna'])
  expect(parse('tipo:sessione kind:spark').filter.kinds).toEqual(['session', 'spark'])
  expect(parse('is:starred has:spark language:it').filter).toMatchObject({
    starred: true,
    hasSpark: true,
    language: 'it',
  })
})

test('[FN3] an operator without a meaning is words, and so is a colon', () => {
  expect(parse('before:never').filter.until).toBeNull()
  expect(words('before:never ')).toEqual(['before never'])
  expect(words('note:milk ')).toEqual(['note milk'])
  expect(words('10:30 ')).toEqual(['10 30'])
  expect(parse('kind:constructor').filter.kinds).toEqual([])
  expect(parse('__proto__:x toString:y').filter.kinds).toEqual([])
})

test('[FN3] a span is a year, a month or a day, and nothing that is not in the calendar', () => {
  expect(spanOf('2024-02', '2026-11-22')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
  expect(spanOf('2023-02-29', '2026-11-22')).toBeNull()
  expect(spanOf('99', '2026-11-22')).toBeNull()
})
