// Rules [V50]–[V56]: compaction keeps the last word of every part, its places, and everything under power cuts.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Commit, Frame } from '#shared/formats/commit.ts'
import { allFrames, commitOf, idOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { compact, isWorthCompacting, logBytes } from './compaction.ts'
import { Log } from './log.ts'
import { afterPowerCut, RecordingFileSystem } from './recording-file-system.test-support.ts'

const FOLDER = '/vault'
const SEGMENT_BYTES = 3000
let disk: RecordingFileSystem

beforeEach(async () => {
  disk = new RecordingFileSystem()
  await disk.makeFolder(FOLDER)
  await disk.syncFolder('/')
})

/** Saves one of a few records again, as a person editing does; the text tells the revision. */
function edit(word: string, revision: number, bodyToo = true): Commit {
  const sealed = new TextEncoder().encode(`${word} ${revision} ${'.'.repeat((revision * 13) % 90)}`)
  const put = { recordId: idOf(word), revision, operation: 'put', sealed } as const
  return { parts: [{ ...put, part: 'head' }, ...(bodyToo ? [{ ...put, part: 'body' } as const] : [])] }
}

function tombstone(word: string, revision: number): Commit {
  const sealed = new Uint8Array([1, 2, 3])
  const remove = { recordId: idOf(word), revision, operation: 'remove', sealed } as const
  return {
    parts: [
      { ...remove, part: 'head' },
      { ...remove, part: 'body' },
    ],
  }
}

async function edited(count: number, log?: Log): Promise<Log> {
  const into = log ?? (await Log.create(disk, FOLDER, LOG_ID, SEGMENT_BYTES))
  for (let number = 1; number <= count; number += 1) {
    const revision = Math.ceil(number / 5) + into.position().seq
    await into.append(edit(`record ${number % 5}`, revision, number % 3 > 0))
  }
  return into
}

/** What a page would show: the winner of every part. */
function winners(frames: readonly Frame[]): Map<string, string> {
  const best = new Map<string, { revision: number; text: string }>()
  for (const { recordId, part, revision, operation, sealed } of frames.flatMap((frame) => frame.parts)) {
    const key = `${recordId}/${part}`
    if ((best.get(key)?.revision ?? 0) >= revision) continue
    best.set(key, { revision, text: `${operation} ${revision} ${Buffer.from(sealed).toString('hex')}` })
  }
  return new Map([...best].map(([key, { text }]) => [key, text]))
}

async function opened(on: RecordingFileSystem): Promise<Log> {
  const log = await Log.open(on, FOLDER, SEGMENT_BYTES)
  if (log === null) throw new Error('There is no log')
  return log
}

const plainly = { drop: new Set<string>(), isStopped: () => false }

describe('compaction', () => {
  it('[KR7] with the last commits too, nothing that was superseded is left, and the place of the log is as before', async () => {
    const log = await edited(60)
    const before = winners(await allFrames(log))
    const position = log.position()
    await compact(disk, FOLDER, log, { ...plainly, recentFrames: 1 })
    for (const some of [log, await opened(disk.copy())]) {
      const after = await allFrames(some)
      expect(winners(after)).toEqual(before)
      expect(some.position()).toEqual(position)
      const parts = after.slice(0, -1).flatMap((frame) => frame.parts)
      expect(parts.length).toBeLessThan(before.size + 1)
      await some.append(edit('record 1', 9_999))
    }
  })

  it('[V50] keeps the last word of every part and the places of what it keeps, before and after opening again', async () => {
    const log = await edited(400)
    const before = await allFrames(log)
    const bytes = await logBytes(disk, FOLDER)
    const position = log.position()
    await compact(disk, FOLDER, log, plainly)
    expect(await logBytes(disk, FOLDER)).toBeLessThan(bytes / 3)
    for (const some of [log, await opened(disk.copy())]) {
      const after = await allFrames(some)
      expect(winners(after)).toEqual(winners(before))
      expect(some.position()).toEqual(position)
      expect(some.report).toEqual({ tornBytes: 0, damaged: [], strayFiles: [] })
      for (const { seq, chain } of after) expect(before.find((frame) => frame.seq === seq)?.chain).toBe(chain)
      // The last 64 commits stay whole: a projection may stand there.
      expect(after.slice(-64)).toEqual(before.slice(-64))
      expect(some.chainAt(390)).toBe(before[389]?.chain)
      expect(some.chainAt(2)).toBeNull()
    }
    expect(disk.paths().filter((path) => path.endsWith('.new') || path.endsWith('switch.json'))).toEqual([])
  })

  it('[V50] appends and reads go on during it and after it', async () => {
    const log = await edited(200)
    const compacting = compact(disk, FOLDER, log, plainly)
    for (let number = 1; number <= 30; number += 1) {
      await log.append(commitOf(100 + number))
      await log.readAfter(0, 500)
    }
    await compacting
    await log.append(commitOf(131))
    for (const some of [log, await opened(disk.copy())]) {
      const texts = (await allFrames(some)).slice(-31).map((frame) => frame.parts)
      expect(texts).toEqual(Array.from({ length: 31 }, (_, at) => commitOf(at + 101).parts))
    }
    expect(log.report.damaged).toEqual([])
  })

  it('[V51] keeps a tombstone that is the last word, and of a record to drop nothing else', async () => {
    const log = await edited(100)
    await log.append(tombstone('record 2', 900))
    await compact(disk, FOLDER, log, { ...plainly, drop: new Set([idOf('record 2')]) })
    const parts = (await allFrames(await opened(disk))).flatMap((frame) => frame.parts)
    expect(parts.filter((part) => part.recordId === idOf('record 2')).map((part) => part.operation)).toEqual([
      'remove',
      'remove',
    ])
    for (const path of disk.paths()) {
      const bytes = Buffer.from((await disk.readFile(path).catch(() => null)) ?? [])
      expect(bytes.includes('record 2 '), path).toBe(false)
    }
  })

  it('[V51] refuses to drop a live record, and changes nothing', async () => {
    const log = await edited(100)
    const before = await allFrames(log)
    const refused = compact(disk, FOLDER, log, { ...plainly, drop: new Set([idOf('record 2')]) })
    await expect(refused).rejects.toMatchObject({ kind: 'bad-input' })
    expect(await allFrames(await opened(disk))).toEqual(before)
  })

  it('[V52] that fails at any write or sync changes nothing, and the log goes on', async () => {
    for (let failing = 1; failing < 60; failing += 1) {
      disk = new RecordingFileSystem()
      await disk.makeFolder(FOLDER)
      const log = await edited(120)
      const before = winners(await allFrames(log))
      let count = 0
      disk.fault = () => {
        count += 1
        return count === failing ? { code: 'ENOSPC', done: 3 } : null
      }
      await compact(disk, FOLDER, log, plainly).catch(() => undefined)
      disk.fault = () => null
      expect(winners(await allFrames(log)), `fault ${failing}`).toEqual(before)
      const position = await log.append(commitOf(7))
      const again = await opened(disk)
      expect(again.position()).toEqual(position)
      expect(again.report, `fault ${failing}`).toEqual({ tornBytes: 0, damaged: [], strayFiles: [] })
    }
  }, 30_000)

  it('[V53] cut off by a power cut at any operation loses no commit and leaves no stray file', async () => {
    const log = await edited(60)
    const from = disk.operations.length
    const before = winners(await allFrames(log))
    await compact(disk, FOLDER, log, plainly)
    const acknowledged = { at: disk.operations.length, ...(await log.append(edit('late', 1))) }
    for (let count = from; count <= disk.operations.length; count += 1) {
      for (let round = 0; round < 6; round += 1) {
        const left = afterPowerCut(disk.operations, count, randomOf(count * 77 + round))
        const again = await opened(left)
        const found = winners(await allFrames(again))
        for (const [key, text] of before) expect(found.get(key), `after ${count}`).toBe(text)
        expect(again.report.damaged).toEqual([])
        expect(again.report.strayFiles).toEqual([])
        if (count === disk.operations.length) expect(again.chainAt(acknowledged.seq)).toBe(acknowledged.chain)
        await again.append(commitOf(3))
      }
    }
  }, 60_000)

  it('[VG20] deleting for good, cut off by a power cut at any operation, loses nothing else; once it was done, nothing is left', async () => {
    const log = await edited(60)
    const gone = idOf('record 3')
    const highest = Math.max(...(await allFrames(log)).flatMap(({ parts }) => parts.map(({ revision }) => revision)))
    await log.append(tombstone('record 3', highest + 1))
    await log.append(edit('after', 1))
    const sealedBefore = (await allFrames(log))
      .flatMap(({ parts }) => parts)
      .filter((part) => part.recordId === gone && part.operation === 'put')
      .map(({ sealed }) => Buffer.from(sealed).toString('hex'))
    const before = winners(await allFrames(log))
    const from = disk.operations.length
    // As the app does it: everything superseded, the last commits' too, and then the record itself.
    await compact(disk, FOLDER, log, { ...plainly, recentFrames: 1 })
    await compact(disk, FOLDER, log, { ...plainly, drop: new Set([gone]) })
    const done = disk.operations.length
    await log.append(edit('late', 1))
    for (let count = from; count <= disk.operations.length; count += 1) {
      for (let round = 0; round < 4; round += 1) {
        const left = afterPowerCut(disk.operations, count, randomOf(count * 91 + round))
        const again = await opened(left)
        const found = winners(await allFrames(again))
        for (const [key, text] of before) expect(found.get(key), `after ${count}`).toBe(text)
        expect(again.report.damaged).toEqual([])
        expect(again.report.strayFiles).toEqual([])
        if (count >= done) {
          const files = left.paths().filter((path) => path.includes('/log/'))
          const held = await Promise.all(
            files.map(async (path) => Buffer.from((await left.readFile(path)) ?? []).toString('hex')),
          )
          for (const sealed of sealedBefore) expect(held.some((file) => file.includes(sealed))).toBe(false)
        }
        await again.append(commitOf(3))
      }
    }
  }, 60_000)

  it('[V54] leaves a damaged segment as it was found', async () => {
    const log = await edited(200)
    await log.close()
    const path = `${FOLDER}/log/00000002.ulog`
    const bytes = (await disk.readFile(path)) ?? new Uint8Array()
    bytes[300] = (bytes[300] ?? 0) ^ 255
    disk.put(path, bytes)
    const again = await opened(disk)
    expect(again.report.damaged.length).toBeGreaterThan(0)
    const before = winners(await allFrames(again))
    await compact(disk, FOLDER, again, plainly)
    expect(await disk.readFile(path)).toEqual(bytes)
    expect(winners(await allFrames(await opened(disk)))).toEqual(before)
  })

  it('[V55] is worth it when more than half of the closed bytes are superseded', async () => {
    const log = await Log.create(disk, FOLDER, LOG_ID, 200_000)
    const big = (revision: number, word: string): Commit => ({
      parts: [
        {
          recordId: idOf(word),
          part: 'body',
          revision,
          operation: 'put',
          sealed: new Uint8Array(20_000).fill(revision),
        },
      ],
    })
    for (let number = 1; number <= 80; number += 1) await log.append(big(1, `record ${number}`))
    const isWorth = () => isWorthCompacting(disk, FOLDER, log, plainly.isStopped)
    expect(await isWorth()).toBe(false)
    for (let number = 1; number <= 300; number += 1) await log.append(big(number + 1, 'one'))
    expect(await isWorth()).toBe(true)
    await compact(disk, FOLDER, log, plainly)
    expect(await isWorth()).toBe(false)
  })

  it('[V56] stopped half-way changes nothing', async () => {
    const log = await edited(200)
    const before = await allFrames(log)
    let asked = 0
    const isStopped = () => {
      asked += 1
      return asked > 205
    }
    await expect(compact(disk, FOLDER, log, { ...plainly, isStopped })).rejects.toMatchObject({ kind: 'unexpected' })
    expect(await allFrames(await opened(disk))).toEqual(before)
  })
})
