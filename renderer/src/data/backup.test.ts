// A backup file and its restore (rules K10–K17 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { setBridge } from '#platform/platform.ts'
import { CHUNK_BYTES, CHUNK_TAG_BYTES } from '#shared/formats/backup.ts'
import { saveBackup } from './backup.ts'
import { contentHash } from './content-lines.ts'
import type { TypedKey } from './current-key.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { newId, openBody, removeForGood, saveRecords } from './repository.ts'
import { BackupError, chooseBackup, openBackup, restoreFromBackup } from './restore.ts'
import {
  entryHead,
  forgetPage,
  installFakeBridge,
  openTestVault,
  sparkHead,
  TEST_PASSPHRASE,
  textOf,
} from './test-vault.test-support.ts'

const NAMES = { suggestedName: 'Unborrowed 2026-03-01.unborrowed', filterName: 'Backup' }
const KEY = { passphrase: TEST_PASSPHRASE }
let fake: FakeBridge & { recoveryCode: string }
beforeEach(async () => {
  fake = await openTestVault()
})

/** Text that spans several chunks. */
async function fill(): Promise<string> {
  const ids = Array.from({ length: 12 }, newId)
  for (const [index, id] of ids.entries()) {
    const head = entryHead({ title: `t${index}`, deletedAt: index === 3 ? '2026-03-02T08:00:00Z' : null })
    await saveRecords([{ id, head, body: { text: textOf(`“${index}” è ${'parola '.repeat(4000)}`) } }])
  }
  const gone = newId()
  await saveRecords([{ id: gone, head: sparkHead('gone', ids[0] ?? '') }])
  await removeForGood(gone)
  await saveRecords([{ id: newId(), head: sparkHead('kept', ids[0] ?? '') }])
  return ids[0] ?? ''
}

async function savedFile(): Promise<Uint8Array> {
  const saved = await saveBackup(NAMES)
  expect(saved).toMatchObject({ saved: true, leftOut: 0 })
  const data = fake.disk.savedFiles.at(-1)?.data
  if (!data) throw new Error('no file')
  return data
}

async function openFile(data: Uint8Array, key: TypedKey = KEY) {
  fake.disk.fileToOpen = { name: 'a.unborrowed', data }
  const chosen = await chooseBackup('Backup')
  if (!chosen) throw new Error('closed')
  return openBackup(chosen, key)
}

test.each(['passphrase', 'recovery code'])(
  '[K10] a backup opens on a fresh machine with the %s and holds the same',
  async (by) => {
    const id = await fill()
    const before = await contentHash()
    const file = await savedFile()
    forgetPage()
    fake = { ...installFakeBridge(), recoveryCode: fake.recoveryCode }
    const opened = await openFile(file, by === 'passphrase' ? KEY : { recoveryCode: fake.recoveryCode })
    expect(opened.preview).toMatchObject({ records: 13, counts: { entry: 12, spark: 1 }, contentHash: before })
    expect(await restoreFromBackup(opened)).toMatchObject({ setAside: null })
    expect(await contentHash()).toBe(before)
    expect(headsOf('entry')).toHaveLength(11)
    expect(JSON.stringify(await openBody('entry', id))).toContain('“0” è parola')
  },
)

test('[K11] a vault that is there is moved aside, and the restored one takes saves', async () => {
  await fill()
  const before = await contentHash()
  const file = await savedFile()
  await saveRecords([{ id: newId(), head: entryHead({ title: 'after the backup' }) }])
  const { setAside } = await restoreFromBackup(await openFile(file))
  expect(setAside).toBe('vault-aside')
  expect(await contentHash()).toBe(before)
  await saveRecords([{ id: newId(), head: entryHead({ title: 'new' }) }])
  expect(headsOf('entry')).toHaveLength(12)
})

