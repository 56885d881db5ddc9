import { beforeAll, describe, expect, test } from 'vitest'
import { type Keyslot, keyslotSchema } from '#shared/formats/keyslots.ts'
import { ARGON_FLOOR, argonHash, type PasswordHash, rawArgon2id } from './argon.ts'
import { fromBase64, randomBytes, toBase64 } from './bytes.ts'
import { unlockSlot } from './derive.ts'
import { passphraseBytes, slotChecksum, unwrapSecret, wrapSecret } from './keyslot-wrap.ts'

const VAULT = 'AAAAAAAAAAAAAAAAAAAAAA'
const PASSPHRASE = 'però la città è più mia'
const fast: PasswordHash = (password, salt) =>
  rawArgon2id(password, salt, { memoryKiB: 64, iterations: 1, parallelism: 1 })
const secret = randomBytes(32)
let slot: Keyslot

const byPassphrase = (text: string) => ({ kind: 'passphrase' as const, bytes: passphraseBytes(text) })
const unwrap = (text: string, from: Keyslot = slot, vaultId = VAULT) =>
  unwrapSecret(fast, vaultId, byPassphrase(text), from)
/** A slot whose checksum was made to fit again, as an attacker would. */
async function resummed(changes: Partial<Keyslot>): Promise<Keyslot> {
  const changed = { ...slot, ...changes }
  return { ...changed, checksum: await slotChecksum(changed) }
}

beforeAll(async () => {
  slot = await wrapSecret(fast, VAULT, byPassphrase(PASSPHRASE), secret, ARGON_FLOOR)
})

test('[C3] a slot fits its schema and gives back the secret', async () => {
  expect(keyslotSchema.parse(slot)).toEqual(slot)
  expect(await unwrap(PASSPHRASE)).toEqual({ ok: true, secret })
})

test('[C3] a real derivation at the floor opens what it wrapped', async () => {
  const real = await wrapSecret(argonHash, VAULT, byPassphrase('x'), secret, ARGON_FLOOR)
  expect(await unwrapSecret(argonHash, VAULT, byPassphrase('x'), real)).toEqual({ ok: true, secret })
})

test('[C3] composed and decomposed letters are the same passphrase', async () => {
  expect(PASSPHRASE.normalize('NFD')).not.toBe(PASSPHRASE)
  expect((await unwrap(PASSPHRASE.normalize('NFD'))).ok).toBe(true)
})

test.each([
  '',
  PASSPHRASE.toUpperCase(),
  `${PASSPHRASE} `,
  ` ${PASSPHRASE}`,
  PASSPHRASE.slice(0, -1),
  PASSPHRASE.replace(' ', '\u00a0'),
  PASSPHRASE.replace('ò', 'o'),
  PASSPHRASE.replace('è', 'é'),
  PASSPHRASE.replace('a', 'а'),
  `${PASSPHRASE}\u200b`,
  `${PASSPHRASE}\0`,
])('[C3] a near miss is wrong, not damaged: %j', async (near) => {
  expect(await unwrap(near)).toEqual({ ok: false, reason: 'wrong' })
})

test('[C3] compatibility forms stay different passphrases (NFC, not NFKC)', async () => {
  const fi = await wrapSecret(fast, VAULT, byPassphrase('ﬁne'), secret, ARGON_FLOOR)
  expect(await unwrap('fine', fi)).toEqual({ ok: false, reason: 'wrong' })
})

describe('[C3] damage is told from a wrong passphrase', () => {
  const flip = (base64: string) => {
    const bytes = fromBase64(base64)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    return toBase64(bytes)
  }
  test('a flipped byte anywhere in the slot is damage', async () => {
    expect(await unwrap(PASSPHRASE, { ...slot, wrapped: flip(slot.wrapped) })).toMatchObject({ reason: 'damaged' })
    expect(await unwrap(PASSPHRASE, { ...slot, salt: flip(slot.salt) })).toMatchObject({ reason: 'damaged' })
    const argon = { ...slot.argon, iterations: 4 }
    expect(await unwrap(PASSPHRASE, { ...slot, argon })).toMatchObject({ reason: 'damaged' })
  })
  test('a slot cut short is damage even when its checksum fits', async () => {
    const short = await resummed({ wrapped: toBase64(fromBase64(slot.wrapped).slice(0, 40)) })
    expect(await unwrap(PASSPHRASE, short)).toMatchObject({ reason: 'damaged' })
  })
})

test('[C3] parameters, salt, kind and vault are bound: changed with a fitting checksum they do not unwrap', async () => {
  const weaker = await resummed({ argon: { ...slot.argon, memoryKiB: 128 * 1024 } })
  // The fast hash ignores the parameters, so only their binding can refuse.
  expect(await unwrap(PASSPHRASE, weaker)).toEqual({ ok: false, reason: 'wrong' })
  expect(await unwrap(PASSPHRASE, slot, 'BBBBBBBBBBBBBBBBBBBBBB')).toEqual({ ok: false, reason: 'wrong' })
  expect(await unwrap(PASSPHRASE, await resummed({ kind: 'recovery' }))).toEqual({ ok: false, reason: 'wrong' })
})

test('[C2] a slot that asks for absurd memory is damage, found without allocating', async () => {
  let asked = false
  const watching: PasswordHash = (...input) => {
    asked = true
    return fast(...input)
  }
  const greedy = await resummed({ argon: { memoryKiB: 2 ** 31, iterations: 3, parallelism: 1 } })
  expect(await unwrapSecret(watching, VAULT, byPassphrase(PASSPHRASE), greedy)).toMatchObject({ reason: 'damaged' })
  expect(asked).toBe(false)
})

test('[C4] the page gets a key that cannot be read out', async () => {
  const opened = await unlockSlot(fast, VAULT, byPassphrase(PASSPHRASE), slot)
  if (!opened.ok) throw new Error('did not open')
  expect(opened.key.baseKey.extractable).toBe(false)
  expect(opened.key.baseKey.usages).toEqual(['deriveKey'])
  await expect(crypto.subtle.exportKey('raw', opened.key.baseKey)).rejects.toThrow()
})
