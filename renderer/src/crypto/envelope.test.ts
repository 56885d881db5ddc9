import { beforeAll, expect, test } from 'vitest'
import { type Bytes, fromUtf8, randomBytes, randomId, utf8 } from './bytes.ts'
import { openSealed, type PartName, seal } from './envelope.ts'
import { importVaultSecret, type Keyring, makeKeyring } from './keyring.ts'

const vaultId = randomId()
const secret = randomBytes(32)
const name: PartName = { recordId: randomId(), part: 'head', revision: 3, operation: 'put' }
let keyring: Keyring
let sealed: Bytes

beforeAll(async () => {
  keyring = await makeKeyring(await importVaultSecret(secret, vaultId), vaultId)
  sealed = await seal(keyring, name, utf8('a sentence'))
})

test('[C5] a part opens under its own name', async () => {
  const opened = await openSealed(keyring, name, sealed)
  expect(opened.ok && fromUtf8(opened.plaintext)).toBe('a sentence')
})

test.each<[string, Partial<PartName>]>([
  ['record', { recordId: randomId() }],
  ['revision', { revision: 4 }],
  ['part', { part: 'body' }],
  ['operation', { operation: 'remove' }],
])('[C6] the same bytes under another %s are refused', async (_, other) => {
  expect(await openSealed(keyring, { ...name, ...other }, sealed)).toEqual({ ok: false, reason: 'not-authentic' })
})

test('[C6] the same secret in another vault opens nothing', async () => {
  const other = await makeKeyring(await importVaultSecret(secret, randomId()), randomId())
  expect((await openSealed({ ...other, keyId: keyring.keyId }, name, sealed)).ok).toBe(false)
  expect((await openSealed({ ...keyring, vaultId: randomId() }, name, sealed)).ok).toBe(false)
})

test('[C4] checkpoints have a key of their own', async () => {
  const mixed = { ...keyring, records: keyring.checkpoint }
  expect((await openSealed(mixed, name, sealed)).ok).toBe(false)
})

test('[C5] every single flipped bit is refused', async () => {
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = sealed.slice()
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect((await openSealed(keyring, name, flipped)).ok).toBe(false)
  }
})

test('[C5] every truncation is refused', async () => {
  for (let length = 0; length < sealed.length; length += 1) {
    expect((await openSealed(keyring, name, sealed.slice(0, length))).ok).toBe(false)
  }
})

test('[C5] a newer envelope version is told from damage', async () => {
  const newer = sealed.slice()
  newer[0] = 2
  expect(await openSealed(keyring, name, newer)).toEqual({ ok: false, reason: 'newer' })
})

test('[C5] the same text sealed twice gives different bytes', async () => {
  expect(await seal(keyring, name, utf8('a sentence'))).not.toEqual(sealed)
})