test('[K12] a wrong key is refused, and nothing on the disk is touched', async () => {
  await fill()
  const file = await savedFile()
  const calls = fake.disk.calls.length
  await expect(openFile(file, { passphrase: `${TEST_PASSPHRASE} ` })).rejects.toMatchObject({
    kind: 'wrong-passphrase',
  })
  expect(fake.disk.calls.slice(calls)).not.toContain('append')
})

test('[K13] no title, text or kind is in the file in clear', async () => {
  await fill()
  const bytes = Buffer.from(await savedFile())
  for (const word of ['parola', 'entry', 't11', 'kept']) expect(bytes.includes(word)).toBe(false)
})

test('[K14] a file altered, cut off, grown or with chunks moved never opens (600 of each seed)', async () => {
  await fill()
  const file = await savedFile()
  const whole = CHUNK_BYTES + CHUNK_TAG_BYTES
  const start = 14 + new DataView(file.buffer, file.byteOffset).getUint32(10)
  const chunks = Math.ceil((file.byteLength - start) / whole)
  expect(chunks).toBeGreaterThan(3)
  const chunkAt = (bytes: Uint8Array, index: number) => bytes.slice(start + index * whole, start + (index + 1) * whole)
  const place = fc.nat(file.byteLength - 1)
  const chunk = fc.nat(chunks - 1)
  const whereFull = fc.nat(chunks - 2)
  type Change = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>
  const put = (bytes: Uint8Array, parts: Uint8Array[]) =>
    new Uint8Array(Buffer.concat([bytes.slice(0, start), ...parts]))
  const all = (bytes: Uint8Array) => Array.from({ length: chunks }, (_, index) => chunkAt(bytes, index))
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
      ([at, flip]): Change =>
        (bytes) => {
          bytes[at] = (bytes[at] ?? 0) ^ flip
          return bytes
        },
    ),
    place.map(
      (at): Change =>
        (bytes) =>
          bytes.slice(0, at),
    ),
    fc.integer({ min: 1, max: chunks - 1 }).map(
      (kept): Change =>
        (bytes) =>
          bytes.slice(0, start + kept * whole),
    ),
    fc.uint8Array({ minLength: 1, maxLength: 200 }).map(
      (more): Change =>
        (bytes) =>
          new Uint8Array(Buffer.concat([bytes, more])),
    ),
    fc
      .tuple(chunk, chunk)
      .filter(([a, b]) => a !== b)
      .map(
        ([a, b]): Change =>
          (bytes) => {
            const parts = all(bytes)
            const held = parts[a] ?? bytes
            parts[a] = parts[b] ?? bytes
            parts[b] = held
            return put(bytes, parts)
          },
      ),
    chunk.map(
      (index): Change =>
        (bytes) =>
          put(bytes, [...all(bytes), chunkAt(bytes, index)]),
    ),
    chunk.map(
      (index): Change =>
        (bytes) =>
          put(
            bytes,
            all(bytes).filter((_, at) => at !== index),
          ),
    ),
    whereFull.map(
      (index): Change =>
        (bytes) =>
          put(bytes, [...all(bytes).slice(0, index + 1), ...all(bytes).slice(index)]),
    ),
  )
  await fc.assert(
    fc.asyncProperty(change, async (make) => {
      const changed = make(new Uint8Array(file))
      const refusal = await openFile(changed).then(
        () => null,
        (error: unknown) => error,
      )
      // A slot whose bytes were changed is told as damage of the file's slots; everything else as damage of the file.
      expect(refusal).toBeInstanceOf(Error)
      expect(['BackupError', 'UnlockError']).toContain((refusal as Error).name)
    }),
    { numRuns: 600 },
  )
}, 120_000)

test('[K14] chunks of two files of one vault do not mix', async () => {
  await fill()
  const [one, two] = [await savedFile(), await savedFile()]
  const start = 14 + new DataView(one.buffer, one.byteOffset).getUint32(10)
  expect(14 + new DataView(two.buffer, two.byteOffset).getUint32(10)).toBe(start)
  const mixed = new Uint8Array(one)
  mixed.set(two.subarray(start, start + CHUNK_BYTES + CHUNK_TAG_BYTES), start)
  await expect(openFile(mixed)).rejects.toEqual(new BackupError('damaged'))
})

