// Which sentence a refused restore is told with. Pure.
import { BackupError } from '#data/restore.ts'
import { UnlockError } from '#data/vault.ts'
import { KindError } from '#shared/contract/errors.ts'

/** Key in the namespaces `first-start` and `errors`. */
export function refusalKey(error: unknown): string {
  if (error instanceof BackupError) return `restore.refused.${error.kind}`
  if (error instanceof UnlockError) return `restore.refused.${error.mistyped ? 'mistyped' : `key-${error.kind}`}`
  return `errors:kind.${error instanceof KindError ? error.kind : 'unexpected'}`
}
