// Rules LF1–LF6 of docs/SPEC.md: what the long form and the whole story tell, and what they keep to themselves.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AT } from '../why/why.test-support.ts'
import { DEFAULT_LONG, LONG_PARTS, longForm, longHas } from './long-form.ts'
import { spark, vault, WORDS } from './telling.test-support.ts'
import { contentsOf, type Telling, type TellingRecords } from './telling.ts'
import { valueMeanings } from './value-meaning.ts'
import { STORY_PARTS, WHOLE_STORY, wholeStory } from './whole-story.ts'

const given = { language: 'en' as const, name: ' Anna ', day: '2026-11-22', words: WORDS }
const long = (switches = {}, records = vault()) =>
  longForm({ ...given, records, switches: { ...DEFAULT_LONG, ...switches } })
const story = (switches = {}, records = vault()) =>
  wholeStory({ ...given, records, switches: { ...WHOLE_STORY, ...switches } })
const chapter = (telling: Telling, id: string) => telling.chapters.find((one) => one.id === id)?.blocks ?? []
const wordsOf = (telling: Telling) => JSON.stringify(telling)
const withTrash = (id: string): TellingRecords => {
  const records = vault()
  const live = <R extends { id: string }>(all: readonly R[]) => all.filter((one) => one.id !== id)
  return {
    ...records,
    sparks: live(records.sparks),
    truths: live(records.truths),
    values: live(records.values),
    sessions: live(records.sessions),
    find: (wanted) => {
      const found = records.find(wanted)
      return found && wanted === id ? { ...found, deletedAt: AT } : found
    },
  }
}

describe('the long form', () => {
  test('[LF1] evidence and truth are off unless switched on, and no word of them is in it', () => {
    const telling = long()
    expect(telling.chapters.map(({ id }) => id)).toEqual(['values', 'versions', 'experiments'])
    for (const secret of ['I make the deck', 'I only defend', 'We sell confidence'])
      expect(wordsOf(telling)).not.toContain(secret)
    expect(telling).toMatchObject({ why: 'To say what I see so that the work can be trusted.', name: 'Anna' })
  })

  test('[LF1] any choice of parts shows those alone, and a truth that is off stays away from the evidence', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(LONG_PARTS.map((part) => [part, fc.boolean()]))), (switches) => {
        const telling = long(switches)
        expect(telling.chapters.map(({ id }) => id)).toEqual(LONG_PARTS.filter((part) => switches[part]))
        expect(wordsOf(telling).includes('We sell confidence')).toBe(switches.truth === true)
        expect(wordsOf(telling).includes('I make the deck')).toBe(switches.evidence === true)
      }),
    )
  })

  test('[LF2] each clause stands with its own evidence, each with its day and where it is from; then what stands beside the whole', () => {
    expect(chapter(long({ evidence: true, truth: true }), 'evidence')).toEqual([
      { kind: 'clause', before: 'To', text: 'say what I see' },
      { kind: 'quote', text: 'I make the deck more beautiful.', note: '2026-10-08 · What I keep seeing' },
      { kind: 'quote', text: 'We sell confidence.', note: '2026-11-01 · truth' },
      { kind: 'clause', before: 'so that', text: 'the work can be trusted' },
      { kind: 'quote', text: 'Candour', note: 'value' },
      { kind: 'says', text: 'Beside the whole:' },
      { kind: 'quote', text: 'I only defend the idea when someone is watching.', note: '2026-10-05 · entry · A pitch' },
    ])
  })

  test('[LF3] nothing that lies in the trash is told: a line goes, a deleted source leaves its day and kind alone', () => {
    const gone = chapter(long({ evidence: true }, withTrash('s1')), 'evidence')
    expect(JSON.stringify(gone)).not.toContain('I make the deck')
    const source = chapter(long({ evidence: true }, withTrash('session')), 'evidence')
    expect(source).toContainEqual({
      kind: 'quote',
      text: 'I make the deck more beautiful.',
      note: '2026-11-01 · session',
    })
    const truth = story({}, withTrash('t1'))
    expect(wordsOf(truth)).not.toContain('We sell confidence')
  })

  test('[LF4] how it came to be: each earlier wording once with its day and reason, drafts it was nearer than, the choice', () => {
    expect(chapter(long(), 'versions')).toEqual([
      { kind: 'says', text: 'It said before:' },
      { kind: 'quote', text: 'To show what I see.', note: '2026-10-22' },
      { kind: 'fact', label: 'Why this one', text: 'first try' },
      { kind: 'says', text: 'Nearer than “To stay so that it holds.”' },
      { kind: 'fact', label: 'Because', text: 'shorter' },
      { kind: 'why', text: 'To say what I see so that the work can be trusted.', note: 'Chosen on 2026-11-01' },
      { kind: 'fact', label: 'Why this one', text: 'I can say it aloud.' },
    ])
  })

  test('[LF5] values stand with what their card means, experiments with what came of them', () => {
    expect(chapter(long(), 'values')[0]).toEqual({
      kind: 'list',
      items: [{ text: 'Candour', note: 'saying what is so' }],
    })
    expect(chapter(long(), 'experiments')).toEqual([
      { kind: 'heading', id: 'experiment-1', text: 'do x1', note: '' },
      { kind: 'fact', label: 'By', text: '2026-11-20' },
      { kind: 'fact', label: 'What came of it', text: 'Changed · 2026-11-22' },
      { kind: 'fact', label: 'What it told', text: 'They asked back.' },
      { kind: 'heading', id: 'experiment-2', text: 'do x2', note: '' },
      { kind: 'fact', label: 'In the way', text: 'A late call' },
      { kind: 'fact', label: 'Then', text: 'Say it first' },
      { kind: 'fact', label: 'What came of it', text: 'Still open' },
    ])
    const card = { id: 'c', label: { en: 'Candour', it: 'Franchezza' }, hint: { en: 'saying it', it: 'dirlo' } }
    const exercise = { steps: [{ kind: 'sort', yields: 'value', cards: [card] }] }
    const meaning = valueMeanings([exercise as never], 'it')
    expect([meaning('candour'), meaning('Franchezza'), meaning('Sleep')]).toEqual(['dirlo', 'dirlo', null])
  })

  test('[LF1] what there is nothing for is said, also with nothing in the vault', () => {
    const none = vault({
      whys: [],
      truths: [],
      values: [],
      purposes: [],
      experiments: [],
      sparks: [],
      sessions: [],
      resonances: [],
      versions: [],
    })
    expect(longHas({ ...given, records: none, switches: DEFAULT_LONG })).toEqual({
      evidence: false,
      truth: false,
      values: false,
      versions: false,
      experiments: false,
    })
    expect(long({}, none)).toMatchObject({ why: null, chapters: [] })
    expect(story({}, none)).toMatchObject({ why: null, chapters: [] })
    expect(longHas({ ...given, records: vault(), switches: DEFAULT_LONG })).toEqual({
      evidence: true,
      truth: true,
      values: true,
      versions: true,
      experiments: true,
    })
  })
})

