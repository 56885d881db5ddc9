// Rules [VG1]–[VG4]: what is left of damaged saves is told, and what a snapshot or the rest of a save still holds is found.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Commit } from '#shared/formats/commit.ts'
import { idOf, keyslotsOf, LOG_ID } from './commits.test-support.ts'
import { scanSegment } from './frame.ts'
import { LostParts } from './lost-parts.ts'
import { RecordingFileSystem } from './recording-file-system.test-support.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const FOLDER = '/user/vault'
let disk: RecordingFileSystem
let vault: Vault
let snapshots: Snapshots
let lost: LostParts
let second: string | null

function start(): void {
  vault = new Vault(FOLDER, disk)
  snapshots = new Snapshots(vault, disk, { folder: FOLDER, secondFolder: () => second })
  lost = new LostParts(vault, snapshots, FOLDER, disk)
}

async function again(): Promise<void> {
  await vault.close()
  start()
  await vault.status()
}

function commit(word: string, revision: number): Commit {
  const bytes = (part: string) => new TextEncoder().encode(`${word} ${part} of ${revision} ${'.'.repeat(60)}`)
  const recordId = idOf(word)
  return {
    parts: [
      { recordId, part: 'head', revision, operation: 'put', sealed: bytes('head') },
      { recordId, part: 'body', revision, operation: 'put', sealed: bytes('body') },
    ],
  }
}

/** Changes bytes of the frame with this seq in the segment that holds it, from an offset of the frame on. */
async function damage(seq: number, from: number, length = 1): Promise<void> {
  for (const path of disk.paths().filter((each) => each.includes('/vault/log/'))) {
    const bytes = (await disk.readFile(path)) ?? new Uint8Array()
    const frame = scanSegment(bytes, null).frames.find(({ header }) => header.seq === seq)
    if (frame === undefined) continue
    const changed = bytes.slice()
    const at = frame.offset + (from < 0 ? frame.header.bytes + from : from)
    for (let byte = at; byte < at + length; byte += 1) changed[byte] = (changed[byte] ?? 0) ^ 0x5a
    disk.put(path, changed)
    return
  }
  throw new Error('no such frame')
}

async function report() {
  const status = await vault.status()
  if (status.state !== 'present') throw new Error(status.state)
  return status.report
}

async function findAll(wanted: string[] = [], maxBytes = 200) {
  const found = []
  for (let skip = 0; ; ) {
    const answer = await lost.find({ wanted, skip, maxBytes })
    found.push(...answer.found)
    if (answer.next === null) return found
    skip = answer.next
  }
}
const namesOf = (found: Awaited<ReturnType<typeof findAll>>) =>
  found.map(({ part, from }) => `${part.part} ${part.revision} ${from.place}`).sort()

beforeEach(async () => {
  disk = new RecordingFileSystem()
  await disk.makeFolder('/user')
  second = null
  start()
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
  for (const [word, revision] of [
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['b', 2],
  ] as const)
    await vault.append(commit(word, revision))
})

