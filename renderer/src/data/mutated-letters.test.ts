// Rule PM1 of docs/SPEC.md: letters ill-treated in every way that we could think of, taken in by a real vault over a log in
// memory. Each is refused with a reason that has its sentence, and the log has not one frame more.
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '#crypto/bytes.ts'
import { LETTER_SUITE, newLetterKeys } from '#crypto/letter-seal.ts'
import { files as english } from '#i18n/texts-en.ts'
import { files as italian } from '#i18n/texts-it.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { MIRROR_LIMITS, readSealedLetterText, sealedLetterText } from '#shared/formats/mirror.ts'
import { headOf, headsOf } from './heads.ts'
import { PAYLOADS } from './import/payloads.test-support.ts'
import { changeMirror, type LetterFault, makeMirror, takeLetter } from './letters.ts'
import { newId, openBody } from './repository.ts'
import { openTestVault } from './test-vault.test-support.ts'

const QUESTIONS = [
  { id: 'best', text: 'When?' },
  { id: 'felt', text: 'How?' },
]
const TOKEN = 'CCCCCCCCCCCCCCCCCCCCCC'
const SEED = 20261122
/** What is said of each fault, in both languages. */
const SENTENCES = [english, italian].map((files) => {
  const room = Object.entries(files).find(([path]) => path.endsWith('/mirror.json'))?.[1]
  return (room as { fault: Record<LetterFault, string> }).fault
})

let frames: () => number
let refused = 0
let mine: { id: RecordId; publicKey: string }
let other: { id: RecordId; publicKey: string }

async function asked(): Promise<{ id: RecordId; publicKey: string }> {
  const id = await makeMirror({ language: 'en', from: 'Ada', invitation: '', questions: QUESTIONS })
  await changeMirror(id, { recipients: [{ token: TOKEN, name: 'Giò', personId: null, madeAt: null }] })
  const head = headOf(id)
  return { id, publicKey: head?.kind === 'mirror' ? head.publicKey : '' }
}

beforeAll(async () => {
  const { disk } = await openTestVault()
  frames = () => disk.frames.length
  mine = await asked()
  other = await asked()
})

const base64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
const whole = (over: Record<string, unknown> = {}) => ({
  format: 'unborrowed-letter',
  version: 1,
  letterId: newId(),
  requestId: mine.id,
  token: TOKEN,
  signed: 'Giò',
  writtenAt: '2026-11-22T10:00:00Z',
  answers: [{ id: 'best', text: 'The day you stayed until the last page was bound.' }],
  ...over,
})

/** Whatever text a stranger who has the file could seal, whole, for the one who asks. */
async function sealed(inside: string | Uint8Array, to = mine, under = mine.id): Promise<string> {
  const key = await LETTER_SUITE.DeserializePublicKey(base64(to.publicKey))
  const info = utf8(`unborrowed letter v1\n${under}`)
  const bytes = typeof inside === 'string' ? utf8(inside) : inside
  const { encapsulatedSecret, ciphertext } = await LETTER_SUITE.Seal(key, bytes, { info })
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  return sealedLetterText({ requestId: under, enc: text(encapsulatedSecret), ciphertext: text(ciphertext) })
}
const letter = (over: Record<string, unknown> = {}) => sealed(JSON.stringify(whole(over)))

async function expectRefused(texts: readonly string[], faults: readonly LetterFault[]): Promise<void> {
  const before = frames()
  for (const text of texts) {
    const taking = await takeLetter(text)
    if (taking.ok) expect.fail(`taken in: ${text.slice(0, 200)}`)
    expect(faults).toContain(taking.fault)
    refused += 1
    for (const sentences of SENTENCES) expect(sentences[taking.fault]).toMatch(/\p{L}{3}.*\.$/u)
  }
  expect(frames()).toBe(before)
}

/** Nothing of a letter that is sealed whole can be known from outside; what is in it is judged after opening. */
const DAMAGED = ['cut', 'not-a-letter', 'newer', 'foreign', 'not-authentic'] as const
const choose = (text: string) =>
  text.startsWith('-----') ? [text.indexOf('U1.'), text.lastIndexOf('-----END') - 1] : [0, text.length - 1]

