// Attachments over a vault in memory: taking in, opening, sweeping, backup, check (rules AT3–AT10 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import { createHash, randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { blobSealedUnder } from '#crypto/blob-seal.ts'
import { BLOB_CHUNK_BYTES, MOST_ATTACHMENT_BYTES } from '#shared/formats/blob.ts'
import { sweepBlobs, sweepLetGo } from './attachment-sweep.ts'
import { addAttachment, type ByteSource, openAttachment } from './attachments.ts'
import { saveBackup } from './backup.ts'
import { contentHash } from './content-lines.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf, headsOf } from './heads.ts'
import { checkVault } from './integrity.ts'
import { openVault } from './open-vault.ts'
import { newId, saveRecords } from './repository.ts'
import { BackupError, chooseBackup, openBackup, restoreFromBackup } from './restore.ts'
import { endSittings } from './revisions.ts'
import { goOnSealing, prepareRotation } from './rotation.ts'
import {
  entryHead,
  forgetPage,
  installFakeBridge,
  openTestVault,
  TEST_PASSPHRASE,
  textOf,
} from './test-vault.test-support.ts'
import { deleteForGood, dropFromSnapshots } from './trash.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const KEY = { passphrase: TEST_PASSPHRASE }
const LATER = Date.now() + 2 * 24 * 3_600_000
let fake: FakeBridge

beforeEach(async () => {
  fake = await openTestVault()
})

function picture(length = 5000): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...PNG, ...randomBytes(length)])
}

function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    bytes: bytes.byteLength,
    async *stream() {
      for (let at = 0; at < bytes.byteLength; at += 70_000) yield bytes.subarray(at, at + 70_000)
    },
  }
}

async function read(id: string, which?: 'preview'): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of (await openAttachment(id, which)).stream()) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function entryWith(...attachmentIds: string[]): Promise<string> {
  const id = newId()
  const content = attachmentIds.map((one) => ({ type: 'attachment', attrs: { id: one, alt: '' } }))
  const text = { schema: 1 as const, doc: { type: 'doc' as const, content } }
  await saveRecords([{ id, head: entryHead({ attachmentIds, words: 1 }), body: { text } }])
  return id
}

