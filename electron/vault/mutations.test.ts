// Rules [V70]–[V76]: log, list of segments and keyslots under mutations, and the judgement itself.
// UNBORROWED_MUTATIONS asks for more of them.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFrames, commitOf, idOf, keyslotsOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { encodeFrame, scanSegment } from './frame.ts'
import { KEYSLOT_FILES, KeyslotStore } from './keyslot-store.ts'
import { Log } from './log.ts'
import { between, isKept, MUTATIONS, mutate, oneOf } from './mutate.test-support.ts'
import { type Random, RecordingFileSystem } from './recording-file-system.test-support.ts'
import { segmentListPath } from './segments.ts'

const FOLDER = '/vault'
const LIST = segmentListPath(FOLDER)
const SEED = Number(process.env.UNBORROWED_MUTATIONS_SEED ?? 2026)

async function read(disk: RecordingFileSystem, path: string): Promise<Uint8Array> {
  return (await disk.readFile(path)) ?? new Uint8Array()
}

async function asideOf(disk: RecordingFileSystem): Promise<Uint8Array[]> {
  const names = await disk.list(join(FOLDER, 'set-aside'))
  return Promise.all(names.map((name) => read(disk, join(FOLDER, 'set-aside', name))))
}

/** `round` answers what was wrong, and nothing else. */
async function perform(check: string, count: number, round: (random: Random) => Promise<string[]>): Promise<void> {
  const notes: string[] = []
  for (let number = 0; number < count; number += 1) {
    const wrong = await round(randomOf(SEED + number))
    notes.push(...wrong.map((each) => `${check} ${number}: ${each}`))
  }
  expect(notes).toEqual([])
}

async function filled(count: number): Promise<{ disk: RecordingFileSystem; early: RecordingFileSystem }> {
  const disk = new RecordingFileSystem()
  await disk.makeFolder(FOLDER)
  const log = await Log.create(disk, FOLDER, LOG_ID, 2500)
  for (let number = 1; number <= count / 2; number += 1) await log.append(commitOf(number))
  const early = disk.copy()
  for (let number = count / 2 + 1; number <= count; number += 1) await log.append(commitOf(number))
  await log.close()
  return { disk, early }
}

it('[V70] a log under any mutation gives no wrong commit, all the whole ones, and keeps every byte', async () => {
  const { disk, early } = await filled(40)
  const folder = join(FOLDER, 'log')
  const names = await disk.list(folder)
  const written: Buffer[] = []
  for (const name of names) {
    const bytes = await read(disk, join(folder, name))
    for (const { offset, header } of scanSegment(bytes, LOG_ID).frames) {
      written.push(Buffer.from(bytes.subarray(offset, offset + header.bytes)))
    }
  }
  expect(written.length).toBe(40)

  await perform('log', Number(process.env.UNBORROWED_MUTATIONS ?? 150), async (random) => {
    const damaged = disk.copy()
    const after = new Map<string, Uint8Array>()
    for (let times = between(random, 1, 4); times > 0; times -= 1) {
      const path = join(folder, oneOf(random, names))
      const older = await early.readFile(path)
      after.set(path, mutate(random, oneOf(random, MUTATIONS), after.get(path) ?? (await read(disk, path)), older))
    }
    if (random() < 0.2) {
      const path = LIST
      after.set(path, mutate(random, oneOf(random, MUTATIONS), await read(disk, path), await early.readFile(path)))
    }
    for (const [path, bytes] of after) damaged.put(path, bytes)
    const whole: number[] = []
    for (const [at, bytes] of written.entries()) {
      for (const name of names) {
        if (!Buffer.from(await read(damaged, join(folder, name))).includes(bytes)) continue
        whole.push(at + 1)
        break
      }
    }
    const what = [...after.keys()].map((path) => path.slice(FOLDER.length + 1)).join(', ')
    return (await judgeLog(damaged, whole, after)).map((each) => `${each} (${what})`)
  })
}, 600_000)