describe('what is left of a damaged save', () => {
  it('[VG1] is told by its list of contents: record, part, revision; and the parts that are there are found', async () => {
    await damage(3, -5)
    await again()
    const rows = { recordId: idOf('a'), operation: 'put', revision: 2, isTail: false }
    expect((await report()).claims).toEqual([
      { ...rows, part: 'head' },
      { ...rows, part: 'body' },
    ])
    expect((await report()).unnamed).toBeUndefined()
    expect(namesOf(await findAll())).toEqual(['body 2 damaged', 'head 2 damaged'])
    const [first] = commit('a', 2).parts
    expect((await findAll()).find(({ part }) => part.part === 'head')?.part).toEqual(first)
  })

  it('[VG1] is said to be unknown where the header is gone as well', async () => {
    await damage(3, 20, 40)
    await again()
    expect((await report()).claims).toBeUndefined()
    expect((await report()).unnamed).toBe(1)
  })

  it('[VG1] at the end of the log is a hint when it is there in full length, and none when it was cut off', async () => {
    await damage(4, -5)
    const whole = disk.copy()
    await again()
    expect((await report()).damaged).toEqual([])
    expect((await report()).claims?.map(({ isTail }) => isTail)).toEqual([true, true])
    // The next opening knows it from what was set aside, until then and after other saves.
    await vault.append(commit('c', 1))
    await again()
    expect((await report()).tornBytes).toBe(0)
    expect((await report()).claims?.map(({ recordId }) => recordId)).toEqual([idOf('b'), idOf('b')])
    disk = whole
    const path = `${FOLDER}/log/00000001.ulog`
    disk.put(path, ((await disk.readFile(path)) ?? new Uint8Array()).slice(0, -1))
    await disk.unlink(`${FOLDER}.lock`)
    start()
    await vault.status()
    expect((await report()).claims).toBeUndefined()
  })

  it('[VG1] is no hint when the log holds that save whole in another place', async () => {
    const path = `${FOLDER}/log/00000001.ulog`
    const bytes = (await disk.readFile(path)) ?? new Uint8Array()
    const { offset, header } = scanSegment(bytes, null).frames[1] ?? { offset: 0, header: { bytes: 0 } }
    const copy = bytes.slice(offset, offset + header.bytes)
    copy[copy.byteLength - 1] = (copy.at(-1) ?? 0) ^ 1
    disk.put(path, new Uint8Array([...bytes.slice(0, offset), ...copy, ...bytes.slice(offset)]))
    await again()
    expect((await report()).damaged).toHaveLength(1)
    expect((await report()).claims).toBeUndefined()
  })
})

describe('looking elsewhere', () => {
  it('[VG2] finds in the snapshots of the log, in both folders, what the log holds no longer or only older', async () => {
    second = '/disk'
    await disk.makeFolder('/disk')
    await snapshots.make('manual')
    await damage(3, 20, 60)
    await damage(4, 20, 60)
    await again()
    expect(namesOf(await findAll())).toEqual(['body 2 vault', 'body 2 vault', 'head 2 vault', 'head 2 vault'])
    for (const path of disk
      .paths()
      .filter((each) => each.startsWith(`${FOLDER}/snapshots/`) && /\.(json|ulog)$/.test(each)))
      await disk.unlink(path)
    expect(new Set((await findAll()).map(({ from }) => from.place))).toEqual(new Set(['second-folder']))
    expect(await findAll()).toHaveLength(4)
  })

  it('[VG2] finds nothing when the log has it all, but of a wanted record everything', async () => {
    await snapshots.make('manual')
    expect(await findAll()).toEqual([])
    expect(namesOf(await findAll([idOf('a')]))).toEqual([
      'body 1 vault',
      'body 2 vault',
      'head 1 vault',
      'head 2 vault',
    ])
  })

  it('[VG2] reads what is left of a damaged snapshot, and nothing of a snapshot of another log', async () => {
    const made = await snapshots.make('manual')
    const [file = ''] = disk.paths().filter((path) => path.includes('/snapshots/files/'))
    const bytes = ((await disk.readFile(file)) ?? new Uint8Array()).slice()
    bytes[150] = (bytes[150] ?? 0) ^ 1
    const before = disk.copy()
    disk.put(file, bytes)
    await damage(3, 20, 60)
    await again()
    expect(namesOf(await findAll())).toEqual(['body 2 vault', 'head 2 vault'])
    disk = before
    await disk.unlink(`${FOLDER}.lock`)
    start()
    await vault.status()
    await vault.append(commit('a', 3))
    await snapshots.make('manual')
    // The log now begins anew from the first snapshot: revisions are taken up again, so the later one must not count.
    await snapshots.restore(made.id)
    await vault.status()
    expect(await findAll()).toEqual([])
  })
})
