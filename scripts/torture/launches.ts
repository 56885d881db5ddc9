// The app is started many times at once on one folder: one window opens and writes, all the others end by themselves.
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PASSPHRASE } from '../../e2e/drive/vault.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { killTree } from '../chromium-host/process-tree.mjs'
import { makeFreshVault } from './fresh-vault.ts'
import type { Result } from './results.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The host without a test's hands, so that a hundred of them cost no more than they must. */
function begin(userData: string) {
  const host = { headless: true, locale: 'en', controlled: true, viewport: null, colorScheme: 'light' }
  const child = fork(join(ROOT, 'out', 'main', 'index.js'), [], {
    execArgv: ['--import', join(ROOT, 'scripts', 'chromium-host', 'hook.mjs')],
    env: { ...process.env, UNBORROWED_USER_DATA: userData, UNBORROWED_HOST: JSON.stringify(host) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let state: 'starting' | 'window' | 'ended' = 'starting'
  child.on('message', (message: { type: string }) => {
    if (message.type === 'window') state = 'window'
  })
  child.on('exit', () => {
    state = 'ended'
  })
  const { pid } = child
  if (pid === undefined) throw new Error('a process could not be started')
  return { pid, state: () => state }
}

/** Starts `count` at once and answers when each has opened a window or ended. */
export async function manyLaunches(count: number, patienceMs: number): Promise<Result> {
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-launches-'))
  await makeFreshVault(userData, PASSPHRASE)
  const started = Array.from({ length: count }, () => begin(userData))
  try {
    const states = () => started.map(({ state }) => state())
    const end = Date.now() + patienceMs
    while (states().includes('starting') && Date.now() < end) await wait(250)
    // A second window would come a moment later.
    await wait(3000)
    const windows = states().filter((state) => state === 'window').length
    const ended = states().filter((state) => state === 'ended').length
    const notes: string[] = []
    if (windows !== 1) notes.push(`${windows} windows`)
    if (ended !== count - 1) notes.push(`${count - ended} did not end`)
    // The one that is open has the vault, and no one else may write to it.
    const second = new Vault(join(userData, 'vault'))
    const isRefused = await second.status().then(
      () => false,
      (error: { kind?: string }) => error.kind === 'unexpected',
    )
    if (!isRefused) notes.push('another process could open the vault')
    await second.close().catch(() => undefined)
    const counts = { launches: count, windows, ended }
    return { check: 'launches', round: 0, what: 'at once', looked: count, losses: notes.length, notes, counts }
  } finally {
    for (const { pid, state } of started) if (state() !== 'ended') await killTree(pid)
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}
