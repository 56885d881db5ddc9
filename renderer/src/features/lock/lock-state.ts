// Which door the lock screen shows first for what the gate found, and the sentences of a refused key. Pure.
import type { GateState } from '#data/vault.ts'

/** `damaged` and `newer` are no doors: nothing can be typed there. */
export type Door = 'passphrase' | 'recovery' | 'away' | 'damaged' | 'newer'

export function doorOf(state: GateState['state']): Door {
  if (state === 'keyslots-damaged') return 'damaged'
  if (state === 'newer-format') return 'newer'
  return 'passphrase'
}

/** Whether the typed word confirms: capitals and surrounding spaces do not matter. */
export function isConfirmed(typed: string, word: string): boolean {
  return typed.trim().toLowerCase() === word.toLowerCase()
}
