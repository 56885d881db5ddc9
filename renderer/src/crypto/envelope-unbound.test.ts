// Negative control of [C6]: the same swaps as in envelope.test.ts, with the bound data dropped. They must then succeed,
// or the tests there would prove nothing.
import { expect, test, vi } from 'vitest'
import { randomBytes, randomId, utf8 } from './bytes.ts'
import { openSealed, type PartName, seal } from './envelope.ts'
import { importVaultSecret, makeKeyring } from './keyring.ts'

vi.mock('#shared/formats/envelope.ts', async (original) => ({
  ...(await original<typeof import('#shared/formats/envelope.ts')>()),
  envelopeAad: () => '',
}))

test('[C6] negative control: without bound data a part opens under any name', async () => {
  const vaultId = randomId()
  const keyring = await makeKeyring(await importVaultSecret(randomBytes(32), vaultId), vaultId)
  const name: PartName = { recordId: randomId(), part: 'head', revision: 3, operation: 'put' }
  const sealed = await seal(keyring, name, utf8('a sentence'))
  expect((await openSealed(keyring, { ...name, recordId: randomId() }, sealed)).ok).toBe(true)
  expect((await openSealed(keyring, { ...name, revision: 4, operation: 'remove' }, sealed)).ok).toBe(true)
})
