import { expect, test } from 'vitest'
import type { ArgonParameters } from '#shared/formats/keyslots.ts'
import { ARGON_FLOOR, argonHash, CALIBRATION_CAP_KIB, calibrate, nextParameters } from './argon.ts'

const outside: ArgonParameters[] = [
  { ...ARGON_FLOOR, memoryKiB: 64 },
  { ...ARGON_FLOOR, memoryKiB: 4 * 1024 * 1024 },
  { ...ARGON_FLOOR, memoryKiB: Number.NaN },
  { ...ARGON_FLOOR, iterations: 1 },
  { ...ARGON_FLOOR, iterations: 1_000_000 },
  { ...ARGON_FLOOR, parallelism: 0 },
]

test.each(outside)(
  '[C2] parameters outside the format are refused before memory is allocated: %o',
  async (parameters) => {
    const before = process.memoryUsage().rss
    await expect(argonHash(new Uint8Array(8), new Uint8Array(16), parameters)).rejects.toThrow()
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024)
  },
)

test('[C2] calibration starts at the floor and never goes above its cap', async () => {
  const tried: number[] = []
  const instant = async (_p: unknown, _s: unknown, parameters: ArgonParameters) => {
    tried.push(parameters.memoryKiB)
    return new Uint8Array(32)
  }
  const chosen = await calibrate(instant, () => 0)
  expect(tried[0]).toBe(64 * 1024)
  expect(chosen).toEqual({ memoryKiB: CALIBRATION_CAP_KIB, iterations: 3, parallelism: 1 })
})

test('[C2] calibration keeps the floor on a slow computer', () => {
  expect(nextParameters(ARGON_FLOOR, 900)).toBeNull()
  expect(nextParameters(ARGON_FLOOR, 100)?.memoryKiB).toBe(128 * 1024)
})
