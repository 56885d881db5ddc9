// Which door the lock screen shows first for what the gate found, and the sentences of a refused key. Pure.
import { type GateState, UnlockError } from '#data/vault.ts'
import { KindError } from '#shared/contract/errors.ts'

/** `damaged`, `newer` and `gone` (neither log nor working copy) are no doors: nothing can be typed there. */
export type Door = 'passphrase' | 'device' | 'recovery' | 'away' | 'damaged' | 'newer' | 'gone'

export function doorOf(gate: GateState): Door {
  if (gate.state === 'keyslots-damaged') return 'damaged'
  if (gate.state === 'newer-format') return 'newer'
  if (gate.state === 'log-missing' && gate.projectionRows === 0) return 'gone'
  return gate.state === 'locked' && gate.device === true ? 'device' : 'passphrase'
}

/** The key, in the namespace `lock` or `errors`, of the sentence for a refused way in. */
export function refusalKey(refusal: unknown): string {
  if (refusal instanceof UnlockError) return `error.${refusal.mistyped ? 'mistyped' : refusal.kind}`
  return `errors:kind.${refusal instanceof KindError ? refusal.kind : 'unexpected'}`
}

/** Whether the typed word confirms: capitals and surrounding spaces do not matter. */
export function isConfirmed(typed: string, word: string): boolean {
  return typed.trim().toLowerCase() === word.toLowerCase()
}
