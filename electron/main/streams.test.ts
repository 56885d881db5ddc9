// Rule [S30]: a streamed file is there whole or not at all, and what is unfinished is removed, at the latest by the next start.
import { expect, test } from 'vitest'
import { RecordingFileSystem } from '../vault/recording-file-system.test-support.ts'
import { Streams } from './streams.ts'

const TARGET = '/home/a.unborrowed'

async function started(): Promise<{ disk: RecordingFileSystem; streams: Streams }> {
  const disk = new RecordingFileSystem()
  await disk.makeFolder('/home')
  await disk.makeFolder('/user')
  return { disk, streams: new Streams('/user/unfinished-files.json', disk) }
}

test('[S30] pieces stand in order, and the name appears only at the end', async () => {
  const { disk, streams } = await started()
  disk.put(TARGET, new Uint8Array([9]))
  const handle = await streams.beginSave(TARGET)
  await Promise.all([1, 2, 3].map((one) => streams.write(handle, new Uint8Array([one, one]))))
  expect(await disk.readFile(TARGET)).toEqual(new Uint8Array([9]))
  expect(await streams.finish(handle)).toBe(TARGET)
  expect(await disk.list('/home')).toEqual(['a.unborrowed'])
  expect(await disk.list('/user')).toEqual([])
  const { handle: reading, bytes } = await streams.open(TARGET)
  expect(bytes).toBe(6)
  expect(await streams.read(reading, 1, 4)).toEqual(new Uint8Array([1, 2, 2, 3]))
  await streams.close(reading)
  await expect(streams.read(reading, 0, 1)).rejects.toMatchObject({ kind: 'bad-input' })
})

test('[S30] aborted or left behind by a crash, the part is removed and the old file stays; a file of that name is not ours', async () => {
  const { disk, streams } = await started()
  disk.put(TARGET, new Uint8Array([9]))
  disk.put(`${TARGET}.part`, new Uint8Array([8]))
  const handle = await streams.beginSave(TARGET)
  await streams.write(handle, new Uint8Array([1]))
  await streams.abort(handle)
  expect(await disk.list('/home')).toEqual(['a.unborrowed', 'a.unborrowed.part'])
  await streams.write(await streams.beginSave(TARGET), new Uint8Array([1]))
  expect((await disk.list('/home')).length).toBe(3)
  await new Streams('/user/unfinished-files.json', disk).removeLeftOvers()
  expect(await disk.list('/home')).toEqual(['a.unborrowed', 'a.unborrowed.part'])
  expect(await disk.readFile(TARGET)).toEqual(new Uint8Array([9]))
  expect(await disk.list('/user')).toEqual([])
})

test('[S30] after a piece that the disk refused nothing can be finished', async () => {
  const { disk, streams } = await started()
  const handle = await streams.beginSave(TARGET)
  disk.fault = ({ op }) => (op === 'write' ? { code: 'ENOSPC' } : null)
  await expect(streams.write(handle, new Uint8Array([1]))).rejects.toMatchObject({ kind: 'disk-full' })
  disk.fault = () => null
  await expect(streams.write(handle, new Uint8Array([2]))).rejects.toMatchObject({ kind: 'disk-failed' })
  await expect(streams.finish(handle)).rejects.toMatchObject({ kind: 'disk-failed' })
  await streams.abortAll()
  expect(await disk.list('/home')).toEqual([])
})

test('[VG21] with less room than is asked for, nothing is begun; without the question it is', async () => {
  const { disk, streams } = await started()
  disk.free = 49_000_000
  await expect(streams.beginSave(TARGET, 50_000_000)).rejects.toMatchObject({ kind: 'disk-full' })
  expect(await disk.list('/home')).toEqual([])
  await streams.beginSave(TARGET)
  disk.free = 51_000_000
  await streams.beginSave(TARGET, 50_000_000)
})