describe('taking in', () => {
  test('[AT3] gives the same bytes back, and stores the same bytes once', async () => {
    const bytes = picture(BLOB_CHUNK_BYTES + 33)
    const first = await addAttachment({ source: sourceOf(bytes), name: 'C:\\photos\\a.png' })
    const second = await addAttachment({ source: new Blob([bytes]), name: 'b.exe' })
    expect(Buffer.compare(await read(first), bytes)).toBe(0)
    expect(Buffer.compare(await read(second), bytes)).toBe(0)
    expect(fake.disk.blobs.size).toBe(1)
    expect(headOf(first)).toMatchObject({ name: 'a.png', mime: 'image/png', bytes: bytes.byteLength })
    expect(headOf(second)).toMatchObject({ name: 'b.exe', mime: 'image/png' })
    const part = (await openAttachment(first)).read(BLOB_CHUNK_BYTES - 20, 40)
    expect(Buffer.compare(await part, bytes.subarray(BLOB_CHUNK_BYTES - 20, BLOB_CHUNK_BYTES + 20))).toBe(0)
    const [name] = fake.disk.blobs.keys()
    expect(name).not.toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('[AT3] keeps a preview beside it', async () => {
    const small = new Blob([picture(40)], { type: 'image/webp' })
    const id = await addAttachment({
      source: new Blob([picture()]),
      name: 'a.png',
      width: 9,
      height: 7,
      preview: small,
    })
    expect(Buffer.compare(await read(id, 'preview'), Buffer.from(await small.arrayBuffer()))).toBe(0)
    expect(headOf(id)).toMatchObject({ width: 9, height: 7, preview: { mime: 'image/webp' } })
  })

  test('[AT4] finishes the blob before the commit that names it', async () => {
    fake.disk.calls = []
    await addAttachment({ source: new Blob([picture()]), name: 'a.png' })
    expect(fake.disk.calls.filter((call) => call === 'append' || call === 'finishBlob')).toEqual([
      'finishBlob',
      'append',
    ])
  })

  test('[AT4] a commit that fails leaves a blob that the next sweep removes', async () => {
    fake.disk.failAppends = 'disk-full'
    await expect(addAttachment({ source: new Blob([picture()]), name: 'a' })).rejects.toMatchObject({
      kind: 'disk-full',
    })
    expect(fake.disk.blobs.size).toBe(1)
    fake.disk.failAppends = null
    expect(await sweepBlobs()).toBe(1)
    expect(fake.disk.blobs.size).toBe(0)
  })

  test('[AT5] refuses what cannot be kept, and stores nothing', async () => {
    const add = (source: ByteSource | Blob) => addAttachment({ source, name: 'a' })
    await expect(add(new Blob([]))).rejects.toMatchObject({ kind: 'empty' })
    await expect(add(new Blob(['<svg onload=alert(1)>']))).rejects.toMatchObject({ kind: 'unknown-type' })
    const large = { bytes: MOST_ATTACHMENT_BYTES + 1, stream: () => sourceOf(picture()).stream() }
    await expect(add(large)).rejects.toMatchObject({ kind: 'too-large' })
    const liar = { bytes: 6000, stream: () => sourceOf(picture(5000)).stream() }
    await expect(add(liar)).rejects.toMatchObject({ kind: 'changed' })
    await expect(add({ ...liar, bytes: 4000 })).rejects.toMatchObject({ kind: 'changed' })
    // The same length, other bytes at each reading.
    await expect(add({ bytes: 5008, stream: () => sourceOf(picture(5000)).stream() })).rejects.toMatchObject({
      kind: 'changed',
    })
    fake.disk.freeBytes = 50_000_100
    await expect(add(new Blob([picture()]))).rejects.toMatchObject({ kind: 'no-room' })
    fake.disk.freeBytes = 1_000_000_000
    fake.disk.failBlobs = 'disk-failed'
    await expect(add(new Blob([picture()]))).rejects.toMatchObject({ kind: 'disk-failed' })
    expect(fake.disk.blobs.size).toBe(0)
    expect(headsOf('attachment')).toEqual([])
  })

  test('[AT5] a cancel at any moment stores nothing, and progress goes to its end', async () => {
    const bytes = picture(600_000)
    let steps = 0
    const seen: number[] = []
    await addAttachment({
      source: sourceOf(bytes),
      name: 'a',
      onProgress: ({ done, total }) => seen.push(done / total),
    })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    const other = picture(600_000)
    for (let stop = 1; stop < seen.length; stop += 3) {
      steps = 0
      const controller = new AbortController()
      const onProgress = () => {
        steps += 1
        if (steps === stop) controller.abort(new Error('stopped'))
      }
      const adding = addAttachment({ source: sourceOf(other), name: 'a', onProgress, signal: controller.signal })
      await expect(adding).rejects.toThrow('stopped')
    }
    expect(headsOf('attachment')).toHaveLength(1)
    await sweepBlobs()
    expect(fake.disk.blobs.size).toBe(1)
  })
})

describe('sweeping', () => {
  test('[AT7] keeps what an entry, its trash or an earlier state names', async () => {
    const [live, trashed, earlier, letGo] = await Promise.all(
      [1, 2, 3, 4].map(() => addAttachment({ source: new Blob([picture()]), name: 'a.png' })),
    )
    if (!live || !trashed || !earlier || !letGo) throw new Error('none')
    await entryWith(live)
    const gone = await entryWith(trashed)
    const head = headOf(gone)
    if (head?.kind !== 'entry') throw new Error('no entry')
    await saveRecords([{ id: gone, head: { ...head, deletedAt: '2026-03-02T08:00:00Z' } }])
    const changed = await entryWith(earlier)
    endSittings()
    await saveRecords([{ id: changed, head: entryHead({ words: 1 }), body: { text: textOf('without') } }])
    expect(headsOf('history')).toHaveLength(1)
    await sweepLetGo(Date.now())
    expect(fake.disk.blobs.size).toBe(4)
    await sweepLetGo(LATER)
    expect(
      headsOf('attachment')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([live, trashed, earlier].sort())
    expect(fake.disk.blobs.size).toBe(3)
  })

  test('[AT7] removes nothing while a body that could name it does not open', async () => {
    const id = await addAttachment({ source: new Blob([picture()]), name: 'a.png' })
    const entry = newId()
    await saveRecords([{ id: entry, head: entryHead(), body: { text: textOf('words') } }])
    const sealed = fake.disk.frames.at(-1)?.parts.find(({ part }) => part === 'body')?.sealed
    if (!sealed) throw new Error('no body')
    sealed[30] = (sealed[30] ?? 0) ^ 1
    const row = await openVault().projection.get(entry, 'body')
    if (!row) throw new Error('no row')
    await openVault().projection.empty()
    await sweepLetGo(LATER)
    expect(headOf(id)).toBeDefined()
    expect(fake.disk.blobs.size).toBe(1)
  })

  test('[AT7] deleting an entry for good takes its attachments, unless another names them; snapshots on wish', async () => {
    const shared = await addAttachment({ source: new Blob([picture()]), name: 'shared.png' })
    const own = await addAttachment({ source: new Blob([picture()]), name: 'own.png' })
    const entry = await entryWith(shared, own)
    await entryWith(shared)
    const gone = await deleteForGood([entry])
    expect(gone).toContain(own)
    expect(gone).not.toContain(shared)
    expect(fake.disk.blobs.size).toBe(1)
    expect((await read(shared)).byteLength).toBe(5008)
    await dropFromSnapshots(gone)
    expect(fake.disk.calls).toContain('dropFromSnapshots')
  })

  test('[AT7] one blob of two attachments stays with the second', async () => {
    const bytes = picture()
    const [one, two] = [
      await addAttachment({ source: new Blob([bytes]), name: 'a' }),
      await addAttachment({ source: new Blob([bytes]), name: 'b' }),
    ]
    await deleteForGood([one])
    expect(Buffer.compare(await read(two), bytes)).toBe(0)
    await deleteForGood([two])
    expect(fake.disk.blobs.size).toBe(0)
  })
})

async function backup(): Promise<Uint8Array> {
  const saved = await saveBackup({ suggestedName: 'a.unborrowed', filterName: 'Backup' })
  expect(saved).toMatchObject({ saved: true, leftOut: 0 })
  return fake.disk.savedFiles.at(-1)?.data ?? new Uint8Array()
}

async function openFile(data: Uint8Array, passphrase = TEST_PASSPHRASE) {
  fake.disk.fileToOpen = { name: 'a.unborrowed', data }
  const chosen = await chooseBackup('Backup')
  if (!chosen) throw new Error('closed')
  return openBackup(chosen, { passphrase })
}

describe('backup and check', () => {
  test('[AT9] a backup brings every attachment back on a fresh machine', async () => {
    const bytes = picture(200_000)
    const small = new Blob([picture(40)], { type: 'image/webp' })
    const id = await addAttachment({ source: new Blob([bytes]), name: 'a.png', preview: small })
    await entryWith(id)
    const data = await backup()
    expect(data[9]).toBe(2)
    const before = await contentHash()
    forgetPage()
    fake = installFakeBridge()
    await restoreFromBackup(await openFile(data))
    expect(await contentHash()).toBe(before)
    expect(Buffer.compare(await read(id), bytes)).toBe(0)
    expect((await read(id, 'preview')).byteLength).toBe(small.size)
    expect(fake.disk.calls.indexOf('finishBlob')).toBeLessThan(fake.disk.calls.indexOf('append'))
  })

  test('[AT9] without attachments the file is of the first format', async () => {
    await entryWith()
    expect((await backup())[9]).toBe(1)
  })

  test('[AT9] a file that is altered or cut within an attachment is damaged, and touches nothing', async () => {
    const id = await addAttachment({ source: new Blob([picture(200_000)]), name: 'a.png' })
    const data = await backup()
    const changed = data.slice()
    changed[data.byteLength - 50_000] = (changed[data.byteLength - 50_000] ?? 0) ^ 1
    const grown = new Uint8Array(Buffer.concat([data, data.subarray(-100)]))
    for (const wrong of [changed, data.slice(0, -1), data.slice(0, -70_000), grown]) {
      await expect(openFile(wrong)).rejects.toThrow(BackupError)
    }
    expect((await read(id)).byteLength).toBe(200_008)
  })

  test('[AT9] a blob that does not open is left out and counted; [AT10] the check names it', async () => {
    const good = await addAttachment({ source: new Blob([picture()]), name: 'good.png' })
    const bad = await addAttachment({ source: new Blob([picture()]), name: 'bad.png' })
    const lost = await addAttachment({ source: new Blob([picture()]), name: 'lost.png' })
    expect(await checkVault()).toMatchObject({ files: 3, damagedFiles: [] })
    const blobOf = (id: string) => (headOf(id) as { blob: string }).blob
    const sealed = fake.disk.blobs.get(blobOf(bad))
    if (sealed) sealed[2000] = (sealed[2000] ?? 0) ^ 1
    fake.disk.blobs.delete(blobOf(lost))
    const { files, damagedFiles } = await checkVault()
    expect(files).toBe(3)
    expect([...damagedFiles].sort()).toEqual([bad, lost].sort())
    await expect(read(bad)).rejects.toMatchObject({ kind: 'damaged' })
    await expect(openAttachment(lost)).rejects.toMatchObject({ kind: 'damaged' })
    const saved = await saveBackup({ suggestedName: 'a.unborrowed', filterName: 'Backup' })
    expect(saved).toMatchObject({ saved: true, filesLeftOut: 2 })
    const data = fake.disk.savedFiles.at(-1)?.data ?? new Uint8Array()
    forgetPage()
    fake = installFakeBridge()
    await restoreFromBackup(await openFile(data))
    expect((await read(good)).byteLength).toBe(5008)
    await expect(openAttachment(bad)).rejects.toMatchObject({ kind: 'damaged' })
  })
})

test('[AT11] after a key rotation every file is sealed anew under the same name, and opens', async () => {
  const bytes = picture(200_000)
  const id = await addAttachment({ source: new Blob([bytes]), name: 'a.png' })
  const names = [...fake.disk.blobs.keys()]
  const before = fake.disk.blobs.get(names[0] ?? '')
  const prepared = await prepareRotation({ current: KEY, next: 'una strada più lunga' })
  await prepared.commit()
  // Opens before it is sealed anew as well.
  expect(Buffer.compare(await read(id), bytes)).toBe(0)
  expect(await goOnSealing()).toBe(true)
  expect([...fake.disk.blobs.keys()]).toEqual(names)
  const after = fake.disk.blobs.get(names[0] ?? '') ?? new Uint8Array()
  expect(blobSealedUnder(before ?? new Uint8Array())).not.toBe(blobSealedUnder(after))
  expect(blobSealedUnder(after)).toBe(openVault().keyring.keyId)
  expect(Buffer.compare(await read(id), bytes)).toBe(0)
  const data = await backup()
  forgetPage()
  fake = installFakeBridge()
  await restoreFromBackup(await openFile(data, 'una strada più lunga'))
  expect(Buffer.compare(await read(id), bytes)).toBe(0)
})
