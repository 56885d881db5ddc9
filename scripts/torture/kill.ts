// SIGKILL of the whole process tree at a random moment, and then: does the vault open, and is every acknowledged text
// there? One start a kill: the app that reads everything back is the one that is killed next. An opening app is killed
// before it was read: the next start then answers for both kills.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PASSPHRASE } from '../../e2e/drive/vault.ts'
import type { RunningApp } from '../chromium-host/launch-app.mjs'
import { harmDatabase } from './damage.ts'
import { makeFreshVault } from './fresh-vault.ts'
import { type Acknowledge, beginEntry, goOn, openWith, readAll, start, tryToOpen, wrongWithAll } from './person.ts'
import { between, oneOf, type Random, randomOf } from './random.ts'
import type { Result } from './results.ts'
import type { Written } from './words.ts'
import { killWhileWriting, type WritingMoment } from './writing.ts'

/**
 * What the app is doing when it is killed. `opening` and `rebuilding` (IndexedDB is gone before the start): between the
 * passphrase and the open vault. `rotation`: all keys are made new, and everything is sealed anew. `restore`: a person restores a
 * snapshot that holds everything written, so that it must be there before the switch and after. `deleting`, `flipping`: saving, and IndexedDB is gone, or damaged, before the next start.
 */
export const MOMENTS = [
  'saving',
  'opening',
  'rebuilding',
  'closing',
  'compacting',
  'snapshotting',
  'keyslots',
  'passphrase',
  'rotation',
  'restore',
  'deleting',
  'flipping',
] as const
export type Moment = (typeof MOMENTS)[number]

/** So many entries lie in every folder beside what is typed: sealing them anew, or restoring them, takes more than one commit. */
const FILLER = 300

/** So many kills share one user-data folder. */
const KILLS_A_FOLDER = 24

/** At most so many kills are answered for by one start. */
const KILLS_A_CHECK = 3

export interface KillOptions {
  seed: string
  from: number
  to: number
  acknowledge?: Acknowledge
  moments?: readonly Moment[]
  onResult(result: Result): void
}

interface Folder {
  userData: string
  entries: Written[]
  /** The passphrases that may open it, the likeliest first: one, or two after a change that nobody was told of. */
  passphrases: string[]
  kills: number
  profile: string | null
}

function momentOf(options: KillOptions, round: number): Moment {
  return oneOf(randomOf(`${options.seed} moment ${round}`), options.moments ?? MOMENTS)
}

/** Rounds `from` ≤ n < `to`. Stops at the first loss and leaves that folder where it is: the result names it. */
export async function killRounds(options: KillOptions): Promise<void> {
  let folder: Folder | null = null
  let app: RunningApp | null = null
  let unread: Result[] = []
  const leave = async () => {
    await app?.kill()
    app = null
    if (folder) await rm(folder.userData, { recursive: true, force: true, maxRetries: 5 })
    folder = null
  }
  for (let round = options.from; round < options.to; round += 1) {
    if (folder && folder.kills >= KILLS_A_FOLDER && unread.length === 0) await leave()
    folder ??= await newFolder()
    const random = randomOf(`${options.seed} kill ${round}`)
    const moment = momentOf(options, round)
    folder.kills += 1
    const isOpening = moment === 'opening' || moment === 'rebuilding'
    // A kill of an opening app comes after another kill; as a first one there would be nothing to lose.
    if (isOpening && unread.length === 0) {
      await app?.kill()
      app = null
    }
    try {
      if (isOpening) unread.push(await killOpening(folder, random, moment, round))
      else {
        app ??= await opened(folder)
        unread.push(await killWriting(app, folder, random, moment, round, options))
        app = null
      }
    } catch (error) {
      // The app did not do in time what the hands asked of it; it was killed there. What was saved must be there all the same.
      app = null
      unread.push({ ...blank(moment, round), counts: { cutShort: 1 }, notes: [String(error).slice(0, 300)] })
    }
    const next = round + 1 < options.to ? momentOf(options, round + 1) : null
    const goesOn = (next === 'opening' || next === 'rebuilding') && unread.length < KILLS_A_CHECK
    if (goesOn) continue
    const checked: Checked = await check(folder, unread)
    unread = []
    app = checked.app
    for (const result of checked.results) options.onResult(result)
    if (checked.results.every(({ losses }) => losses === 0)) continue
    await app?.kill()
    return
  }
  await leave()
}

async function newFolder(): Promise<Folder> {
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-torture-'))
  await makeFreshVault(userData, PASSPHRASE, FILLER)
  return { userData, entries: [], passphrases: [PASSPHRASE], kills: 0, profile: null }
}

async function opened(folder: Folder): Promise<RunningApp> {
  const app = await start(folder.userData)
  folder.profile = app.profile
  try {
    if ((await openWith(app.page, folder.passphrases)) !== null) return app
    throw new Error('does not open')
  } catch (error) {
    await app.kill()
    throw error
  }
}

function blank(moment: string, round: number): Result {
  return { check: 'kill', round, what: moment, looked: 0, losses: 0 }
}

/** How many texts of the folder had been called saved, ever. */
function promised(folder: Folder): number {
  return folder.entries.filter((written) => written.promised !== null).length
}

