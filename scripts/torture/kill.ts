// SIGKILL of the whole process tree at a random moment, and then: does the vault open, and is every acknowledged text there?
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { text } from '../../e2e/drive/texts.ts'
import { PASSPHRASE } from '../../e2e/drive/vault.ts'
import type { RunningApp } from '../chromium-host/launch-app.mjs'
import { type Acknowledge, beginEntry, comeIn, readAll, start, typeOn, watchSaved } from './person.ts'
import { between, oneOf, type Random, randomOf } from './random.ts'
import type { Result } from './results.ts'
import type { Written } from './words.ts'

/** What the app is doing when it is killed. `deleting`: saving, and Chromium's IndexedDB is gone before the next start. */
export const MOMENTS = [
  'saving',
  'opening',
  'rebuilding',
  'closing',
  'compacting',
  'snapshotting',
  'keyslots',
  'deleting',
] as const
export type Moment = (typeof MOMENTS)[number]

/** So long a kill waits for the first Saved. */
const PATIENCE_MS = 20_000

/** So many kills share one user-data folder. */
const KILLS_A_FOLDER = 15

export interface KillOptions {
  seed: string
  from: number
  to: number
  acknowledge?: Acknowledge
  /** Which moments to try; the ones that the app does not know yet are left out. */
  moments?: readonly Moment[]
  onResult(result: Result): void
}

interface Folder {
  userData: string
  entries: Written[]
  kills: number
}

/** Rounds `from` ≤ n < `to`. Stops at the first loss and leaves that folder where it is: the result names it. */
export async function killRounds(options: KillOptions): Promise<void> {
  let folder: Folder | null = null
  let app: RunningApp | null = null
  const leave = async () => {
    await app?.kill()
    app = null
    if (folder) await rm(folder.userData, { recursive: true, force: true, maxRetries: 5 })
    folder = null
  }
  for (let round = options.from; round < options.to; round += 1) {
    if (folder && folder.kills >= KILLS_A_FOLDER) await leave()
    folder ??= { userData: await mkdtemp(join(tmpdir(), 'unborrowed-torture-')), entries: [], kills: 0 }
    if (app === null) {
      app = await start(folder.userData)
      await comeIn(app.page)
    }
    const after = await oneKill(app, folder, round, options)
    app = after.app
    options.onResult(after.result)
    if (after.result.losses === 0) continue
    await app?.kill()
    return
  }
  await leave()
}

/** Kills the open app, starts it again and reads everything back; that app is the next round's. */
async function oneKill(app: RunningApp, folder: Folder, round: number, options: KillOptions) {
  const random = randomOf(`${options.seed} kill ${round}`)
  let moment = oneOf(random, options.moments ?? MOMENTS)
  const counts = { acknowledgements: 0, afterSaved: 0, databasesDeleted: 0 }
  folder.kills += 1
  try {
    if (moment === 'opening' || moment === 'rebuilding') {
      await killWhileOpening(app, random, moment === 'rebuilding')
    } else {
      if (!(await knows(app.page, moment))) moment = 'saving'
      const written: Written = { id: await beginEntry(app.page), typed: '', promised: null }
      folder.entries.push(written)
      counts.acknowledgements = await killWhileWriting(app, random, written, moment, options.acknowledge ?? 'saved')
      counts.afterSaved = written.promised === null ? 0 : 1
    }
  } finally {
    await app.kill()
  }
  if (moment === 'deleting') counts.databasesDeleted = await deleteDatabases(app.profile)
  return check(folder, { check: 'kill', round, what: moment, looked: 0, losses: 0, counts })
}

/** Removes what Chromium keeps of IndexedDB. Throws when there is none: then nothing would have been tried. */
async function deleteDatabases(profile: string): Promise<number> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB')
  if (folders.length === 0) throw new Error(`no IndexedDB in ${profile}`)
  for (const { parentPath, name } of folders) await rm(join(parentPath, name), { recursive: true, maxRetries: 5 })
  return folders.length
}

