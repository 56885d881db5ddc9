// [FN4]: the stretch that shows why a text was found.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchTerm } from './query.ts'
import { snippetOf } from './snippet.ts'

const term = (words: string, isPrefix = false): SearchTerm => ({ words: words.split(' '), isPrefix, isNot: false })
const found = (text: string, ...terms: SearchTerm[]) =>
  snippetOf(text, terms).flatMap((part) => (part.found ? [part.text] : []))

test('[FN4] the found words are marked as they stand in the text, whatever their accents', () => {
  expect(found('Non so perché. Perchè no, pero PERCHE.', term('perche'))).toEqual(['perché', 'Perchè', 'PERCHE'])
  expect(found("Tutto l’amore e l'amore", term('l amore'))).toEqual(['l’amore', "l'amore"])
  expect(found('letters and a letter', term('letter', true))).toEqual(['letters', 'letter'])
  expect(found('letters and a letter', term('letter'))).toEqual(['letter'])
})

test('[FN4] a long text is cut where the most of the words stand together', () => {
  const text = `rain at first. ${'nothing here. '.repeat(40)}the rain on the market place. ${'nothing more. '.repeat(40)}`
  const parts = snippetOf(text, [term('rain'), term('market')])
  const line = parts.map((part) => part.text).join('')
  expect(line).toContain('rain on the market')
  expect(line.startsWith('…') && line.endsWith('…')).toBe(true)
  expect(line.length).toBeLessThan(220)
})

test('[FN4] every snippet is made of the text itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ minLength: 1, maxLength: 5 }),
      (text, word) => {
        const line = text.replace(/\s+/g, ' ').trim()
        const snippet = snippetOf(text, [term(word)], 60)
        const joined = snippet.map((part) => part.text).join('')
        expect(line).toContain(joined.replace(/^…/, '').replace(/…$/, ''))
      },
    ),
  )
})