test('[K15] another file is no backup, and one of a later format is newer', async () => {
  await fill()
  const file = await savedFile()
  await expect(openFile(new Uint8Array(100))).rejects.toMatchObject({ kind: 'not-a-backup' })
  await expect(openFile(new Uint8Array(0))).rejects.toMatchObject({ kind: 'not-a-backup' })
  const later = new Uint8Array(file)
  later[9] = 3
  await expect(openFile(later)).rejects.toMatchObject({ kind: 'newer' })
})

test('[K16] a record whose newest revision does not open is left out, and said', async () => {
  const id = await fill()
  const body = fake.disk.frames
    .flatMap((frame) => frame.parts)
    .find((part) => part.recordId === id && part.part === 'body')
  if (!body) throw new Error('no body')
  body.sealed[40] = (body.sealed[40] ?? 0) ^ 1
  const { openVault } = await import('./open-vault.ts')
  await openVault().projection.heal({ ...body, seq: 1 })
  expect(await saveBackup(NAMES)).toMatchObject({ saved: true, leftOut: 1, records: 12 })
})

test('[K17] an aborted or refused backup leaves no file, and a closed dialog saves nothing', async () => {
  await fill()
  const controller = new AbortController()
  const saving = saveBackup({ ...NAMES, signal: controller.signal, onProgress: () => controller.abort() })
  await expect(saving).rejects.toMatchObject({ name: 'AbortError' })
  expect(fake.disk.savedFiles).toHaveLength(0)
  fake.disk.closesSaveDialog = true
  expect(await saveBackup(NAMES)).toEqual({ saved: false })
  expect(fake.disk.savedFiles).toHaveLength(0)
})

test('[K11] without room nothing is touched', async () => {
  await fill()
  const opened = await openFile(await savedFile())
  fake.disk.freeBytes = 1000
  await expect(restoreFromBackup(opened)).rejects.toMatchObject({ kind: 'disk-full' })
  expect(headsOf('entry')).toHaveLength(11)
  expect(fake.disk.keyslots).not.toBeNull()
})

test('[K11] a restore that fails on the way leaves no half vault in the place of a whole one', async () => {
  await fill()
  const file = await savedFile()
  forgetPage()
  fake = { ...installFakeBridge(), recoveryCode: fake.recoveryCode }
  const opened = await openFile(file)
  fake.disk.failAppends = 'disk-full'
  await expect(restoreFromBackup(opened)).rejects.toMatchObject({ kind: 'disk-full' })
  expect(fake.disk.keyslots).toBeNull()
  fake.disk.failAppends = null
  await restoreFromBackup(opened)
  expect(headsOf('entry')).toHaveLength(11)
})

test('[VG22] a lock that comes meanwhile ends a restore between two commits, and no half vault is left', async () => {
  await fill()
  const file = await savedFile()
  forgetPage()
  fake = { ...installFakeBridge(), recoveryCode: fake.recoveryCode }
  const opened = await openFile(file)
  const stopped = new AbortController()
  const { createVault } = fake.bridge
  fake.bridge.createVault = async (input) => {
    stopped.abort()
    return createVault(input)
  }
  setBridge(fake.bridge)
  const restoring = restoreFromBackup(opened, undefined, stopped.signal)
  await expect(restoring).rejects.toMatchObject({ name: 'AbortError' })
  expect(fake.disk.calls).not.toContain('append')
  expect(fake.disk.keyslots).toBeNull()
  fake.bridge.createVault = createVault
  setBridge(fake.bridge)
  await restoreFromBackup(opened)
  expect(headsOf('entry')).toHaveLength(11)
})
