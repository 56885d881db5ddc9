// [FN5]–[FN9] on the real index: SQLite FTS5 compiled to WebAssembly, as in the app.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { NO_FILTER } from '#shared/domain/search/filter.ts'
import type { IndexRow } from '#shared/domain/search/index-row.ts'
import { ask, idsFor, makeIndex, row } from './search-index.test-support.ts'
import type { SearchIndex } from './search-index.ts'

let index: SearchIndex
beforeEach(async () => {
  index = await makeIndex()
  return () => index.close()
})

test('[FN2] three spellings and two apostrophes of a word are found by each of them', () => {
  index.change(
    [row('grave', 'perchè no'), row('acute', 'Perché no'), row('bare', 'perche no'), row('caps', 'PERCHÉ')],
    [],
  )
  for (const typed of ['perche', 'perché', 'perchè ', 'PERCHE']) expect(idsFor(index, typed)).toHaveLength(4)
  index.change([row('straight', "tutto l'amore cogl'individui"), row('curly', 'tutto l’amore cogl’individui')], [])
  for (const typed of ["l'amore", 'l’amore', 'amore', 'individui', "cogl'individui"]) {
    expect(idsFor(index, typed).sort()).toEqual(['curly', 'straight'])
  }
})

test('[FN5] nothing that is typed is an error or is read as the index’s own syntax', () => {
  index.change([row('a', 'near the sea'), row('b', 'title or text and not')], [])
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          'NEAR',
          '(',
          ')',
          '"',
          '*',
          '^',
          'AND',
          'OR',
          'NOT',
          'title:',
          '{text}',
          ':',
          '-',
          '+',
          "'",
          '\0',
          ';',
          'sea',
          'tag:',
          'è',
          '日本',
          '\ud800',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(typed, (input) => {
      ask(index, input)
    }),
    { numRuns: 400 },
  )
  expect(idsFor(index, 'NEAR sea')).toEqual(['a'])
  expect(ask(index, '"sea" OR text')).toMatchObject({ isLoose: true, total: 2 })
  expect(idsFor(index, 'or not ')).toEqual(['b'])
  expect(idsFor(index, "'; DROP TABLE record; -- sea")).toEqual(['a'])
  expect(index.count()).toBe(2)
})

test('[FN6] a change is found at once, and what it replaced no longer', () => {
  index.change([row('a', 'apples')], [])
  expect(idsFor(index, 'apples')).toEqual(['a'])
  index.change([row('a', 'pears', { revision: 2 })], [])
  expect(idsFor(index, 'apples')).toEqual([])
  expect(idsFor(index, 'pears')).toEqual(['a'])
  index.change([], ['a', 'never there'])
  expect(idsFor(index, 'pears')).toEqual([])
  expect(index.count()).toBe(0)
})

test('[FN6] whatever is put, replaced and removed, the index is that of what is left', async () => {
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    word: fc.constantFrom('rain', 'sun', 'snow', null),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      index.clear()
      const model = new Map<string, string>()
      for (const { id, word } of steps) {
        if (word === null) index.change([], [id])
        else index.change([row(id, word)], [])
        if (word === null) model.delete(id)
        else model.set(id, word)
      }
      for (const word of ['rain', 'sun', 'snow']) {
        const held = [...model].filter(([, one]) => one === word).map(([id]) => id)
        expect(idsFor(index, word).sort()).toEqual(held.sort())
      }
    }),
    { numRuns: 60 },
  )
})

test('[FN7] under three letters the newest come first; from three on the best, and of equals the newest', () => {
  index.change(
    [
      row('old', 'ab', { day: '2020-01-01' }),
      row('new', 'some ab and much more besides', { day: '2026-01-01' }),
      row('mid', 'ab', { day: '2023-01-01' }),
    ],
    [],
  )
  expect(idsFor(index, 'ab')).toEqual(['new', 'mid', 'old'])
  index.change([row('x', 'harbour', { day: '2020-01-01' }), row('y', 'harbour', { day: '2024-01-01' })], [])
  expect(idsFor(index, 'harbour')).toEqual(['y', 'x'])
})

