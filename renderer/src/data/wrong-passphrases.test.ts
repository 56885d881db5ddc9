// Rule [TT5]: wrong passphrases, near misses and other Unicode forms, on the vault's real files. With a light key
// derivation: what is judged here is the wrapping and the handling, not the cost. UNBORROWED_PASSPHRASES asks for more.
import 'fake-indexeddb/auto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeVaultKeys, unlockSlot } from '#crypto/derive.ts'
import { passphraseBytes } from '#crypto/keyslot-wrap.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { fastHash } from './test-vault.test-support.ts'

const PASSPHRASE = 'Caffè à la crème, 3 ½ Übungen – però no'
const WRONG = Number(process.env.UNBORROWED_PASSPHRASES ?? 250)
const VAULT_ID = 'AAAAAAAAAAAAAAAAAAAAAA'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-passphrases-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Every file with its bytes and the time of its last change. */
async function filesNow(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    files.sort().map(async (path) => `${path} ${(await stat(path)).mtimeMs} ${(await readFile(path)).toString('hex')}`),
  )
}

/** Near misses: a letter changed, left out, doubled, swapped; capitals; spaces; compatibility and look-alike letters. */
function nearMisses(): string[] {
  const letters = [...PASSPHRASE]
  const misses = new Set<string>()
  for (const [at, letter] of letters.entries()) {
    const change = (...instead: string[]) =>
      misses.add([...letters.slice(0, at), ...instead, ...letters.slice(at + 1)].join(''))
    change()
    change(letter, letter)
    change('x')
    change(letter.toUpperCase() === letter ? letter.toLowerCase() : letter.toUpperCase())
    change(letter, '\u200b')
    change(letter, '\u0301')
    const next = letters[at + 1]
    if (next !== undefined) misses.add([...letters.slice(0, at), next, letter, ...letters.slice(at + 2)].join(''))
  }
  for (const other of [
    PASSPHRASE.normalize('NFKC'),
    PASSPHRASE.normalize('NFKD'),
    PASSPHRASE.replaceAll(' ', '\u00a0'),
    PASSPHRASE.replaceAll('a', '\u0430'),
    ` ${PASSPHRASE}`,
    `${PASSPHRASE} `,
    `${PASSPHRASE}\n`,
    `\ufeff${PASSPHRASE}`,
    PASSPHRASE.normalize('NFD').replace(/\p{M}/gu, ''),
    '',
  ]) {
    misses.add(other)
  }
  return [...misses].filter((miss) => miss.normalize('NFC') !== PASSPHRASE.normalize('NFC'))
}

test('[TT5] wrong passphrases, near misses and other spellings are refused, no file is touched, and every spelling of the right one opens', async () => {
  let clock = 0
  const { slots } = await makeVaultKeys(fastHash, () => (clock += 10_000), VAULT_ID, [
    { kind: 'passphrase', bytes: passphraseBytes(PASSPHRASE) },
  ])
  const vault = new Vault(join(folder, 'vault'))
  await vault.create({ keyslots: { format: 1, vaultId: VAULT_ID, generation: 1, slots }, logId: VAULT_ID })
  const before = await filesNow()
  const misses = nearMisses()
  expect(misses.length).toBeGreaterThan(200)
  while (misses.length < WRONG) misses.push(`${PASSPHRASE.slice(0, misses.length % PASSPHRASE.length)}${misses.length}`)
  const open = async (passphrase: string) => {
    const status = await vault.status()
    const slot = status.state === 'present' ? status.keyslots.slots[0] : undefined
    if (slot === undefined) throw new Error('no slot')
    return unlockSlot(fastHash, VAULT_ID, { kind: 'passphrase', bytes: passphraseBytes(passphrase) }, slot)
  }
  const opened: string[] = []
  for (const miss of misses) {
    const unlocking = await open(miss)
    if (unlocking.ok || unlocking.reason !== 'wrong') opened.push(JSON.stringify(miss))
  }
  expect(opened).toEqual([])
  expect(await filesNow()).toEqual(before)
  for (const form of ['NFC', 'NFD'] as const) expect((await open(PASSPHRASE.normalize(form))).ok, form).toBe(true)
  await vault.close()
}, 300_000)
