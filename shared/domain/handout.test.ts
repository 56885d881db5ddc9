import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  PYRAMID_LAYERS,
  PYRAMID_LIMITS,
  pyramidFileName,
  pyramidHandout,
  writtenLayers,
} from './circle/team-pyramid.ts'
import { type Handout, handoutMarkdown, LAYER_SIZES, layerSize, layersOver } from './handout.ts'

const words = {
  title: 'The pyramid of a team',
  layer: { what: 'What we do', how: 'How we do it with people', why: 'Why we do it' },
  open: 'left open',
}
const pyramid = {
  team: 'Studio <Luce>',
  day: '2026-11-22',
  what: 'Clear pages.\nOn time.',
  how: '',
  why: ' *More* light ',
}

describe('the team pyramid on paper', () => {
  it('[PM4] holds the three layers from the top down as they were written, and says which was left open', () => {
    const handout = pyramidHandout(pyramid, 'en', words, (day) => `on ${day}`)
    expect(handout.name).toBe('Studio <Luce>')
    expect(handout.blocks).toEqual([
      {
        kind: 'layers',
        open: 'left open',
        layers: [
          { name: 'Why we do it', words: '*More* light' },
          { name: 'How we do it with people', words: '' },
          { name: 'What we do', words: 'Clear pages.\nOn time.' },
        ],
      },
    ])
    expect(writtenLayers(pyramid)).toBe(2)
    expect(pyramidFileName('it', '2026-11-22')).toBe('piramide-della-squadra-2026-11-22')
  })

  it('[PM4] as Markdown every word stands as it was written', () => {
    expect(handoutMarkdown(pyramidHandout(pyramid, 'en', words, (day) => `on ${day}`))).toBe(
      [
        '# The pyramid of a team',
        'Studio \\<Luce\\>',
        '### Why we do it',
        '\\*More\\* light',
        '### How we do it with people',
        '*left open*',
        '### What we do',
        'Clear pages.\\\nOn time.',
        '*on 2026-11-22*\n',
      ].join('\n\n'),
    )
  })

  it('[PM4] the type gets smaller with the words, never larger, and the longest texts still find a size', () => {
    const layers = (length: number) => PYRAMID_LAYERS.map((name) => ({ name, words: 'a'.repeat(length) }))
    expect(layerSize(layers(0))).toBe(0)
    expect(layerSize(layers(PYRAMID_LIMITS.layer))).toBe(LAYER_SIZES.length - 1)
    expect(layersOver(layers(PYRAMID_LIMITS.layer))).toBe(0)
    // Only a layer of line breaks is higher than a page: its picture grows, so that nothing is cut off.
    const breaks = [{ name: 'why', words: 'a\n'.repeat(PYRAMID_LIMITS.layer / 2) }]
    expect(layersOver([...layers(10).slice(1), ...breaks])).toBeGreaterThan(10_000)
    fc.assert(
      fc.property(fc.nat(PYRAMID_LIMITS.layer), fc.nat(PYRAMID_LIMITS.layer), (a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a]
        expect(layerSize(layers(short))).toBeLessThanOrEqual(layerSize(layers(long)))
      }),
    )
  })
})

describe('a paper as Markdown', () => {
  it('[PM5] has lists, facts, quotes and notes, and no markup that somebody wrote', () => {
    const handout: Handout = {
      language: 'en',
      title: 'T',
      name: '',
      blocks: [
        { kind: 'words', text: 'To stay,\nso that it lasts', lead: true },
        { kind: 'heading', text: 'Values' },
        {
          kind: 'list',
          isRanked: true,
          items: [
            { words: '# Calm', facts: '' },
            { words: 'a\nb', facts: 'Ada · 2 h' },
          ],
        },
        { kind: 'list', isRanked: false, items: [{ words: '[x](javascript:y)', facts: '<b>' }] },
        { kind: 'note', text: 'said by us' },
        { kind: 'words', text: '- no list', lead: false },
      ],
      foot: 'today',
    }
    expect(handoutMarkdown(handout)).toBe(
      [
        '# T',
        '> To stay,\\\n> so that it lasts',
        '## Values',
        '1. \\# Calm\n2. a b\\\n   *Ada · 2 h*',
        '- \\[x\\](javascript\\:y)\\\n  *\\<b\\>*',
        '*said by us*',
        '\\- no list',
        '*today*\n',
      ].join('\n\n'),
    )
  })
})