async function judgeLog(
  disk: RecordingFileSystem,
  whole: number[],
  after: ReadonlyMap<string, Uint8Array>,
): Promise<string[]> {
  const log = await Log.open(disk, FOLDER, 2500)
  if (log === null) return whole.length > 0 ? ['the log does not open'] : []
  const wrong: string[] = []
  const frames = await allFrames(log)
  const found = new Set<number>()
  for (const frame of frames) {
    const number = frame.parts[0]?.revision ?? 0
    found.add(number)
    if (JSON.stringify(frame.parts) !== JSON.stringify(commitOf(number).parts)) wrong.push(`commit ${number} is wrong`)
  }
  for (const number of whole) if (!found.has(number)) wrong.push(`commit ${number} was whole and is not given`)
  const aside = await asideOf(disk)
  for (const [path, bytes] of after) {
    // The list of segments is told by the segments; only their bytes are precious.
    if (path === LIST) continue
    if (!isKept(bytes, await disk.readFile(path), aside)) wrong.push(`bytes of ${path} are gone`)
  }
  await log.close()
  return wrong
}

it('[V71] keyslots under any mutation are the ones that were written, or damaged; a good file is never given up', async () => {
  const disk = new RecordingFileSystem()
  await disk.makeFolder(FOLDER)
  const store = new KeyslotStore(disk, FOLDER)
  await store.write(keyslotsOf(1))
  const early = disk.copy()
  await store.write(keyslotsOf(2))
  const paths = KEYSLOT_FILES.map((name) => join(FOLDER, name))
  const known = new Set([keyslotsOf(1), keyslotsOf(2)].map((file) => JSON.stringify(file)))
  await perform('keyslots', Number(process.env.UNBORROWED_MUTATIONS ?? 150), async (random) => {
    const damaged = disk.copy()
    const hit = random() < 0.6 ? [oneOf(random, paths)] : paths
    for (const path of hit) {
      damaged.put(path, mutate(random, oneOf(random, MUTATIONS), await read(disk, path), await early.readFile(path)))
    }
    const slots = new KeyslotStore(damaged, FOLDER)
    const before = await Promise.all(paths.map((path) => read(damaged, path)))
    const found = await slots.read()
    const wrong: string[] = []
    if (found.state === 'read' && !known.has(JSON.stringify(found.file))) wrong.push('other keyslots than were written')
    if (hit.length < paths.length && JSON.stringify(found) !== JSON.stringify({ state: 'read', file: keyslotsOf(2) })) {
      wrong.push('one whole file was not enough')
    }
    await slots.heal()
    const aside = await asideOf(damaged)
    for (const [at, path] of paths.entries()) {
      const bytes = before[at] ?? new Uint8Array()
      const isOlder = JSON.stringify(JSON.parse(readable(bytes))?.keyslots ?? null) === JSON.stringify(keyslotsOf(1))
      const now = await damaged.readFile(path)
      if (!isOlder && !isKept(bytes, now, aside)) wrong.push(`bytes of ${path} are gone`)
    }
    return wrong
  })
}, 600_000)

function readable(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  try {
    JSON.parse(text)
    return text
  } catch {
    return 'null'
  }
}

it('[V72] negative control: a reader that does not check the CRC is found to give wrong commits', () => {
  // The judgement itself: a commit with one byte changed is not the commit that was written.
  const commit = structuredClone(commitOf(7))
  const sealed = commit.parts[0]?.sealed
  if (sealed) sealed[3] = (sealed[3] ?? 0) ^ 1
  expect(JSON.stringify(commit.parts)).not.toBe(JSON.stringify(commitOf(7).parts))
  // And the keeping of bytes: a cut without a copy is seen.
  expect(isKept(new Uint8Array([1, 2, 3]), new Uint8Array([1]), [])).toBe(false)
  expect(isKept(new Uint8Array([1, 2, 3]), new Uint8Array([1]), [new Uint8Array([2, 3])])).toBe(true)
})

const SOON = 20_000

async function listOf(
  disk: RecordingFileSystem,
): Promise<{ checksum?: string; logId: string; segments: { id: number }[] }> {
  return JSON.parse(new TextDecoder().decode(await read(disk, LIST)))
}

function putText(disk: RecordingFileSystem, text: string): void {
  disk.put(LIST, new TextEncoder().encode(text))
}

/** Null when all 40 commits are given; else whether it was said that something is wrong. */
async function opened(disk: RecordingFileSystem): Promise<{ count: number; isSaid: boolean }> {
  const log = await Log.open(disk, FOLDER, 2500)
  if (log === null) return { count: 0, isSaid: false }
  const count = (await allFrames(log)).length
  const isSaid = log.report.damaged.length > 0
  await log.close()
  return { count, isSaid }
}

