// Run by torture.mjs inside a network namespace of its own, where every packet that leaves would be counted.
import { createSocket } from 'node:dgram'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@playwright/test'
import { writeEntry } from '../../e2e/drive/journal.ts'
import { makeVault, unlock } from '../../e2e/drive/vault.ts'
import { start } from './person.ts'
import { Results } from './results.ts'

/** Packets sent by every device but the loopback, which carries the test's own hands. */
async function packetsSent(): Promise<number> {
  const lines = (await readFile('/proc/self/net/dev', 'utf8')).split('\n').slice(2)
  return lines
    .map((line) => line.trim().split(/[:\s]+/))
    .filter(([name]) => name !== '' && name !== undefined && name !== 'lo')
    .reduce((sum, fields) => sum + Number(fields[10]), 0)
}

test('offline', async () => {
  test.skip(process.env.UNBORROWED_TORTURE_OFFLINE === undefined, 'run by npm run torture')
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-offline-'))
  const before = await packetsSent()
  const app = await start(userData)
  try {
    await makeVault(app.page, 'en')
    await writeEntry(app.page, 'en', 'A sentence with https://example.com/ and example.org in it.')
    for (const room of ['path', 'why', 'sparks', 'search', 'people', 'settings', 'support', 'journal']) {
      await app.page.evaluate((hash) => {
        window.location.hash = hash
      }, `#/${room}`)
      await wait(700)
    }
    await app.page.keyboard.press('Control+l')
    await unlock(app.page, 'en')
    await wait(20_000)
    await app.close()
  } finally {
    await app.kill()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  const packets = (await packetsSent()) - before
  // Positive control: one question to the outside is seen.
  const socket = createSocket('udp4')
  await new Promise((resolve) => socket.send('x', 53, '192.0.2.1', resolve))
  socket.close()
  await wait(1500)
  const control = (await packetsSent()) - before - packets
  const notes = [
    ...(packets > 0 ? [`${packets} packets`] : []),
    ...(control === 0 ? ['the control was not counted'] : []),
  ]
  const counts = { packets, controlPackets: control }
  const result = {
    check: 'offline',
    round: 0,
    what: 'namespace',
    looked: 1,
    losses: notes.length,
    notes,
    counts,
  } as const
  new Results(process.env.UNBORROWED_TORTURE_OUT ?? '').add({ ...result, notes })
  test.info().annotations.push({ type: 'packets', description: String(packets) })
  if (notes.length > 0) throw new Error(notes.join(', '))
})