/** Starts the app, types the passphrase, and kills it while it opens the vault. */
async function killOpening(folder: Folder, random: Random, moment: string, round: number): Promise<Result> {
  let databasesDeleted = 0
  if (moment === 'rebuilding' && folder.profile !== null) databasesDeleted = await deleteDatabases(folder.profile)
  const app = await start(folder.userData)
  folder.profile = app.profile
  try {
    await tryToOpen(app.page, folder.passphrases[0] ?? PASSPHRASE)
    await wait(between(random, 0, 900))
  } finally {
    await app.kill()
  }
  const counts = { afterSaved: promised(folder) > 0 ? 1 : 0, acknowledgements: 0, databasesDeleted }
  return { ...blank(moment, round), counts }
}

async function killWriting(
  app: RunningApp,
  folder: Folder,
  random: Random,
  moment: Moment,
  round: number,
  options: KillOptions,
): Promise<Result> {
  let databasesDeleted = 0
  // One that was begun and never saved may not be there.
  let written = folder.entries.findLast((entry) => entry.promised !== null)
  try {
    if (written === undefined || random() < 0.3) {
      written = { id: await beginEntry(app.page), typed: '', promised: null }
      folder.entries.push(written)
    } else await goOn(app.page, written)
    const passphrase = folder.passphrases[0] ?? PASSPHRASE
    const next = `quattro sedie, una finestra, ${round}`
    // Should this be cut short, nobody knows how far a change came.
    if (moment === 'passphrase' || moment === 'rotation') folder.passphrases = [next, passphrase]
    const acknowledge = options.acknowledge ?? 'saved'
    const end = await killWhileWriting(app, random, written, moment as WritingMoment, { acknowledge, passphrase, next })
    folder.passphrases = end.passphrases ?? [passphrase]
    if (moment === 'flipping') await harmDatabase(random, app.profile)
    if (moment === 'deleting') databasesDeleted = await deleteDatabases(app.profile)
    const afterSaved = promised(folder) > 0 ? 1 : 0
    const databasesDamaged = moment === 'flipping' ? 1 : 0
    const counts = {
      afterSaved,
      databasesDamaged,
      afterSavedNow: end.acknowledgements > 0 ? 1 : 0,
      databasesDeleted,
      ...end.counts,
    }
    return { ...blank(moment, round), counts: { ...counts, acknowledgements: end.acknowledgements } }
  } finally {
    await app.kill()
  }
}

/** Removes what Chromium keeps of IndexedDB; answers how many folders that were. */
async function deleteDatabases(profile: string): Promise<number> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB')
  for (const { parentPath, name } of folders) await rm(join(parentPath, name), { recursive: true, maxRetries: 5 })
  return folders.length
}

interface Checked {
  results: Result[]
  app: RunningApp | null
}

/**
 * Starts the app, opens it and reads every text. What is found is said of the results. A start that comes to no answer (a
 * busy machine, a browser that was ended from outside) is tried once more, and told; one that answers is final.
 */
async function check(folder: Folder, unread: readonly Result[]): Promise<Checked> {
  try {
    return await checkOnce(folder, unread)
  } catch (first) {
    const told = unread.map((result) => ({ ...result, counts: { ...result.counts, startedTwice: 1 } }))
    try {
      return await checkOnce(folder, told)
    } catch (second) {
      const notes = [first, second].map((error) => `${String(error).slice(0, 400)} in ${folder.userData}`)
      return { app: null, results: told.map((result) => ({ ...result, losses: 1, notes })) }
    }
  }
}

async function checkOnce(folder: Folder, unread: readonly Result[]): Promise<Checked> {
  const all = (change: Partial<Result>): Result[] => unread.map((result) => ({ ...result, ...change }))
  const app = await start(folder.userData)
  try {
    folder.profile = app.profile
    const passphrase = await openWith(app.page, folder.passphrases)
    if (passphrase === null) return { app, results: all({ losses: 1, notes: [`does not open: ${folder.userData}`] }) }
    const isOpenQuestion = folder.passphrases.length > 1
    const opener = passphrase === folder.passphrases[0] ? 'openedByNewPassphrase' : 'openedByOldPassphrase'
    const { verdicts, notes } = await readAll(app.page, folder.entries)
    folder.passphrases = [passphrase]
    const losses = verdicts.lost + verdicts.wrong + verdicts.named
    const looked = promised(folder)
    const isRewritten = unread.some(({ what }) => what === 'rotation' || what === 'restore')
    const wrong = losses === 0 && isRewritten ? await wrongWithAll(app.page, FILLER) : null
    if (wrong !== null) return { app, results: all({ looked, losses: 1, notes: [wrong, folder.userData] }) }
    if (losses > 0) return { app, results: all({ looked, losses, notes: [...notes, folder.userData] }) }
    const results = all({ looked })
    const asked = results.find(({ what }) => what === 'passphrase' || what === 'rotation')
    if (asked && isOpenQuestion) asked.counts = { ...asked.counts, [opener]: 1 }
    return { app, results }
  } catch (error) {
    await app.kill()
    throw error
  }
}
