// Rule [VG12]: one gate refuses every call that would change a newer version's vault, before anything is begun.
import { expect, it } from 'vitest'
import { type InvokeChannel, invokes, VAULT_WRITES } from '#shared/contract/contract.ts'
import type { Handlers } from './handlers.ts'
import { refusingWrites } from './read-only.ts'

function gate(isReadOnly: boolean): { called: string[]; handlers: Handlers<InvokeChannel> } {
  const called: string[] = []
  const channels = Object.keys(invokes) as InvokeChannel[]
  const all = Object.fromEntries(channels.map((channel) => [channel, async () => void called.push(channel)]))
  return { called, handlers: refusingWrites(all as unknown as Handlers<InvokeChannel>, () => isReadOnly) }
}

async function call(handlers: Handlers<InvokeChannel>): Promise<string[]> {
  const refused: string[] = []
  for (const [channel, handler] of Object.entries(handlers)) {
    await (handler as () => Promise<unknown>)().catch((error: { kind: string }) => {
      if (error.kind === 'newer-format') refused.push(channel)
    })
  }
  return refused
}

it('[VG12] a newer version’s vault: what writes is refused and not begun, what reads and exports goes on', async () => {
  const { called, handlers } = gate(true)
  expect((await call(handlers)).sort()).toEqual([...VAULT_WRITES].sort())
  expect(called.filter((channel) => VAULT_WRITES.has(channel as InvokeChannel))).toEqual([])
  for (const open of ['vault:status', 'vault:read', 'blobs:read', 'stream:write', 'files:save', 'window:lock']) {
    expect(called).toContain(open)
  }
})

it('[VG12] an ordinary vault: nothing is refused', async () => {
  const { called, handlers } = gate(false)
  expect(await call(handlers)).toEqual([])
  expect(called.length).toBe(Object.keys(invokes).length)
})