/** Locks, asks to open, and lets the kill come while the vault is being opened. */
async function killWhileOpening(app: RunningApp, random: Random, isRebuilding: boolean): Promise<void> {
  await app.page.keyboard.press('Control+l')
  await app.page.getByLabel(text('en', 'lock:passphrase'), { exact: true }).waitFor()
  if (isRebuilding) {
    // The working database is emptied under the app, as Chromium itself was seen to do: the log must be read again.
    await app.page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
    })
  }
  await app.page.getByLabel(text('en', 'lock:passphrase'), { exact: true }).fill(PASSPHRASE)
  await app.page.getByRole('button', { name: text('en', 'lock:open'), exact: true }).click()
  await wait(between(random, 0, 1600))
}

/** Answers how often the app said Saved before it was killed. */
async function killWhileWriting(
  app: RunningApp,
  random: Random,
  written: Written,
  moment: Moment,
  acknowledge: Acknowledge,
): Promise<number> {
  let acknowledgements = 0
  let isOver = false
  await watchSaved(
    app.page,
    (shown) => {
      written.promised = shown
      acknowledgements += 1
    },
    acknowledge,
  )
  const typing = typeOn(app.page, random, written, () => isOver).catch(() => undefined)
  const work = besides(app.page, moment, () => isOver).catch(() => undefined)
  // Most kills come after something was promised; the others at any moment of the beginning.
  const end = Date.now() + (random() < 0.85 ? PATIENCE_MS : 0)
  while (acknowledgements === 0 && Date.now() < end) await wait(20)
  await wait(between(random, 0, 3000))
  if (moment === 'closing') {
    void app.close().catch(() => undefined)
    await wait(between(random, 0, 250))
  }
  const killing = app.kill()
  isOver = true
  await killing
  await Promise.all([typing, work])
  return acknowledgements
}

/** Whether the app's main process does this work: tried once, beside nothing. */
async function knows(page: Page, moment: Moment): Promise<boolean> {
  return page.evaluate(async (what) => {
    const bridge = window.unborrowed
    if (what === 'compacting') return (await bridge.compactVault()).ok
    if (what === 'snapshotting') return (await bridge.makeSnapshot({ reason: 'manual' })).ok
    return true
  }, moment)
}

/** Work that goes on beside the saving, again and again. */
const BESIDES: readonly Moment[] = ['compacting', 'snapshotting', 'keyslots']

/** The work that goes on beside the saving, again and again. */
async function besides(page: Page, moment: Moment, isOver: () => boolean): Promise<void> {
  while (!isOver() && BESIDES.includes(moment)) {
    await page.evaluate(async (what) => {
      const bridge = window.unborrowed
      if (what === 'compacting') await bridge.compactVault()
      if (what === 'snapshotting') await bridge.makeSnapshot({ reason: 'manual' })
      if (what !== 'keyslots') return
      const status = await bridge.vaultStatus()
      if (!status.ok || status.value.state !== 'present') return
      const { keyslots } = status.value
      await bridge.writeKeyslots({ keyslots: { ...keyslots, generation: keyslots.generation + 1 } })
    }, moment)
    await page.waitForTimeout(20)
  }
}

async function check(folder: Folder, result: Result): Promise<{ result: Result; app: RunningApp | null }> {
  let app: RunningApp | null = null
  try {
    app = await start(folder.userData)
    if (!(await comeIn(app.page))) {
      return { app, result: { ...result, losses: 1, notes: [`does not open: ${folder.userData}`] } }
    }
    const { verdicts, notes } = await readAll(app.page, folder.entries)
    const losses = verdicts.lost + verdicts.wrong + verdicts.named
    const looked = folder.entries.length
    return {
      app,
      result: losses === 0 ? { ...result, looked } : { ...result, looked, losses, notes: [...notes, folder.userData] },
    }
  } catch (error) {
    return { app, result: { ...result, losses: 1, notes: [`${String(error).slice(0, 600)} in ${folder.userData}`] } }
  }
}
