// The independent reader against a backup made by the app's own code, with the real Argon2id on both sides (rule K18 of
// docs/SPEC.md).
import 'fake-indexeddb/auto'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { argonHash } from '../renderer/src/crypto/argon.ts'
import { makeVaultKeys, rewrapSlot, rotateSecret, unlockSlot } from '../renderer/src/crypto/derive.ts'
import { addAttachment } from '../renderer/src/data/attachments.ts'
import { saveBackup } from '../renderer/src/data/backup.ts'
import { contentHash } from '../renderer/src/data/content-lines.ts'
import { setDeriver } from '../renderer/src/data/current-key.ts'
import { newId, saveRecords } from '../renderer/src/data/repository.ts'
import { entryHead, installFakeBridge, sparkHead, textOf } from '../renderer/src/data/test-vault.test-support.ts'
import { createVault, newRecoveryCode } from '../renderer/src/data/vault.ts'

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...randomBytes(150_000)])
const SCRIPT = join(import.meta.dirname, 'read-backup.mjs')
// Composed and decomposed letters must open the same.
const PASSPHRASE = 'perché no, è così'.normalize('NFC')
let folder: string
let file: string
let hash: string
let recoveryCode: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'read-backup-'))
  const fake = installFakeBridge()
  let clock = 0
  const now = () => {
    clock += 10_000
    return clock
  }
  setDeriver({
    create: (vaultId, unlockers) => makeVaultKeys(argonHash, now, vaultId, unlockers),
    unlock: (vaultId, unlocker, slot) => unlockSlot(argonHash, vaultId, unlocker, slot),
    rewrap: (vaultId, current, slots, next) => rewrapSlot(argonHash, vaultId, current, slots, next),
    rotate: (vaultId, current, file, next) => rotateSecret(argonHash, vaultId, current, file, next),
  })
  recoveryCode = newRecoveryCode()
  await createVault({ passphrase: PASSPHRASE, recoveryCode })
  for (let count = 0; count < 9; count += 1) {
    const head = entryHead({ title: `titolo ${count}`, words: 9 })
    await saveRecords([{ id: newId(), head, body: { text: textOf(`città ${count} ${'parola '.repeat(3000)}`) } }])
  }
  await saveRecords([{ id: newId(), head: sparkHead('una riga', newId()) }])
  await addAttachment({ source: new Blob([PICTURE]), name: 'mare è.png' })
  hash = await contentHash()
  await saveBackup({ suggestedName: 'a.unborrowed', filterName: 'Backup' })
  file = join(folder, 'a.unborrowed')
  writeFileSync(file, fake.disk.savedFiles.at(-1)?.data ?? new Uint8Array())
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[K18] reads every record with the passphrase, in either Unicode form, and finds the same content hash', () => {
  const out = join(folder, 'out')
  const typed = PASSPHRASE.normalize('NFD')
  const printed = execFileSync(process.execPath, [SCRIPT, file, '--passphrase', typed, '--out', out], {
    encoding: 'utf8',
  })
  expect(JSON.parse(printed)).toMatchObject({
    records: 11,
    counts: { entry: 9, spark: 1, attachment: 1 },
    attachments: 1,
    contentHash: hash,
  })
  const lines = readFileSync(join(out, 'records.jsonl'), 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(11)
  const texts = readdirSync(out).filter((name) => name.startsWith('entry'))
  expect(texts).toHaveLength(9)
  expect(readFileSync(join(out, texts[0] ?? ''), 'utf8')).toMatch(/titolo \d\n\ncittà \d parola/)
}, 120_000)

test('[AT9] [K18] writes out attachments as they were', () => {
  const [name = ''] = readdirSync(join(folder, 'out', 'attachments'))
  expect(name).toMatch(/^[0-9a-f]{12} mare -\.png$/)
  expect(Buffer.compare(readFileSync(join(folder, 'out', 'attachments', name)), PICTURE)).toBe(0)
})

test('[K18] reads it with the recovery code, however it is typed', () => {
  const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
  const printed = execFileSync(process.execPath, [SCRIPT, file, '--recovery-code', typed], { encoding: 'utf8' })
  expect(JSON.parse(printed).contentHash).toBe(hash)
}, 120_000)

test('[K18] refuses a wrong passphrase, and a file cut at the border of a chunk or altered, and writes nothing', () => {
  const run = (path: string, passphrase: string) =>
    spawnSync(process.execPath, [SCRIPT, path, '--passphrase', passphrase, '--out', join(folder, 'none')], {
      encoding: 'utf8',
    })
  expect(run(file, 'perche no')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('does not open'),
  })
  const bytes = readFileSync(file)
  const start = 14 + bytes.readUInt32BE(10)
  const cut = join(folder, 'cut.unborrowed')
  writeFileSync(cut, bytes.subarray(0, start + 65_552 * 2))
  expect(run(cut, PASSPHRASE)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('chunk 1') })
  const altered = join(folder, 'altered.unborrowed')
  bytes[start + 70_000] = (bytes[start + 70_000] ?? 0) ^ 1
  writeFileSync(altered, bytes)
  expect(run(altered, PASSPHRASE)).toMatchObject({ status: 1, stdout: '' })
  expect(readdirSync(folder)).not.toContain('none')
}, 120_000)

test('[K18] shares no code with the app', () => {
  const imports = [...readFileSync(SCRIPT, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name]) => name)
  expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual(['@noble/hashes/argon2.js'])
})
