// The one gate for a vault that a newer version wrote: whatever would change its files is refused before it is begun.
import { type InvokeChannel, VAULT_WRITES } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { Handlers } from './handlers.ts'

export function refusingWrites(handlers: Handlers<InvokeChannel>, isReadOnly: () => boolean): Handlers<InvokeChannel> {
  const refusing = Object.entries(handlers).map(([channel, handler]) => {
    if (!VAULT_WRITES.has(channel as InvokeChannel)) return [channel, handler]
    const act = handler as (input: unknown) => Promise<unknown>
    const gate = async (input: unknown) => {
      if (isReadOnly()) throw new KindError('newer-format', `${channel}: a newer version wrote this vault`)
      return act(input)
    }
    return [channel, gate]
  })
  return Object.fromEntries(refusing) as Handlers<InvokeChannel>
}
