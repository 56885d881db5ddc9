// A process of its own that saves in a loop and prints the seq of each acknowledged commit. Bundled and run by tests.
import { writeSync } from 'node:fs'
import { commitOf, keyslotsOf, LOG_ID } from './commits.test-support.ts'
import { Vault } from './vault.ts'

const vault = new Vault(process.argv[2] ?? '')
const status = await vault.status()
let next = 1
if (status.state === 'none') await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
else if (status.state === 'present') next = status.position.seq + 1
else throw new Error(status.state)
for (;;) {
  const { seq } = await vault.append(commitOf(next))
  next = seq + 1
  writeSync(1, `${seq} saved\n`)
}
