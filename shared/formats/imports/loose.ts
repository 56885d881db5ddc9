// Readings of foreign JSON that never fail for one odd field: it is then as if it were not there.
import '../jitless.ts'
import { z } from 'zod'

export const looseText = z.string().catch('')
export const looseTexts = z.array(z.string().nullable().catch(null)).catch([])
export const looseFlag = z.union([z.boolean(), z.number()]).catch(false)
export const looseList = z.array(z.unknown()).catch([])
/** Missing numbers that some sources write as the greatest double are null. */
export const looseNumber = z
  .number()
  .catch(Number.NaN)
  .transform((value) => (Number.isFinite(value) && Math.abs(value) < 1e300 ? value : null))

export function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null)
}

/** Words of a place, each once, in order. */
export function placeWords(parts: readonly (string | null | undefined)[]): string {
  const said = parts.map((part) => (part ?? '').trim()).filter((part) => part !== '')
  return [...new Set(said)].join(', ').slice(0, 300)
}
