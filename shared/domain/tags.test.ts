// [ED30]–[ED32]: tags and names while they are typed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanTag, namesLike, tagsInUse, tagsLike, withTag } from './tags.ts'

test('[ED30] a tag is cleaned, and cleaning it again changes nothing', () => {
  expect(cleanTag('  #Deep  work, ')).toBe('Deep work')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(cleanTag(cleanTag(typed))).toBe(cleanTag(typed))
    }),
  )
})

test('[ED30] a tag is there once, whatever its accents and capitals, in the spelling it has elsewhere', () => {
  expect(withTag(['città'], 'CITTA', [])).toEqual(['città'])
  expect(withTag([], 'perche', ['Perché'])).toEqual(['Perché'])
  expect(withTag(['a'], '  ', [])).toEqual(['a'])
  expect(withTag(['a'], '#b', [])).toEqual(['a', 'b'])
})

test('[ED31] what is offered begins as typed, the most used first, and is not chosen already', () => {
  const known = tagsInUse([{ tags: ['lavoro', 'casa'] }, { tags: ['Casa', 'caffè di notte'] }, {}])
  expect(known).toEqual(['Casa', 'caffè di notte', 'lavoro'])
  expect(tagsLike(known, 'ca', [])).toEqual(['Casa', 'caffè di notte'])
  expect(tagsLike(known, 'CAFFE', [])).toEqual(['caffè di notte'])
  expect(tagsLike(known, 'notte', [])).toEqual(['caffè di notte'])
  expect(tagsLike(known, 'ca', ['casa'])).toEqual(['caffè di notte'])
})

test('[ED32] people are found by any of their names, accents aside', () => {
  const people = [
    { name: 'Zoë Bianchi' },
    { name: 'Anna De Zoé' },
    { name: 'Marco', aliases: ['Zorro'] },
    { name: 'Luca' },
  ]
  expect(namesLike(people, 'zo').map(({ name }) => name)).toEqual(['Marco', 'Zoë Bianchi', 'Anna De Zoé'])
})
