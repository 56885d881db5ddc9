// Rules [VG10], [VG11]: a vault that a newer version wrote is read as far as it can be, and never written to.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { beforeEach, expect, it } from 'vitest'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { commitOf, idOf, keyslotsOf, LOG_ID } from './commits.test-support.ts'
import { scanSegment } from './frame.ts'
import { LostParts } from './lost-parts.ts'
import { RecordingFileSystem } from './recording-file-system.test-support.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const FOLDER = '/user/vault'
const SEGMENT = `${FOLDER}/log/00000001.ulog`
const LIST = `${FOLDER}/segments.json`
let disk: RecordingFileSystem
let vault: Vault
let snapshots: Snapshots

function start(): void {
  vault = new Vault(FOLDER, disk)
  snapshots = new Snapshots(vault, disk, { folder: FOLDER, secondFolder: () => null })
}

beforeEach(async () => {
  disk = new RecordingFileSystem()
  await disk.makeFolder('/user')
  start()
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
  for (let number = 1; number <= 4; number += 1) await vault.append(commitOf(number))
  await snapshots.make('manual')
  await vault.close()
  start()
})

const read = async (path: string) => (await disk.readFile(path)) ?? new Uint8Array()

/** Frames as a later version would write them: another format number, or a part that this one does not know. */
async function makeNewer(seqs: readonly number[], how: 'format' | 'part'): Promise<void> {
  const bytes = Buffer.from(await read(SEGMENT))
  for (const { offset, header } of scanSegment(bytes, LOG_ID).frames) {
    if (!seqs.includes(header.seq)) continue
    const frame = bytes.subarray(offset, offset + header.bytes)
    if (how === 'format') frame.writeUInt16LE(2, 4)
    else frame.writeUInt8(9, 116 + 16)
    frame.writeUInt32LE(crc32(frame.subarray(0, -4)), frame.byteLength - 4)
  }
  disk.put(SEGMENT, new Uint8Array(bytes))
}

async function makeListNewer(more: object): Promise<void> {
  const { checksum: _, ...rest } = JSON.parse(new TextDecoder().decode(await read(LIST))) as Record<string, unknown>
  const list = { ...rest, format: 2, ...more }
  const checksum = createHash('sha256').update(canonicalJson(list), 'utf8').digest('hex')
  disk.put(LIST, new TextEncoder().encode(JSON.stringify({ ...list, checksum })))
}

/** Every file of the vault's folder, as text: the lock file lies beside it. */
async function filesOf(): Promise<string[]> {
  const paths = disk.paths().filter((path) => path.startsWith(`${FOLDER}/`) && /\.[a-z]+$/.test(path))
  return Promise.all(paths.map(async (path) => `${path} ${Buffer.from(await read(path)).toString('hex')}`))
}

async function seqsRead(): Promise<number[]> {
  return (await vault.read({ after: 0, maxBytes: 1_000_000 })).frames.map(({ seq }) => seq)
}

async function expectNothingWrites(): Promise<void> {
  const refused = { kind: 'newer-format' }
  await expect(vault.append(commitOf(9))).rejects.toMatchObject(refused)
  await expect(vault.compact({ all: true })).rejects.toMatchObject(refused)
  await expect(vault.dropRecords([idOf('record 1')])).rejects.toMatchObject(refused)
  await expect(vault.writeKeyslots({ keyslots: keyslotsOf(2) })).rejects.toMatchObject(refused)
  await expect(snapshots.make('manual')).rejects.toMatchObject(refused)
  const [snapshot] = await snapshots.list()
  const id = snapshot?.id ?? ''
  await expect(snapshots.restore(id)).rejects.toMatchObject(refused)
  await expect(snapshots.read({ id, after: 0, maxBytes: 9 })).rejects.toMatchObject(refused)
  await expect(snapshots.dropRecords([idOf('record 1')])).rejects.toMatchObject(refused)
  await expect(snapshots.prepareFolder('/user')).rejects.toMatchObject(refused)
  expect(await vault.compactIfWorth()).toBe(false)
  expect(await snapshots.afterSession()).toBe(false)
  expect(await snapshots.hasCommits()).toBe(false)
  await new LostParts(vault, snapshots, FOLDER, disk).find({ wanted: [], skip: 0, maxBytes: 9 })
}

it.each(['format', 'part'] as const)(
  '[VG10] saves of a newer %s are stepped over and counted; the rest is read, and no file changes',
  async (how) => {
    await makeNewer([2, 4], how)
    const before = await filesOf()
    expect(await vault.status()).toMatchObject({ state: 'present', newer: { frames: 2 }, position: { seq: 3 } })
    expect(vault.isReadOnly()).toBe(true)
    expect(await seqsRead()).toEqual([1, 3])
    await expectNothingWrites()
    await vault.close()
    expect(await filesOf()).toEqual(before)
  },
)

it('[VG10] a list of a later format that says which files there are opens them for reading', async () => {
  await makeListNewer({ somethingNew: [1] })
  // Not even what damage would otherwise set in motion: nothing is cut, set aside or listed anew.
  disk.put(SEGMENT, new Uint8Array([...(await read(SEGMENT)), 1, 2, 3]))
  disk.put(`${FOLDER}/log/stray.txt`, new Uint8Array([1]))
  const before = await filesOf()
  expect(await vault.status()).toMatchObject({ state: 'present', newer: { frames: 0 }, position: { seq: 4 } })
  expect(await seqsRead()).toEqual([1, 2, 3, 4])
  await expectNothingWrites()
  await vault.close()
  expect(await filesOf()).toEqual(before)
})

it('[VG11] is refused, and nothing is touched, where it cannot be read at all', async () => {
  const whole = disk.copy()
  const cases: (() => Promise<void>)[] = [
    () => makeListNewer({ segments: 'elsewhere' }),
    () => makeNewer([1, 2, 3, 4], 'format'),
    async () => disk.put(`${FOLDER}/keyslots.json`, new TextEncoder().encode('{"format":2}')),
  ]
  for (const make of cases) {
    disk = whole.copy()
    start()
    await make()
    const before = await filesOf()
    await expect(vault.status()).rejects.toMatchObject({ kind: 'newer-format' })
    await vault.close()
    expect(await filesOf()).toEqual(before)
  }
})

it('[VG10] negative control: an ordinary vault takes all of it', async () => {
  expect(await vault.status()).not.toHaveProperty('newer')
  expect(vault.isReadOnly()).toBe(false)
  await vault.append(commitOf(9))
  expect((await snapshots.make('manual')).seq).toBe(5)
})