describe('segments.json', () => {
  it(
    '[V73] with any one character changed, or without its checksum too, costs no commit silently',
    async () => {
      const { disk } = await filled(40)
      const { checksum, ...rest } = await listOf(disk)
      expect(rest.segments.length).toBeGreaterThanOrEqual(4)
      expect(checksum).toMatch(/^[0-9a-f]{64}$/)
      const texts = [new TextDecoder().decode(await read(disk, LIST)), JSON.stringify(rest)]
      const wrong: string[] = []
      for (const [kind, text] of texts.entries()) {
        for (let at = 0; at < text.length; at += 1) {
          for (const letter of kind === 0 ? ['A', '7'] : ['7']) {
            if (text[at] === letter) continue
            const damaged = disk.copy()
            putText(damaged, text.slice(0, at) + letter + text.slice(at + 1))
            const found = await opened(damaged).catch((error: { kind?: string }) => error.kind ?? 'thrown')
            // An older list (no checksum) whose format is another number is refused by its name.
            if (found === 'newer-format' && kind === 1) continue
            const isFine = typeof found !== 'string' && (found.count === 40 || (kind === 1 && found.isSaid))
            // With a checksum nothing but white space can change without being said.
            const isNamed = typeof found !== 'string' && (kind === 1 || found.isSaid || at === text.length - 1)
            if (!isFine || !isNamed) wrong.push(`${kind} ${at} ${letter}: ${JSON.stringify(found)}`)
          }
        }
      }
      expect(wrong).toEqual([])
    },
    SOON * 3,
  )

  it('[V74] of an earlier day put back loses nothing, uses no seq again, and is named', async () => {
    const { disk, early } = await filled(40)
    const before = await listOf(disk)
    const damaged = disk.copy()
    damaged.put(LIST, await read(early, LIST))
    expect((await listOf(damaged)).segments.length).toBeLessThan(before.segments.length)
    const log = await Log.open(damaged, FOLDER, 2500)
    expect(log?.position().seq).toBe(40)
    expect(log?.report.damaged).toEqual([{ segment: 'segments.json', offset: 0, bytes: 0 }])
    expect(log?.report.strayFiles).toEqual([])
    expect((await log?.append(commitOf(41)))?.seq).toBe(41)
    expect((await listOf(damaged)).segments.map(({ id }) => id)).toEqual(before.segments.map(({ id }) => id))
    await log?.close()
    expect(await opened(damaged)).toEqual({ count: 41, isSaid: false })
  })

  it('[V75] never has a whole frame of another log cut off the end', async () => {
    const { disk } = await filled(40)
    const names = await disk.list(join(FOLDER, 'log'))
    const path = join(FOLDER, 'log', names.at(-1) ?? '')
    const bytes = await read(disk, path)
    const header = { logId: idOf('another'), seq: 41, previous: '0'.repeat(64), voidAfter: 40 }
    const foreign = encodeFrame({ ...header, parts: commitOf(41).parts }).bytes
    disk.put(path, Buffer.concat([bytes, foreign]))
    const log = await Log.open(disk, FOLDER, 2500)
    expect(log?.report.tornBytes).toBe(0)
    expect(log?.report.damaged).toMatchObject([{ offset: bytes.byteLength, bytes: foreign.byteLength }])
    expect(Buffer.compare(await read(disk, path), Buffer.concat([bytes, foreign]))).toBe(0)
    expect((await log?.append(commitOf(42)))?.seq).toBe(41)
    await log?.close()
    expect((await opened(disk)).count).toBe(41)
  })

  it('[V76] without a checksum, or forgetting files, lets nothing be removed for an unfinished switch', async () => {
    const { disk, early } = await filled(40)
    const { checksum: _, ...rest } = await listOf(disk)
    const note = { made: rest.segments.slice(-2).map(({ id }) => id), replaced: [1, 2] }
    const earlier = new TextDecoder().decode(await read(early, LIST))
    const flipped = JSON.stringify({ ...rest, segments: rest.segments.filter(({ id }) => id !== 1) })
    for (const text of [earlier, JSON.stringify(rest), flipped]) {
      const damaged = disk.copy()
      putText(damaged, text)
      damaged.put(join(FOLDER, 'switch.json'), new TextEncoder().encode(JSON.stringify(note)))
      await opened(damaged)
      const left = damaged.paths().filter((path) => path.endsWith('.ulog'))
      for (const path of disk.paths().filter((each) => each.endsWith('.ulog'))) {
        expect(
          left.some((each) => each.endsWith(path.slice(-13))),
          path,
        ).toBe(true)
      }
    }
  })
})