test('[FN7] a word in the title counts more, a phrase more than its words apart, a whole word more than a beginning', () => {
  index.change(
    [
      row('body', 'the harbour at night, and the boats, and the long quay where we stood', { day: '2026-05-05' }),
      row('title', 'we stood there a while and then went home by the usual way', {
        title: 'Harbour',
        day: '2020-01-01',
      }),
    ],
    [],
  )
  expect(idsFor(index, 'harbour')).toEqual(['title', 'body'])
  index.change(
    [
      row('apart', 'street so quiet, a quiet so street'),
      row('phrase', 'we came into a quiet street and many other words stood about it'),
    ],
    [],
  )
  expect(idsFor(index, 'quiet street')[0]).toBe('phrase')
  index.change(
    [
      row('whole', 'a long page about many things, one of them a cat, told at some length'),
      row('more', 'catalogue catalogue'),
    ],
    [],
  )
  expect(idsFor(index, 'cat')).toEqual(['whole', 'more'])
})

test('[FN7] when nothing holds all words, what holds some is shown and said to be that', () => {
  index.change([row('a', 'rain on the market'), row('b', 'sun')], [])
  expect(ask(index, 'market elephants ')).toMatchObject({ isLoose: true, total: 1, hits: [{ id: 'a' }] })
  expect(ask(index, 'market rain ')).toMatchObject({ isLoose: false, total: 1 })
  expect(ask(index, 'elephants ')).toMatchObject({ isLoose: false, total: 0 })
})

test('[FN3] filters narrow with words and without', () => {
  index.change(
    [
      row('a', 'sea and wind', {
        tags: ['famiglia'],
        day: '2023-05-01',
        mood: 1,
        starred: true,
        people: ['p1'],
        language: 'en',
      }),
      row('b', 'sea and sun', { day: '2024-05-01', mood: 3, hasAttachment: true }),
      row('s', 'sea', { kind: 'spark', source: 'b', day: '2024-06-01' }),
    ],
    [],
  )
  const narrowed = (typed: string) => idsFor(index, typed).sort()
  expect(narrowed('sea tag:famiglia')).toEqual(['a'])
  expect(narrowed('sea before:2024')).toEqual(['a'])
  expect(narrowed('sea after:2024 kind:entry')).toEqual(['b'])
  expect(narrowed('umore:2')).toEqual(['a'])
  expect(narrowed('is:starred')).toEqual(['a'])
  expect(narrowed('has:spark')).toEqual(['b'])
  expect(narrowed('has:photo sea')).toEqual(['b'])
  expect(narrowed('kind:spark')).toEqual(['s'])
  expect(narrowed('lang:en')).toEqual(['a'])
  expect(narrowed('sea -sun ')).toEqual(['a', 's'])
  expect(narrowed('-sun kind:entry')).toEqual(['a'])
  expect(idsFor(index, '')).toEqual([])
  const people = { ...NO_FILTER, people: [['p1', 'p9']] }
  expect(index.search({ terms: [], filter: people, limit: 9 }).hits.map(({ id }) => id)).toEqual(['a'])
  expect(index.search({ terms: [], filter: { ...NO_FILTER, people: [[]] }, limit: 9 }).hits).toEqual([])
})

test('[FN8] an image gives the same index back, which takes changes; anything else is refused and leaves it empty', async () => {
  index.change([row('a', 'apples'), row('b', 'pears', { tags: ['fruit'] })], [])
  index.tidy()
  const image = index.image()
  const other = await makeIndex()
  expect(other.load(image)).toBe(true)
  expect(idsFor(other, 'tag:fruit')).toEqual(['b'])
  other.change([row('c', 'plums'), row('a', 'figs', { revision: 2 })], ['b'])
  expect(idsFor(other, 'plums')).toEqual(['c'])
  expect(idsFor(other, 'apples')).toEqual([])
  const damaged = image.map((piece) => piece.slice())
  damaged[0]?.fill(7, 0, 2000)
  expect(other.load(damaged)).toBe(false)
  expect(other.count()).toBe(0)
  expect(other.load([new Uint8Array([1, 2, 3])])).toBe(false)
  other.beginLoad(image.reduce((sum, { byteLength }) => sum + byteLength, 0) + 1)
  for (const piece of image) other.loadPiece(piece)
  expect(other.endLoad()).toBe(false)
  other.beginLoad(10)
  other.loadPiece(new Uint8Array(11))
  expect(other.endLoad()).toBe(false)
  other.change([row('z', 'quinces')], [])
  expect(idsFor(other, 'quinces')).toEqual(['z'])
  other.close()
})