describe('the whole story', () => {
  test('[LF6] the path stands by day with the lines kept on it, then truths, purposes, values, whys, experiments', () => {
    const telling = story()
    expect(telling.chapters.map(({ id }) => id)).toEqual([
      'path',
      'truths',
      'purposes',
      'values',
      'whys',
      'experiments',
    ])
    expect(chapter(telling, 'path')).toEqual([
      { kind: 'heading', id: 'path-1', text: 'A pitch', note: '2026-10-05' },
      { kind: 'quote', text: 'I only defend the idea when someone is watching.', note: '' },
      { kind: 'heading', id: 'path-2', text: 'What I keep seeing', note: '2026-10-08' },
      { kind: 'quote', text: 'I make the deck more beautiful.', note: '' },
    ])
    expect(chapter(telling, 'truths').map((block) => ('text' in block ? block.text : ''))).toEqual([
      'Nobody asks.',
      'my father',
      'We sell confidence.',
      'I make the deck more beautiful.',
    ])
    expect(chapter(telling, 'purposes')).toEqual([
      { kind: 'list', items: [{ text: 'Believe in the brand', note: 'from the studio' }] },
    ])
    const whys = chapter(telling, 'whys')
    expect(whys.filter(({ kind }) => kind === 'heading')).toMatchObject([{ text: 'A draft' }, { text: 'The why' }])
    expect(whys).toContainEqual({ kind: 'fact', label: '2026-11-02', text: 'almost. The end drags.' })
  })

  test('[LF6] any choice of chapters shows those alone; kept lines and truths that are off are nowhere in it', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(STORY_PARTS.map((part) => [part, fc.boolean()]))), (switches) => {
        const telling = story(switches)
        const wanted = STORY_PARTS.filter((part) => part !== 'lines' && switches[part])
        expect(telling.chapters.map(({ id }) => id)).toEqual(wanted)
        if (!switches.lines) expect(wordsOf(telling)).not.toContain('I make the deck')
        if (!switches.truths) expect(wordsOf(telling)).not.toContain('We sell confidence')
      }),
    )
  })

  test('[LF6] the contents lead to every chapter and heading, and no two places have one name', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      spark(`n${index}`, `line ${index}`, { source: { kind: 'entry', recordId: `e${index}` } }),
    )
    const places = contentsOf(story({}, vault({ sparks: many })))
    expect(places.length).toBeGreaterThan(36)
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length)
  })
})