describe('[PM1] mutated letters are refused with a sentence and leave nothing', () => {
  it('negative control: the letter that all of these were made from is taken in', async () => {
    const before = frames()
    expect(await takeLetter(await letter())).toMatchObject({ ok: true })
    expect(frames()).toBe(before + 1)
    expect(headsOf('letter')).toHaveLength(1)
  })

  it('300 flips of one character, each place of the block alike', async () => {
    const text = await letter()
    const [first = 0, last = 0] = choose(text)
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=<é\0']
    const flips = fc.sample(
      fc
        .tuple(fc.integer({ min: first, max: last - 1 }), fc.constantFrom(...alphabet))
        .filter(([at, sign]) => text[at] !== '\n' && text[at] !== sign),
      { seed: SEED, numRuns: 300 },
    )
    await expectRefused(
      flips.map(([at, sign]) => text.slice(0, at) + sign + text.slice(at + 1)),
      DAMAGED,
    )
  })

  it('the spare bits of the last characters', async () => {
    const reading = readSealedLetterText(await letter())
    if (!reading.ok) throw new Error('no letter')
    const next = (text: string) => {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      return text.slice(0, -1) + alphabet[(alphabet.indexOf(text.at(-1) ?? '') + 1) % 64]
    }
    const { enc, ciphertext } = reading.sealed
    await expectRefused(
      [
        sealedLetterText({ ...reading.sealed, enc: next(enc) }),
        sealedLetterText({ ...reading.sealed, ciphertext: next(ciphertext) }),
      ],
      ['not-authentic'],
    )
  })

  it('120 letters cut short, at the end and in the middle', async () => {
    const text = await letter()
    const [first = 0, last = 0] = choose(text)
    const cuts = fc.sample(fc.tuple(fc.integer({ min: first, max: last - 1 }), fc.integer({ min: 1, max: 80 })), {
      seed: SEED,
      numRuns: 120,
    })
    await expectRefused(
      cuts.map(([at, length], place) =>
        place % 2 === 0 ? text.slice(0, at) : text.slice(0, at) + text.slice(Math.min(at + length, last)),
      ),
      ['cut', 'not-a-letter', 'foreign', 'not-authentic'],
    )
  })

  it('40 letters with their keys and parts swapped', async () => {
    const stranger = await newLetterKeys()
    const texts: string[] = []
    for (let round = 0; round < 5; round += 1) {
      const readings = [readSealedLetterText(await letter()), readSealedLetterText(await letter())]
      const [a, b] = readings.map((reading) => (reading.ok ? reading.sealed : expect.fail('no letter')))
      if (!a || !b) throw new Error('no letters')
      texts.push(
        sealedLetterText({ ...a, enc: b.enc }),
        sealedLetterText({ ...a, ciphertext: b.ciphertext }),
        sealedLetterText({ ...a, requestId: other.id }),
        sealedLetterText({ ...a, requestId: newId() }),
        sealedLetterText({ ...a, enc: a.ciphertext.slice(0, 43) }),
        // Sealed for another key of this vault, for a key of nobody's, and for a request that is not the one inside.
        await sealed(JSON.stringify(whole()), other, mine.id),
        await sealed(JSON.stringify(whole()), { id: newId(), publicKey: stranger.publicKey }, mine.id),
        await sealed(JSON.stringify(whole()), other, other.id),
      )
    }
    expect(texts).toHaveLength(40)
    await expectRefused(texts, ['foreign', 'not-authentic', 'malformed'])
  })

  it('wrong versions and forms, outside and inside', async () => {
    const text = await letter()
    const outside = ['U0.', 'U2.', 'U9.', 'U999.', 'U1000.', 'U.', 'u1.', 'U1', '1.', 'U-1.', 'U01.', 'V1.']
    await expectRefused(
      outside.map((sign) => text.replace('U1.', sign)),
      ['newer', 'not-a-letter', 'cut'],
    )
    const versions = [0, 2, 3, 99, -1, 1.5, '1', null, [1], {}, true].map((version) => letter({ version }))
    const forms = ['unborrowed-purpose', 'unborrowed-letter-draft', '', null, 1].map((format) => letter({ format }))
    await expectRefused(await Promise.all([...versions, ...forms]), ['malformed'])
  })

  it('huge ones, before and after opening', async () => {
    const words = 'x'.repeat(MIRROR_LIMITS.answer + 1)
    const texts = await Promise.all([
      letter({ answers: [{ id: 'best', text: words }] }),
      letter({ signed: 'x'.repeat(MIRROR_LIMITS.name + 1) }),
      letter({ answers: Array.from({ length: MIRROR_LIMITS.questions + 1 }, (_, n) => ({ id: `q${n}`, text: 'x' })) }),
      letter({ answers: [{ id: `q${'x'.repeat(40)}`, text: 'x' }] }),
      letter({ padding: words }),
    ])
    await expectRefused(texts, ['malformed'])
    const large = [
      'x'.repeat(MIRROR_LIMITS.letterFile + 1),
      `${await letter()}${' '.repeat(MIRROR_LIMITS.letterFile)}`,
      await letter({ answers: [{ id: 'best', text: 'x'.repeat(MIRROR_LIMITS.letterFile) }] }),
    ]
    await expectRefused(large, ['too-large'])
  })

  it('nested ones', async () => {
    const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
    const insides = [
      deep(100_000, '[', ']'),
      '['.repeat(200_000),
      deep(20_000, '{"a":', '}').replace('}', '1}'),
      JSON.stringify(whole()).replace('"Giò"', deep(50_000, '[', ']')),
      JSON.stringify(whole({ answers: [[[{ id: 'best', text: 'x' }]]] })),
      JSON.stringify(whole({ answers: { 0: { id: 'best', text: 'x' }, length: 1 } })),
      JSON.stringify([whole()]),
      JSON.stringify({ letter: whole() }),
      JSON.stringify(JSON.stringify(whole())),
    ]
    await expectRefused(await Promise.all(insides.map((inside) => sealed(inside))), ['malformed'])
  })

  it('prototype keys, which also leave the prototypes alone', async () => {
    const plain = JSON.stringify(whole())
    const insides = [
      plain.replace('{', '{"__proto__":{"polluted":1},'),
      plain.replace('{', '{"constructor":{"prototype":{"polluted":1}},'),
      plain.replace('{', '{"toString":1,'),
      plain.replace('"answers":[{', '"answers":[{"__proto__":{"polluted":1},'),
      plain.replace('"id":"best"', '"id":"__proto__"'),
      plain.replace('"id":"best"', '"__proto__":"best"'),
      plain.replace('"answers"', '"__proto__"'),
    ]
    await expectRefused(await Promise.all(insides.map((inside) => sealed(inside))), ['malformed'])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('what is whole and no letter: other values, half of one, no UTF-8, nothing', async () => {
    const plain = JSON.stringify(whole())
    const keys = Object.keys(whole())
    const insides: (string | Uint8Array)[] = [
      Uint8Array.of(0xff, 0xfe, ...Buffer.from(plain, 'utf16le')),
      Uint8Array.from(Buffer.from(plain, 'latin1')),
      new Uint8Array(1024),
      'null',
      '   1   ',
      '"words"',
      ' {}      ',
      ' []      ',
      plain.slice(0, -1),
      `${plain}${plain}`,
      ...keys.map((key) => JSON.stringify({ ...whole(), [key]: null })),
      ...keys.map((key) =>
        JSON.stringify(Object.fromEntries(Object.entries(whole()).filter(([name]) => name !== key))),
      ),
      ...[[], [{ id: 'best', text: ' \n ' }], [{ id: 'best' }], [{ id: '../x', text: 'x' }], 'x'].map((answers) =>
        JSON.stringify(whole({ answers })),
      ),
      ...['yesterday', '2026-13-01T10:00:00Z', '2026-11-22', 0].map((writtenAt) =>
        JSON.stringify(whole({ writtenAt })),
      ),
      ...['short', `${TOKEN}A`, '../../../../../etc/pas'].map((letterId) => JSON.stringify(whole({ letterId }))),
    ]
    await expectRefused(await Promise.all(insides.map((inside) => sealed(inside))), ['malformed'])
  })

  it('replayed, through no file of the request, or for a request deleted for good', async () => {
    const text = await letter()
    await takeLetter(text)
    const again = [text, text, `Ciao\n${text}\nA presto`, text.replaceAll('\n', '\r\n> ')]
    await expectRefused(again, ['already-here'])
    await expectRefused([await letter({ token: newId() }), await letter({ token: mine.id })], ['unknown-file'])
    const nobodys = await newLetterKeys()
    const gone = newId()
    await expectRefused(
      [await sealed(JSON.stringify(whole({ requestId: gone })), { id: gone, ...nobodys }, gone)],
      ['foreign'],
    )
  })

  it('that were more than 500 letters', () => {
    expect(refused).toBeGreaterThanOrEqual(500)
  })

  it('markup is taken in as the words that it is, and nothing else of it', async () => {
    for (const payload of PAYLOADS) {
      const text = payload.slice(0, MIRROR_LIMITS.answer)
      const taking = await takeLetter(await letter({ signed: text.slice(0, 80), answers: [{ id: 'best', text }] }))
      if (!taking.ok) {
        expect(text.trim()).toBe('')
        continue
      }
      const body = await openBody('letter', taking.id)
      expect(body.answers).toEqual([{ id: 'best', question: 'When?', text }])
      expect(headOf(taking.id)).toMatchObject({ kind: 'letter', signed: text.slice(0, 80) })
    }
  })
})