test('[FN8] reconciling drops what is gone and names what is missing or older', () => {
  index.change([row('a', 'one'), row('b', 'two', { revision: 3 }), row('gone', 'three')], [])
  const ids = ['a', 'b', 'new']
  const some = { ids, revisions: [1, 4, 1], gone: ['absent'] }
  expect(index.reconcile(some)).toEqual({ lacking: ['b', 'new'], dropped: 0 })
  expect(idsFor(index, 'three')).toEqual(['gone'])
  expect(index.reconcile({ ...some, gone: null })).toEqual({ lacking: ['b', 'new'], dropped: 1 })
  expect(idsFor(index, 'three')).toEqual([])
  expect(index.reconcile({ ids: [], revisions: [], gone: ['b'] })).toEqual({ lacking: [], dropped: 1 })
  expect(idsFor(index, 'two')).toEqual([])
  expect(idsFor(index, 'one')).toEqual(['a'])
})

test('[FN7] a word that thousands of texts hold is answered with the newest, those with it in the title first', () => {
  const many = Array.from({ length: 4200 }, (_, at) =>
    row(`r${at}`, 'common words', { day: `${1990 + (at % 30)}-01-01`, title: at === 17 ? 'Common' : '' }),
  )
  index.change(many, [])
  const { hits, total } = ask(index, 'common ')
  expect(total).toBe(4200)
  expect(hits).toHaveLength(50)
  expect(hits[0]?.id).toBe('r17')
  expect(many.find(({ id }) => id === hits[1]?.id)?.day).toBe('2019-01-01')
})

test('[OP11] of thousands that have a word the newest come, wherever they lie and however uneven', () => {
  const dayOf = (at: number) => `20${10 + ((at * 7) % 15)}-0${1 + ((at * 5) % 9)}-1${at % 10}`
  const many = Array.from({ length: 3600 }, (_, at) => {
    // None of the newest 300 has the word, so that going through the newest alone finds nothing.
    const isNewest = at % 12 === 5
    const day = isNewest ? `2026-0${1 + (at % 9)}-1${at % 10}` : dayOf(at)
    return row(`r${at}`, isNewest ? 'other words' : 'common words', { day, mood: at % 2 === 0 ? 1 : null })
  })
  index.change(many, [])
  const newest = (rows: IndexRow[]) =>
    rows
      .map((one) => ({ one, place: many.indexOf(one) }))
      .sort((a, b) => (a.one.day < b.one.day ? 1 : a.one.day > b.one.day ? -1 : b.place - a.place))
      .slice(0, 50)
      .map(({ one }) => one.id)
  const withWord = many.filter(({ text }) => text.startsWith('common'))
  expect(idsFor(index, 'co')).toEqual(newest(withWord))
  expect(idsFor(index, 'wo')).toEqual(newest(many))
  const terms = [{ words: ['co'], isPrefix: true, isNot: false }]
  const { hits } = index.search({ terms, filter: { ...NO_FILTER, moods: [1] }, limit: 50 })
  expect(hits.map(({ id }) => id)).toEqual(newest(withWord.filter(({ mood }) => mood === 1)))
})

test('[OP10] while the last of several words has one letter, what the others find is there, with that word first', () => {
  const texts = { a: 'plan a was good', b: 'plan b was better', c: 'a plan that begins' }
  index.change(
    Object.entries(texts).map(([id, text]) => row(id, text)),
    [],
  )
  expect(idsFor(index, 'plan b')[0]).toBe('b')
  expect(idsFor(index, 'plan b').sort()).toEqual(['a', 'b', 'c'])
  expect(idsFor(index, 'plan b ')).toEqual(['b'])
  expect(idsFor(index, 'plan be').sort()).toEqual(['b', 'c'])
  expect(idsFor(index, '-good plan b').sort()).toEqual(['b', 'c'])
})
