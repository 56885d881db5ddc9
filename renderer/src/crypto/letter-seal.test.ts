import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Letter, readSealedLetterText, type SealedLetter, sealedLetterText } from '#shared/formats/mirror.ts'
import { LETTER_SUITE, newLetterKeys, openLetter, sealLetter } from './letter-seal.ts'

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const REQUEST = 'AAAAAAAAAAAAAAAAAAAAAA'
const LETTER: Letter = {
  format: 'unborrowed-letter',
  version: 1,
  letterId: 'BBBBBBBBBBBBBBBBBBBBBB',
  requestId: REQUEST,
  token: 'CCCCCCCCCCCCCCCCCCCCCC',
  signed: 'Giò',
  writtenAt: '2026-11-22T10:00:00Z',
  answers: [{ id: 'best', text: 'The day you stayed until the last page was bound. Perché sì.' }],
}

/** RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode, sequence number 0. */
const VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  enc: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  ikmR: '1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df',
  pkRm: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
  skRm: '8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb',
  aad: '436f756e742d30',
  pt: '4265617574792069732074727574682c20747275746820626561757479',
  ct: '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28',
}

describe('sealing letters', () => {
  it('[MI1] the suite opens the published ciphertext of RFC 9180 A.2.1 and derives its key pair', async () => {
    const key = await LETTER_SUITE.DeserializePrivateKey(hex(VECTOR.skRm))
    const options = { info: hex(VECTOR.info), aad: hex(VECTOR.aad) }
    const opened = await LETTER_SUITE.Open(key, hex(VECTOR.enc), hex(VECTOR.ct), options)
    expect(opened).toEqual(hex(VECTOR.pt))
    const pair = await LETTER_SUITE.DeriveKeyPair(hex(VECTOR.ikmR), true)
    expect(await LETTER_SUITE.SerializePublicKey(pair.publicKey)).toEqual(hex(VECTOR.pkRm))
    expect(await LETTER_SUITE.SerializePrivateKey(pair.privateKey)).toEqual(hex(VECTOR.skRm))
  })

  it('[MI1] works where WebCrypto is missing', async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis.crypto, 'subtle')
    Object.defineProperty(globalThis.crypto, 'subtle', { configurable: true, value: undefined })
    try {
      const { publicKey, privateKey } = await newLetterKeys()
      expect(await openLetter(privateKey, await sealLetter(publicKey, LETTER))).toEqual({ ok: true, letter: LETTER })
    } finally {
      if (before) Object.defineProperty(globalThis.crypto, 'subtle', before)
      else Reflect.deleteProperty(globalThis.crypto, 'subtle')
    }
  })

  it('[MI2] a letter is opened with the key of its own request only', async () => {
    const mine = await newLetterKeys()
    const other = await newLetterKeys()
    const sealed = await sealLetter(mine.publicKey, LETTER)
    expect(await openLetter(mine.privateKey, sealed)).toEqual({ ok: true, letter: LETTER })
    expect(await openLetter(other.privateKey, sealed)).toEqual({ ok: false, fault: 'not-authentic' })
    const moved = { ...sealed, requestId: 'DDDDDDDDDDDDDDDDDDDDDD' }
    expect(await openLetter(mine.privateKey, moved)).toEqual({ ok: false, fault: 'not-authentic' })
  })

  it('[MI2] what is sealed whole and is no letter is malformed', async () => {
    const { publicKey, privateKey } = await newLetterKeys()
    for (const over of [{ version: 2 }, { extra: 1 }, { answers: [] }, { signed: 'x'.repeat(81) }]) {
      const sealed = await sealLetter(publicKey, { ...LETTER, ...over } as Letter)
      expect(await openLetter(privateKey, sealed)).toEqual({ ok: false, fault: 'malformed' })
    }
  })

  it('[MI3] the block of text survives mail: quoting, other line ends, words around it', async () => {
    const { publicKey } = await newLetterKeys()
    const sealed = await sealLetter(publicKey, LETTER)
    const text = sealedLetterText(sealed)
    expect(readSealedLetterText(text)).toEqual({ ok: true, sealed })
    const quoted = `Ciao,\r\n${text.replace(/^/gm, '> ').replaceAll('\n', '\r\n')}\r\nA presto`
    expect(readSealedLetterText(quoted)).toEqual({ ok: true, sealed })
    const [first = '', ...rest] = text.trimEnd().split('\n')
    const wrapped = [
      first,
      rest
        .slice(0, -1)
        .join('')
        .replace(/(.{20})/g, '$1\n'),
      rest.at(-1),
    ].join('\n')
    expect(readSealedLetterText(wrapped)).toEqual({ ok: true, sealed })
  })

  it('[MI3] a text without a letter, one that is cut, too large or newer is refused with its reason', async () => {
    const { publicKey } = await newLetterKeys()
    const text = sealedLetterText(await sealLetter(publicKey, LETTER))
    expect(readSealedLetterText('Dear Ada')).toEqual({ ok: false, fault: 'not-a-letter' })
    expect(readSealedLetterText(text.slice(0, 400))).toEqual({ ok: false, fault: 'cut' })
    expect(readSealedLetterText(text.replace('U1.', 'U2.'))).toEqual({ ok: false, fault: 'newer' })
    expect(readSealedLetterText('x'.repeat(400_001))).toEqual({ ok: false, fault: 'too-large' })
  })

  it('[MI4] of 300 mutated letters none opens as anything but the letter itself', async () => {
    const { publicKey, privateKey } = await newLetterKeys()
    const text = sealedLetterText(await sealLetter(publicKey, LETTER))
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(2), fc.integer({ min: 33, max: 126 }), async (at, how, code) => {
        const mutated =
          how === 0
            ? text.slice(0, at)
            : how === 1
              ? text.slice(0, at) + text.slice(at + 1)
              : text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
        const reading = readSealedLetterText(mutated)
        if (!reading.ok) return
        const opening = await openLetter(privateKey, reading.sealed as SealedLetter)
        expect(opening.ok ? opening.letter : 'refused').toEqual(opening.ok ? LETTER : 'refused')
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})
