// Wrapping the vault secret for another key (rule K5 of docs/SPEC.md).
import { expect, test } from 'vitest'
import { type PasswordHash, rawArgon2id } from './argon.ts'
import { randomBytes, randomId, utf8 } from './bytes.ts'
import { makeVaultKeys, rewrapSlot, unlockSlot } from './derive.ts'

const fast: PasswordHash = (password, salt) =>
  rawArgon2id(password, salt, { memoryKiB: 64, iterations: 1, parallelism: 1 })
const old = { kind: 'passphrase', bytes: utf8('old') } as const
const next = { kind: 'passphrase', bytes: utf8('next') } as const

async function made() {
  let clock = 0
  const vaultId = randomId()
  const now = () => {
    clock += 10_000
    return clock
  }
  return { vaultId, ...(await makeVaultKeys(fast, now, vaultId, [old])) }
}

test('[K5] the new slot holds the same secret under the next key, with the same parameters and a new salt', async () => {
  const { vaultId, slots, key } = await made()
  const rewrapping = await rewrapSlot(fast, vaultId, old, slots, next)
  if (!rewrapping.ok) throw new Error(rewrapping.reason)
  expect(rewrapping.slot.argon).toEqual(slots[0]?.argon)
  expect(rewrapping.slot.salt).not.toBe(slots[0]?.salt)
  expect(await unlockSlot(fast, vaultId, next, rewrapping.slot)).toMatchObject({ ok: true, key: { keyId: key.keyId } })
  expect(await unlockSlot(fast, vaultId, old, rewrapping.slot)).toEqual({ ok: false, reason: 'wrong' })
})

test('[K5] a slot whose trial opening fails is not answered', async () => {
  const { vaultId, slots } = await made()
  let call = 0
  // The third derivation, that of the trial, gives another key: as a memory fault would.
  const faulty: PasswordHash = async (password, salt, parameters) => {
    call += 1
    return call === 3 ? randomBytes(32) : fast(password, salt, parameters)
  }
  await expect(rewrapSlot(faulty, vaultId, old, slots, next)).rejects.toThrow('does not open')
})

test('[K5] wrong and damaged are told apart', async () => {
  const { vaultId, slots } = await made()
  expect(await rewrapSlot(fast, vaultId, next, slots, old)).toEqual({ ok: false, reason: 'wrong' })
  const broken = slots.map((slot) => ({ ...slot, checksum: '0'.repeat(64) }))
  expect(await rewrapSlot(fast, vaultId, old, broken, next)).toEqual({ ok: false, reason: 'damaged' })
})
