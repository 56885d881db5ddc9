// Rule [V15]: whatever a power cut leaves, every acknowledged commit is there; and the check can fail.
import { describe, expect, it } from 'vitest'
import { allFrames, commitOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { Log } from './log.ts'
import { afterPowerCut, RecordingFileSystem } from './recording-file-system.test-support.ts'

const FOLDER = '/vault'

interface Run {
  disk: RecordingFileSystem
  /** How many operations had been recorded when the commit with this number was acknowledged. */
  acknowledged: { seq: number; number: number; at: number }[]
  createdAt: number
}

/** Appends with small segments, some failing syncs and writes, and one reopening in the middle. */
async function run(seed: number, count: number, isFailing: boolean): Promise<Run> {
  const random = randomOf(seed)
  const disk = new RecordingFileSystem()
  await disk.makeFolder(FOLDER)
  await disk.syncFolder('/')
  let log = await Log.create(disk, FOLDER, LOG_ID, 1200)
  const createdAt = disk.operations.length
  const acknowledged: Run['acknowledged'] = []
  if (isFailing) {
    disk.fault = ({ bytes }) => {
      if (random() > 0.12) return null
      return { code: random() < 0.5 ? 'EIO' : 'ENOSPC', done: Math.floor(random() * (bytes + 1)) }
    }
  }
  for (let number = 1; number <= count; number += 1) {
    try {
      const { seq } = await log.append(commitOf(number))
      acknowledged.push({ seq, number, at: disk.operations.length })
    } catch {
      // Refused: nothing was promised.
    }
    if (number === Math.floor(count / 2)) {
      await log.close()
      const again = await Log.open(disk, FOLDER, 1200)
      if (again === null) throw new Error('The log is gone')
      log = again
    }
  }
  return { disk, acknowledged, createdAt }
}

/** How many acknowledged commits a cut after `count` operations loses or changes. */
async function lossesAt(of: Run, count: number, seed: number, datasyncDoesNothing: boolean): Promise<number> {
  const left = afterPowerCut(of.disk.operations, count, randomOf(seed), { datasyncDoesNothing })
  const promised = of.acknowledged.filter(({ at }) => at <= count)
  const log = await Log.open(left, FOLDER)
  if (log === null) return promised.length === 0 && count < of.createdAt ? 0 : promised.length + 1
  const frames = new Map((await allFrames(log)).map((frame) => [frame.seq, frame]))
  let losses = 0
  for (const { seq, number } of promised) {
    if (JSON.stringify(frames.get(seq)?.parts) !== JSON.stringify(commitOf(number).parts)) losses += 1
  }
  // What is there must be a commit that was asked for, never a mixture.
  for (const frame of frames.values()) {
    const number = frame.parts[0]?.revision ?? 0
    expect(frame.parts).toEqual(commitOf(number).parts)
  }
  // And the log that is left takes the next commit and gives it back.
  const { seq } = await log.append(commitOf(900))
  const again = await Log.open(left, FOLDER)
  expect(again?.chainAt(seq)).toBe(log.chainAt(seq))
  return losses
}

async function lossesOf(of: Run, rounds: number, datasyncDoesNothing: boolean): Promise<number> {
  let losses = 0
  for (let count = of.createdAt; count <= of.disk.operations.length; count += 1) {
    for (let round = 0; round < rounds; round += 1) {
      losses += await lossesAt(of, count, count * 31 + round, datasyncDoesNothing)
    }
  }
  return losses
}

describe('a power cut', () => {
  it('[V15] at any operation loses no acknowledged commit', async () => {
    expect(await lossesOf(await run(1, 24, false), 3, false)).toBe(0)
  })

  it('[V15] loses none either when writes and syncs fail now and then', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const failing = await run(seed, 24, true)
      expect(failing.acknowledged.length).toBeGreaterThan(12)
      expect(await lossesOf(failing, 1, false), `seed ${seed}`).toBe(0)
    }
  }, 60_000)

  it('[V15] negative control: on a disk that ignores fdatasync the same check finds losses', async () => {
    expect(await lossesOf(await run(1, 24, false), 1, true)).toBeGreaterThan(0)
  })

  it('[V16] while a log is being made leaves no log or an empty one', async () => {
    const { disk, createdAt } = await run(1, 0, false)
    for (let count = 2; count <= createdAt; count += 1) {
      for (let round = 0; round < 20; round += 1) {
        const left = afterPowerCut(disk.operations, count, randomOf(count * 100 + round))
        const log = await Log.open(left, FOLDER)
        if (log === null) expect(count).toBeLessThan(createdAt)
        else expect(log.position().seq).toBe(0)
      }
    }
  })
})
