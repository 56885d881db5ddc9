// Which sentence a refused change of a lock is told with. Pure.
import { UnlockError } from '#data/vault.ts'
import { KindError } from '#shared/contract/errors.ts'

/** Key in the namespaces `keys` and `errors`. `isField`: it belongs to the field of the present key. */
export function keyRefusal(error: unknown): { key: string; isField: boolean } {
  if (error instanceof UnlockError)
    return { key: `keys:refused.${error.mistyped ? 'mistyped' : error.kind}`, isField: error.kind !== 'damaged' }
  return { key: `errors:kind.${error instanceof KindError ? error.kind : 'unexpected'}`, isField: false }
}
