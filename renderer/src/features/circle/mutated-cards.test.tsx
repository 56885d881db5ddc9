// @vitest-environment jsdom
// Rules PM2 and PM3 of docs/SPEC.md: cards ill-treated in every way that we could think of. Each is refused with a reason
// that has its sentence and stores nothing, or is a whole card of words, shown as words.
import { cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { headOf, headsOf } from '#data/heads.ts'
import { PAYLOADS } from '#data/import/payloads.test-support.ts'
import { files as english } from '#i18n/texts-en.ts'
import { files as italian } from '#i18n/texts-it.ts'
import { CardSheet } from '#parts/card/CardSheet.tsx'
import { disk, resetDisk } from '#parts/fake-repository.test-support.ts'
import { cardSentence } from '#shared/domain/circle/card-sentence.ts'
import {
  CARD_BYTES,
  CARD_LIMITS,
  type CardFault,
  type PurposeCard,
  purposeCardText,
} from '#shared/formats/purpose-card.ts'
import { takeCard } from './keep-card.ts'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeEach(resetDisk)
afterEach(cleanup)

const SEED = 20261122
/** What is said of each fault, in both languages. */
const SENTENCES = [english, italian].map((files) => {
  const room = Object.entries(files).find(([path]) => path.endsWith('/circle.json'))?.[1]
  return (room as { fault: Record<CardFault, string> }).fault
})
const CARD: PurposeCard = {
  format: 'unborrowed-purpose',
  version: 1,
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  language: 'it',
  clauses: [
    { role: 'to', text: 'Dare voce a chi lavora con le mani' },
    { role: 'so-that', text: 'perché ciò che sa non vada perso' },
  ],
  values: [
    { id: 'honesty', label: 'Onestà' },
    { id: null, label: 'Lentezza' },
  ],
  bring: 'So ascoltare e so scrivere',
  name: 'Ada',
}
const TEXT = purposeCardText(CARD)
const changed = (over: Record<string, unknown>) => JSON.stringify({ ...CARD, ...over })
let refused = 0

async function expectRefused(texts: readonly string[], faults: readonly CardFault[]): Promise<void> {
  for (const text of texts) {
    const taking = await takeCard(text)
    if (taking.ok) expect.fail(`taken in: ${text.slice(0, 200)}`)
    expect(faults).toContain(taking.fault)
    refused += 1
    for (const sentences of SENTENCES) expect(sentences[taking.fault as CardFault]).toMatch(/\p{L}{3}.*\.$/u)
  }
  expect(disk.commits).toEqual([])
}

/** What a card's sheet may be made of; everything else would be somebody's markup. */
const SHEET = new Set(['ARTICLE', 'P', 'H3', 'OL', 'LI', 'FOOTER'])
function expectInert(card: Pick<PurposeCard, 'language' | 'clauses' | 'values'>, root: HTMLElement): void {
  const elements = [...root.querySelectorAll('*')]
  for (const element of elements) {
    expect(SHEET).toContain(element.tagName)
    expect(element.getAttributeNames().filter((name) => !['class', 'lang', 'data-role'].includes(name))).toEqual([])
  }
  expect([...root.querySelectorAll('.card-clause')].map(({ textContent }) => textContent)).toEqual(
    [cardSentence(card) ?? card.clauses.map(({ text }) => text)].flat(),
  )
  expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(
    card.values.map(({ label }) => label),
  )
}

describe('[PM2] mutated cards are refused with a sentence and leave nothing, or are whole cards', () => {
  it('negative control: the card that all of these were made from is taken in', async () => {
    expect(await takeCard(TEXT)).toMatchObject({ ok: true })
    expect(headsOf('card')).toHaveLength(1)
  })

  it('400 flips of one character: refused, or a whole card and no more than the file says', async () => {
    const signs = [...'{}[]",:\\0aZé<&\0\n\u202e\ud800']
    const flips = fc.sample(fc.tuple(fc.nat(TEXT.length - 1), fc.constantFrom(...signs)), { seed: SEED, numRuns: 400 })
    let taken = 0
    for (const [at, sign] of flips) {
      resetDisk()
      const text = TEXT.slice(0, at) + sign + TEXT.slice(at + 1)
      const taking = await takeCard(text)
      if (!taking.ok) {
        expect(['not-a-card', 'newer', 'malformed']).toContain(taking.fault)
        expect(disk.commits).toEqual([])
        refused += 1
        continue
      }
      taken += 1
      const { format, version, ...content } = JSON.parse(text) as PurposeCard
      expect([format, version]).toEqual(['unborrowed-purpose', 1])
      expect(headOf(taking.id)).toMatchObject({ kind: 'card', isOwn: false, content })
      const { container } = render(
        <CardSheet content={content} words={{ values: 'v', bring: 'b', code: 'c' }} code={null} />,
      )
      expectInert(content, container)
      cleanup()
    }
    expect(taken).toBeGreaterThan(20)
    expect(taken).toBeLessThan(flips.length / 2)
  })

  it('every card cut short', async () => {
    await expectRefused(
      Array.from({ length: TEXT.length - 1 }, (_, length) => TEXT.slice(0, length)),
      ['not-a-card'],
    )
  })

  it('swapped and renamed keys', async () => {
    const names = Object.keys(CARD)
    const pairs = names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b] as const))
    const swapped = pairs
      .filter(([a, b]) => !(a === 'bring' && b === 'name'))
      .map(([a, b]) => {
        const all: Record<string, unknown> = { ...CARD }
        return JSON.stringify({ ...all, [a]: all[b], [b]: all[a] })
      })
    const renamed = names.map((name) => TEXT.replace(`"${name}":`, `"${name.toUpperCase()}":`))
    const inside = [
      TEXT.replace('"role":"to","text"', '"text":"to","role"'),
      TEXT.replaceAll('"label"', '"text"'),
      changed({ clauses: CARD.values, values: CARD.clauses }),
    ]
    await expectRefused([...swapped, ...renamed, ...inside], ['not-a-card', 'malformed'])
  })

  it('wrong versions and forms', async () => {
    const versions = [0, -1, 2, 3, 99, 1.5, 1e21, '1', null, [1], {}, true]
    const formats = [
      'unborrowed-letter',
      'unborrowed-mirror-request',
      'UNBORROWED-PURPOSE',
      '',
      null,
      1,
      ['unborrowed-purpose'],
    ]
    const texts = [...versions.map((version) => changed({ version })), ...formats.map((format) => changed({ format }))]
    await expectRefused(texts, ['not-a-card', 'newer', 'malformed'])
  })

  it('huge ones, by the file and by the field', async () => {
    const large = [
      ' '.repeat(CARD_BYTES + 1),
      TEXT + ' '.repeat(CARD_BYTES),
      'é'.repeat(CARD_BYTES / 2 + 1),
      `${'['.repeat(100_000)}`,
      changed({ bring: 'x'.repeat(1_000_000) }),
    ]
    await expectRefused(large, ['too-large'])
    const list = <T,>(count: number, one: T) => Array.from({ length: count }, () => one)
    const fields = [
      { clauses: list(CARD_LIMITS.clauses + 1, { role: 'to', text: 'x' }) },
      { clauses: [{ role: 'to', text: 'x'.repeat(CARD_LIMITS.clause + 1) }] },
      { clauses: [{ role: 'x'.repeat(CARD_LIMITS.role + 1), text: 'x' }] },
      { values: list(CARD_LIMITS.values + 1, { id: null, label: 'x' }) },
      { values: [{ id: null, label: 'x'.repeat(CARD_LIMITS.value + 1) }] },
      { values: [{ id: 'x'.repeat(41), label: 'x' }] },
      { bring: 'x'.repeat(CARD_LIMITS.bring + 1) },
      { name: 'x'.repeat(CARD_LIMITS.name + 1) },
    ]
    await expectRefused(fields.map(changed), ['malformed'])
  })

  it('nested ones', async () => {
    const texts = [
      '['.repeat(2000),
      '['.repeat(1000) + ']'.repeat(1000),
      TEXT.replace('"Ada"', `${'['.repeat(800)}${']'.repeat(800)}`),
      TEXT.replace('"Ada"', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`),
      changed({ clauses: [[CARD.clauses[0]]] }),
      changed({ clauses: { 0: CARD.clauses[0], length: 1 } }),
      changed({ clauses: [{ role: 'to', text: { text: 'x' } }] }),
      JSON.stringify([CARD]),
      JSON.stringify({ card: CARD }),
      JSON.stringify(TEXT),
    ]
    await expectRefused(texts, ['not-a-card', 'malformed'])
  })

  it('prototype keys, which also leave the prototypes alone', async () => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf']
    const texts = keys.flatMap((key) => [
      TEXT.replace('{', `{"${key}":{"polluted":1},`),
      TEXT.replace('"clauses":[{', `"clauses":[{"${key}":{"polluted":1},`),
      TEXT.replace('"values":[{', `"values":[{"${key}":{"polluted":1},`),
      TEXT.replace('"name"', `"${key}"`),
    ])
    await expectRefused(texts, ['malformed'])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('signs that have no place in a shared line, and lines without a word', async () => {
    const signs = [
      '\0',
      '\u0007',
      '\u001b',
      '\u0085',
      '\u009f',
      '\u202a',
      '\u202e',
      '\u2066',
      '\u2069',
      '\n',
      '\r',
      '\t',
    ]
    const texts = signs.flatMap((sign) => [
      changed({ name: `A${sign}da` }),
      changed({ bring: `A${sign}` }),
      changed({ clauses: [{ role: 'to', text: `${sign}A` }] }),
      changed({ values: [{ id: null, label: `A${sign}A` }] }),
    ])
    const empty = ['', ' ', '\u00a0'].flatMap((text) => [
      changed({ name: text }),
      changed({ clauses: [{ role: 'to', text }] }),
    ])
    await expectRefused([...texts, ...empty], ['malformed'])
  })

  it('that were more than 500 cards', () => {
    expect(refused).toBeGreaterThanOrEqual(500)
  })
})

describe('[PM3] what strangers write is shown as words', () => {
  it.each(PAYLOADS)('a card of %j', async (payload) => {
    const line = (max: number) => payload.replace(/\p{Cc}/gu, ' ').slice(0, max)
    const card = {
      ...CARD,
      clauses: [{ role: 'to', text: line(CARD_LIMITS.clause) }],
      values: [{ id: null, label: line(CARD_LIMITS.value) }],
      bring: line(CARD_LIMITS.bring),
      name: line(CARD_LIMITS.name),
    }
    const taking = await takeCard(JSON.stringify(card))
    if (!taking.ok) expect.fail(taking.fault)
    const head = headOf(taking.id)
    if (head?.kind !== 'card') expect.fail('no card')
    const { container } = render(
      <CardSheet content={head.content} words={{ values: 'v', bring: 'b', code: 'c' }} code={null} />,
    )
    expectInert(card, container)
    expect(container.querySelector('.card-name')?.textContent).toBe(card.name)
  })
})
