// The integrity check and what runs by itself (rules K30–K33 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf } from './heads.ts'
import { isCheckDue, startHousekeeping } from './housekeeping.ts'
import { checkVault, lastCheck } from './integrity.ts'
import { openVault } from './open-vault.ts'
import { newId, saveRecords } from './repository.ts'
import { entryHead, openTestVault, textOf } from './test-vault.test-support.ts'

const WEEK = 7 * 24 * 3_600_000
let fake: FakeBridge
beforeEach(async () => {
  fake = await openTestVault()
})
afterEach(() => {
  vi.useRealTimers()
})

async function fill(): Promise<string[]> {
  const ids = Array.from({ length: 6 }, newId)
  for (const id of ids) await saveRecords([{ id, head: entryHead(), body: { text: textOf('words') } }])
  return ids
}

function breakPart(frame: number, part: number): void {
  const sealed = fake.disk.frames[frame]?.parts[part]?.sealed
  if (!sealed) throw new Error('no such part')
  sealed[30] = (sealed[30] ?? 0) ^ 1
}

test('[K30] a sound vault is fine in every part, and the check is remembered', async () => {
  await fill()
  expect(await lastCheck()).toBeNull()
  const result = await checkVault()
  expect(result).toMatchObject({ checked: 12, fine: 12, damaged: [], unreadable: 0, records: 6, lost: [] })
  expect(await lastCheck()).toEqual({ at: result.at, damaged: 0 })
})

test('[K31] each damaged part is named, and whether a later revision opens', async () => {
  const ids = await fill()
  const id = ids[2] ?? ''
  await saveRecords([{ id, head: entryHead(), body: { text: textOf('later') } }])
  breakPart(2, 1)
  breakPart(4, 0)
  const { checked, fine, damaged, lost } = await checkVault()
  expect([checked, fine]).toEqual([14, 12])
  expect(damaged).toEqual([
    { recordId: id, part: 'body', revision: 1, newest: false },
    { recordId: ids[4], part: 'head', revision: 1, newest: true },
  ])
  // The working database still has it: nothing is lost.
  expect(lost).toEqual([])
})

test('[K31] a record that opens nowhere is named as lost, and the log is left as it is', async () => {
  const ids = await fill()
  breakPart(3, 1)
  const body = fake.disk.frames[3]?.parts[1]
  if (body) await openVault().projection.heal({ ...body, seq: 4 })
  const frames = fake.disk.frames.length
  expect(await checkVault()).toMatchObject({ lost: [ids[3]], fine: 11 })
  expect(fake.disk.frames).toHaveLength(frames)
  expect((await lastCheck())?.damaged).toBeGreaterThan(0)
})

test('[K30] flipped bits of a sealed part are found, wherever they are', async () => {
  await saveRecords([{ id: newId(), head: entryHead() }])
  const sealed = fake.disk.frames[0]?.parts[0]?.sealed ?? new Uint8Array()
  for (let bit = 0; bit < sealed.byteLength * 8; bit += 7) {
    const at = bit >> 3
    sealed[at] = (sealed[at] ?? 0) ^ (1 << (bit & 7))
    const { fine, damaged } = await checkVault()
    // A version byte above ours is what a newer app writes: said at the opening, not called damage.
    if (at > 0) expect([bit, fine, damaged.length]).toEqual([bit, 0, 1])
    sealed[at] = (sealed[at] ?? 0) ^ (1 << (bit & 7))
  }
})

test('[K32] it can be stopped', async () => {
  await fill()
  await expect(checkVault(undefined, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  expect(await lastCheck()).toBeNull()
})

test('[K33] it is due once a week, and when the clock was wrong', () => {
  const at = '2026-03-01T08:00:00Z'
  const then = Date.parse(at)
  expect(isCheckDue(null, then)).toBe(true)
  expect(isCheckDue({ at }, then + WEEK - 1)).toBe(false)
  expect(isCheckDue({ at }, then + WEEK)).toBe(true)
  expect(isCheckDue({ at }, then - 1)).toBe(true)
  expect(isCheckDue({ at: 'nonsense' }, then)).toBe(true)
})

test('[K33] it runs by itself when nothing was saved for five minutes, and old trash goes at the start', async () => {
  const old = newId()
  await saveRecords([{ id: old, head: entryHead({ deletedAt: '2026-01-01T08:00:00Z' }) }])
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = startHousekeeping(() => Date.parse('2026-03-01T08:00:00Z'))
  await vi.waitFor(() => expect(headOf(old)).toBeUndefined())
  await vi.waitFor(() => expect(fake.disk.calls).toContain('dropRecords'))
  vi.advanceTimersByTime(5 * 60_000)
  expect(await lastCheck()).toBeNull()
  vi.advanceTimersByTime(5 * 60_000)
  await vi.waitFor(async () => expect(await lastCheck()).not.toBeNull())
  stop()
})

test('[KR52] what the check by itself finds is told, and a sound vault is not spoken of', async () => {
  await fill()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const found: number[] = []
  const stop = startHousekeeping(Date.now, (count) => found.push(count))
  vi.advanceTimersByTime(10 * 60_000)
  await vi.waitFor(async () => expect(await lastCheck()).not.toBeNull())
  expect(found).toEqual([])
  stop()
  breakPart(2, 1)
  const again = startHousekeeping(
    () => Date.now() + 2 * WEEK,
    (count) => found.push(count),
  )
  vi.advanceTimersByTime(5 * 60_000)
  await vi.waitFor(() => expect(found).toEqual([1]))
  again()
})
