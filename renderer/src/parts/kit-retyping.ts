// What is asked of a new recovery code: which of its groups are retyped, and whether they were. Made elsewhere.
import { normaliseRecoveryCode, recoveryGroups } from '#shared/domain/recovery-code.ts'

/** The places (from 0) of the two groups that are retyped: the second and the last. */
export function groupsToRetype(code: string): [number, number] {
  const count = recoveryGroups(code).length
  return [Math.min(1, count - 1), count - 1]
}

/** Capitals, dashes and look-alikes (O and 0; I, L and 1) do not matter. An empty answer never matches. */
export function isRetyped(code: string, place: number, typed: string): boolean {
  const group = recoveryGroups(code)[place]
  const given = normaliseRecoveryCode(typed)
  return group !== undefined && given !== '' && given === group
}
