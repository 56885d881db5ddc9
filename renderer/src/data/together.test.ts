// Rules [TS15], [TS17] of docs/SPEC.md.
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { randomBytes, randomId, utf8 } from '#crypto/bytes.ts'
import { importVaultSecret, type Keyring, makeKeyring } from '#crypto/keyring.ts'
import { newSessionKey, openSession, openSessionKey, sealSession } from '#crypto/together-seal.ts'
import { begun, type Gathering } from '#shared/domain/together/gathering.ts'
import { type Move, moved } from '#shared/domain/together/moves.ts'
import { screenOf } from '#shared/domain/together/screen.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { openVault } from './open-vault.ts'
import { forgetPage, openTestVault, TEST_PASSPHRASE } from './test-vault.test-support.ts'
import { endTogether, readTogether, saveTogether } from './together.ts'
import { unlockWithPassphrase } from './vault.ts'

const NOW = '2026-11-22T10:00:00Z'
const CANARY = 'mandorle-e-vetro-7731'
let fake: FakeBridge
let state: Gathering

function inATurn(): Gathering {
  const members = ['Ada', 'Bo'].map((name) => ({ id: randomId(), name, card: null }))
  const shape = { id: 'free', language: 'en' } as const
  const setUp = { id: randomId(), language: 'en', host: 'Ada', plan: 60, members, shape, clauses: [] } as const
  const start = begun({ ...setUp, members, clauses: [] }, NOW)
  if (!start) throw new Error('these names do not do')
  const moves: Move[] = [
    ...members.map(({ id }): Move => ({ do: 'tell', memberId: id, isTold: true })),
    { do: 'next' },
    { do: 'open-turn' },
    { do: 'write', words: { lines: [{ id: randomId(), text: CANARY }], whole: null, asks: {} } },
  ]
  return moves.reduce((gathering, move) => moved(gathering, move, NOW), start)
}

beforeEach(async () => {
  fake = await openTestVault()
  state = inATurn()
})

test('[TS17] what was saved in the middle of a turn comes back covered, and from the page’s memory it is gone', async () => {
  await saveTogether(state)
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
  const kept = await readTogether(NOW)
  if (kept.state !== 'there') throw new Error(kept.state)
  expect(JSON.stringify(screenOf(kept.gathering))).not.toContain(CANARY)
  expect(screenOf(kept.gathering)).toMatchObject({ at: 'hand-over', next: { name: 'Ada' } })
  const opened = moved(kept.gathering, { do: 'open-turn' }, NOW)
  expect(JSON.stringify(screenOf(opened))).toContain(CANARY)
})

test('[TS17] nothing of a session goes to the log, and neither file holds a word of it', async () => {
  const frames = fake.disk.frames.length
  await saveTogether(state)
  await saveTogether({ ...state, isPaused: true })
  expect(fake.disk.frames.length).toBe(frames)
  const { key, sealed } = fake.disk.together ?? {}
  for (const bytes of [key, sealed]) expect(Buffer.from(bytes ?? []).includes(CANARY)).toBe(false)
  expect(sealed?.byteLength).toBeGreaterThan(200)
})

test('[TS17] a session that has ended is gone, and no late save brings it back', async () => {
  await saveTogether(state)
  await endTogether()
  await saveTogether(state)
  expect(fake.disk.together).toBeNull()
  expect(await readTogether(NOW)).toEqual({ state: 'none' })
})

test('[TS15] altered, cut or foreign files are unreadable, not a session', async () => {
  await saveTogether(state)
  const whole = fake.disk.together
  if (!whole) throw new Error('nothing was written')
  const flip = (bytes: Uint8Array<ArrayBuffer>, at: number) =>
    bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
  const other = await newSessionKey(await otherVault())
  for (const altered of [
    { ...whole, sealed: flip(whole.sealed, 40) },
    { ...whole, sealed: whole.sealed.slice(0, -1) },
    { ...whole, key: flip(whole.key, 30) },
    { ...whole, key: other.wrapped },
    { key: whole.sealed, sealed: whole.key },
  ]) {
    fake.disk.together = altered
    expect(await readTogether(NOW)).toEqual({ state: 'unreadable' })
  }
  fake.disk.together = whole
  expect((await readTogether(NOW)).state).toBe('there')
})

async function otherVault(): Promise<Keyring> {
  const vaultId = randomId()
  return makeKeyring(await importVaultSecret(randomBytes(32), vaultId), vaultId)
}

test('[TS15] each session has a key of its own, which no key of the vault stands in for', async () => {
  const { keyring } = openVault()
  const one = await newSessionKey(keyring)
  const two = await newSessionKey(keyring)
  const sealed = await sealSession(one.key, utf8('words'))
  expect(one.key.key.extractable).toBe(false)
  expect(await openSession(one.key, sealed)).toEqual(utf8('words'))
  expect(await openSession(two.key, sealed)).toBeNull()
  const underVault = { key: await keyring.subkey('together'), vaultId: keyring.vaultId }
  expect(await openSession(underVault, sealed)).toBeNull()
  for (let bit = 0; bit < one.wrapped.length * 8; bit += 1) {
    const flipped = one.wrapped.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    expect(await openSessionKey(keyring, flipped)).toBeNull()
  }
})

test('[TS15] after all keys were made new the session still opens, and its key is sealed under the present secret', async () => {
  const vaultId = randomId()
  const [before, after] = [
    await importVaultSecret(randomBytes(32), vaultId),
    await importVaultSecret(randomBytes(32), vaultId),
  ]
  const { wrapped, key } = await newSessionKey(await makeKeyring(before, vaultId))
  const rotated = await makeKeyring({ ...after, former: [before] }, vaultId)
  const opened = await openSessionKey(rotated, wrapped)
  const sealed = await sealSession(key, utf8('words'))
  expect(opened && (await openSession(opened.key, sealed))).toEqual(utf8('words'))
  const present = await makeKeyring(after, vaultId)
  expect(await openSessionKey(present, wrapped)).toBeNull()
  expect(await openSessionKey(present, opened?.rewrapped ?? new Uint8Array())).not.toBeNull()
})
