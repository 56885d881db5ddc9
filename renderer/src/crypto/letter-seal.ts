// Letters from others, sealed with HPKE (RFC 9180, base mode): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
// Plain JavaScript all through, since the page that seals may have no secure context and so no WebCrypto.
import {
  AEAD_ChaCha20Poly1305 as chacha20Poly1305,
  KDF_HKDF_SHA256 as hkdfSha256,
  KEM_DHKEM_X25519_HKDF_SHA256 as x25519,
} from '@panva/hpke-noble'
import { CipherSuite } from 'hpke'
import { type Letter, letterSchema, type SealedLetter } from '#shared/formats/mirror.ts'
import { type Bytes, fromBase64, fromUtf8, toBase64Url, utf8 } from './bytes.ts'

/** The suite as used, for the published vectors too. */
export const LETTER_SUITE = new CipherSuite(x25519, hkdfSha256, chacha20Poly1305)

/** Letters are padded with spaces to a multiple of this, so that their length tells little. */
const PADDING = 1024

/** Throws for text that is not base64url as we write it: spare bits of the last character that are set count as a change. */
function fromBase64Url(text: string): Bytes {
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
  if (toBase64Url(bytes) !== text) throw new RangeError('not base64url as it is written')
  return bytes
}

const info = (requestId: string) => utf8(`unborrowed letter v1\n${requestId}`)

/** A pair for one request: 32 bytes each, base64url. The private key is kept in the vault only. */
export async function newLetterKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await LETTER_SUITE.GenerateKeyPair(true)
  return {
    publicKey: toBase64Url(await LETTER_SUITE.SerializePublicKey(pair.publicKey)),
    privateKey: toBase64Url(await LETTER_SUITE.SerializePrivateKey(pair.privateKey)),
  }
}

/** Seals a letter so that only the requester can open it. Throws for a key that is none. */
export async function sealLetter(publicKey: string, letter: Letter): Promise<SealedLetter> {
  const plain = utf8(JSON.stringify(letter))
  const padded = new Uint8Array(Math.ceil(plain.length / PADDING) * PADDING).fill(0x20)
  padded.set(plain)
  const key = await LETTER_SUITE.DeserializePublicKey(fromBase64Url(publicKey))
  const { encapsulatedSecret, ciphertext } = await LETTER_SUITE.Seal(key, padded, { info: info(letter.requestId) })
  return {
    requestId: letter.requestId,
    enc: toBase64Url(encapsulatedSecret),
    ciphertext: toBase64Url(ciphertext),
  }
}

/** `not-authentic`: changed, cut, or sealed for another key. `malformed`: sealed whole, and no letter of this form. */
export type LetterOpening = { ok: true; letter: Letter } | { ok: false; fault: 'not-authentic' | 'malformed' }

/** Opens a sealed letter. Never throws; nothing of a refused letter is given back. */
export async function openLetter(privateKey: string, sealed: SealedLetter): Promise<LetterOpening> {
  let plain: Uint8Array
  try {
    const key = await LETTER_SUITE.DeserializePrivateKey(fromBase64Url(privateKey))
    plain = await LETTER_SUITE.Open(key, fromBase64Url(sealed.enc), fromBase64Url(sealed.ciphertext), {
      info: info(sealed.requestId),
    })
  } catch {
    return { ok: false, fault: 'not-authentic' }
  }
  try {
    const letter = letterSchema.safeParse(JSON.parse(fromUtf8(plain)))
    if (!letter.success || letter.data.requestId !== sealed.requestId) return { ok: false, fault: 'malformed' }
    return { ok: true, letter: letter.data }
  } catch {
    return { ok: false, fault: 'malformed' }
  }
}
