// Negative control of [V70]: the same mutations on a log whose CRC checks nothing. Wrong commits must then be given, or
// the tests there would prove nothing.
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { allFrames, commitOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { Log } from './log.ts'
import { mutate } from './mutate.test-support.ts'
import { RecordingFileSystem } from './recording-file-system.test-support.ts'

vi.mock('node:zlib', async (original) => ({ ...(await original<typeof import('node:zlib')>()), crc32: () => 0 }))

const FOLDER = '/vault'

it('[TT4] negative control: with the CRC unchecked, flipped bytes come back as wrong commits', async () => {
  const disk = new RecordingFileSystem()
  await disk.makeFolder(FOLDER)
  const log = await Log.create(disk, FOLDER, LOG_ID, 2500)
  for (let number = 1; number <= 20; number += 1) await log.append(commitOf(number))
  await log.close()
  const names = await disk.list(join(FOLDER, 'log'))
  let wrong = 0
  for (let round = 0; round < 40; round += 1) {
    const damaged = disk.copy()
    const path = join(FOLDER, 'log', names[round % names.length] ?? '')
    const bytes = (await disk.readFile(path)) ?? new Uint8Array()
    damaged.put(path, mutate(randomOf(round), 'flip', bytes, null))
    const opened = await Log.open(damaged, FOLDER, 2500).catch(() => null)
    if (opened === null) continue
    for (const frame of await allFrames(opened)) {
      const number = frame.parts[0]?.revision ?? 0
      if (JSON.stringify(frame.parts) !== JSON.stringify(commitOf(number).parts)) wrong += 1
    }
    await opened.close()
  }
  expect(wrong).toBeGreaterThan(0)
})
