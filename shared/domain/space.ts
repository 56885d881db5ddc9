// How much room the vault's disk must have before the app speaks of it. Pure.

/** Under this the person is told. */
export const LOW_BYTES = 500_000_000
/** Under this nothing is added any more: no save, no snapshot, no backup. What takes away still is. */
export const STOP_BYTES = 50_000_000

export type Room = 'enough' | 'low' | 'stop'

export function roomFor(freeBytes: number): Room {
  if (freeBytes < STOP_BYTES) return 'stop'
  return freeBytes < LOW_BYTES ? 'low' : 'enough'
}
