// Bytes of a closed vault go wrong – log, keyslots, snapshots, IndexedDB – and the app is started on them: no text may be
// silently wrong, nothing may be deleted, and whatever is undamaged must be there. IndexedDB deleted: rebuilt identical.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from '../../e2e/drive/texts.ts'
import { PASSPHRASE } from '../../e2e/drive/vault.ts'
import { scanSegment } from '../../electron/vault/frame.ts'
import { isKept, MUTATIONS, mutate } from '../../electron/vault/mutate.test-support.ts'
import { decodeManifest } from '../../electron/vault/snapshot-manifest.ts'
import type { RunningApp } from '../chromium-host/launch-app.mjs'
import { type BaseVault, copyOf, filesBelow, readSnapshots, rowsHash } from './base-vault.ts'
import { doorOf, openWith, readAll, start } from './person.ts'
import { between, oneOf, type Random, randomOf } from './random.ts'
import type { Result } from './results.ts'

/**
 * `log-alone`: the log is damaged and IndexedDB is gone, so that only the log can give anything back. `keyslots`: one
 * generation; `keyslots-both`: both, which only the door can answer. `deleted`: IndexedDB's folder is gone; `wiped`: its
 * databases are deleted under the running, locked app.
 */
export type Damage = 'log' | 'log-alone' | 'keyslots' | 'keyslots-both' | 'snapshot' | 'indexeddb' | 'deleted' | 'wiped'

/**
 * The rounds for `corruptions` asked: of 2,000, 50 of each file, 100 of IndexedDB (the `flipping` kills damage it as well),
 * 100 deletions. One start may look at two damages.
 */
export function damagePlan(corruptions: number): Damage[][] {
  const files = Math.ceil(corruptions / 40)
  const plan: Damage[][] = []
  const times = (count: number, ...damages: Damage[]) => {
    for (let round = 0; round < count; round += 1) plan.push(damages)
  }
  times(files, 'log')
  times(files, 'indexeddb', 'keyslots')
  times(files, 'indexeddb', 'snapshot')
  times(Math.ceil(files / 5), 'keyslots-both')
  times(Math.ceil(files / 3), 'log-alone')
  times(Math.ceil(files / 5), 'deleted')
  times(files * 2 - Math.ceil(files / 5), 'wiped')
  return plan
}

export interface DamageOptions {
  seed: string
  base: BaseVault
  plan: readonly (readonly Damage[])[]
  from: number
  onResult(result: Result): void
}

/** The rounds of the plan from `from` on. Goes on after a loss: the next round is another copy. */
export async function damageRounds({ seed, base, plan, from, onResult }: DamageOptions): Promise<void> {
  let running: RunningApp | null = null
  for (const [round, damages] of plan.entries()) {
    if (round < from) continue
    const blank: Result = { check: 'damage', round, what: damages.join('+'), looked: base.entries.length, losses: 0 }
    if (damages.includes('wiped')) {
      running ??= await opened(base)
      onResult(await wipe(running, base, blank))
    } else onResult(await oneRound(damages, base, randomOf(`${seed} damage ${round}`), blank))
  }
  await running?.kill()
}

async function opened(base: BaseVault): Promise<RunningApp> {
  const app = await start(await copyOf(base))
  await openWith(app.page, [PASSPHRASE])
  return app
}

/** Deletes the databases at the lock screen and opens again. */
async function wipe({ page, userData }: RunningApp, base: BaseVault, blank: Result): Promise<Result> {
  try {
    await page.keyboard.press('Control+l')
    await page.getByLabel(text('en', 'lock:passphrase'), { exact: true }).waitFor()
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
    })
    await openWith(page, [PASSPHRASE])
    const isSame = (await rowsHash(page)) === base.rows
    const { verdicts, notes } = await readAll(page, base.entries)
    const isFine = isSame && verdicts.fine === base.entries.length
    if (isFine) return { ...blank, counts: { wiped: 1, rebuiltIdentical: 1, textsFine: verdicts.fine } }
    return { ...blank, losses: 1, notes: [...notes, isSame ? '' : 'the working copy is another', userData] }
  } catch (error) {
    return { ...blank, losses: 1, notes: [`${String(error).slice(0, 600)} in ${userData}`] }
  }
}

async function oneRound(damages: readonly Damage[], base: BaseVault, random: Random, blank: Result): Promise<Result> {
  const userData = await copyOf(base)
  let isFine = false
  try {
    const vault = join(userData, 'vault')
    const kinds: string[] = []
    for (const damage of damages) kinds.push(await doDamage(damage, base, userData, random))
    const before = await filesBelow(vault)
    const wrong: string[] = []
    const counts: Record<string, number> = {}
    for (const damage of damages) counts[damage] = 1
    await look(damages, base, userData, before, wrong, counts)
    wrong.push(...deletions(before, await filesBelow(vault)))
    isFine = wrong.length === 0
    if (isFine) return { ...blank, counts }
    return { ...blank, counts, losses: wrong.length, notes: [kinds.join(' | '), ...wrong, userData] }
  } catch (error) {
    return { ...blank, losses: 1, notes: [`${String(error).slice(0, 600)} in ${userData}`] }
  } finally {
    if (isFine) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Starts the app on the damaged folder and says what is wrong with what it shows. */
async function look(
  damages: readonly Damage[],
  base: BaseVault,
  userData: string,
  before: ReadonlyMap<string, Buffer>,
  wrong: string[],
  counts: Record<string, number>,
): Promise<void> {
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1
  }
  const app = await start(userData)
  try {
    if ((await doorOf(app.page)) !== 'locked') {
      count('namedAtTheDoor')
      if (!damages.includes('keyslots-both')) wrong.push('the app does not ask for the passphrase')
      return
    }
    if ((await openWith(app.page, [PASSPHRASE])) === null) {
      wrong.push('the vault does not open')
      return
    }
    const { notes, of } = await readAll(app.page, base.entries)
    const mayBeNamed = damages.includes('log-alone') ? damagedEntries(base, before) : new Set<string>()
    const isSaid = (await app.page.getByText(/could not be|are not here|is not here/).count()) > 0
    for (const [at, { id }] of base.entries.entries()) {
      const verdict = of[at]
      if (verdict === 'fine') count('textsFine')
      else if (!mayBeNamed.has(id) || verdict === 'wrong' || !isSaid) wrong.push(`${verdict} ${id}: ${notes.join(' ')}`)
      // The last words of it are gone with the damage: an earlier state is shown, and the app says that bytes were lost.
      else count(verdict === 'lost' ? 'damagedTextsOlder' : 'damagedTextsNamed')
    }
    if (damages.includes('snapshot')) await lookAtSnapshots(app.page, base, wrong, count)
    if (damages.includes('deleted')) {
      if ((await rowsHash(app.page)) === base.rows) count('rebuiltIdentical')
      else wrong.push('the working copy is another')
    }
  } finally {
    await app.kill()
  }
}

async function lookAtSnapshots(
  page: Parameters<typeof readSnapshots>[0],
  base: BaseVault,
  wrong: string[],
  count: (name: string) => void,
): Promise<void> {
  const found = await readSnapshots(page)
  for (const [id, hash] of Object.entries(found)) {
    if (hash === 'refused') count('snapshotsRefused')
    else if (base.snapshots[id] !== undefined && base.snapshots[id] !== hash) wrong.push(`snapshot ${id} is another`)
    else count('snapshotsFine')
  }
}

/** The entries whose newest head or body lies in no whole frame of the damaged files. */
function damagedEntries(base: BaseVault, before: ReadonlyMap<string, Buffer>): Set<string> {
  const whole = [...before].filter(([path]) => path.startsWith('log/')).map(([, bytes]) => bytes)
  const damaged = new Set<string>()
  for (const [path, bytes] of base.files) {
    if (!path.startsWith('log/')) continue
    for (const { offset, header } of scanSegment(bytes, null).frames) {
      const frame = bytes.subarray(offset, offset + header.bytes)
      if (whole.some((each) => each.includes(frame))) continue
      for (const { id } of base.entries) if (frame.includes(Buffer.from(id, 'base64url'))) damaged.add(id)
    }
  }
  return damaged
}

/** Files of before whose bytes are nowhere any more. Log, keyslots and snapshots count; lists are told by the rest. */
function deletions(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): string[] {
  const aside = [...after].filter(([path]) => path.startsWith('set-aside/')).map(([, bytes]) => bytes)
  const precious = [...before].filter(([path]) => /^(log\/.*\.ulog|snapshots\/.*|keyslots[^/]*)$/.test(path))
  return (
    precious
      // A snapshot's list that reads is written anew when the snapshot was verified.
      .filter(([path, bytes]) => decodeManifest(bytes) === null || !after.has(path))
      .filter(([path, bytes]) => bytes.byteLength > 0 && !isKept(bytes, after.get(path) ?? null, aside))
      .filter(([path, bytes]) => !isHealedRepeat(path, bytes, before) && !isHealedSegment(path, after.get(path)))
      .map(([path]) => `bytes of ${path} are gone`)
  )
}

/** An older generation of the keyslots that was put back is replaced by the newer one beside it: nothing is lost. */
function isHealedRepeat(path: string, bytes: Buffer, before: ReadonlyMap<string, Buffer>): boolean {
  if (!path.startsWith('keyslots')) return false
  return [...before].some(([other, content]) => other !== path && other.startsWith('keyslots') && content.equals(bytes))
}

/** A snapshot's segment is named by its hash. One that reads so again was put back whole from the log: nothing is lost. */
export function isHealedSegment(path: string, now: Buffer | undefined): boolean {
  const name = /^snapshots\/files\/([0-9a-f]{64})\.ulog$/.exec(path)?.[1]
  return name !== undefined && now !== undefined && createHash('sha256').update(now).digest('hex') === name
}

/** Answers what was done, in words. */
async function doDamage(damage: Damage, base: BaseVault, userData: string, random: Random): Promise<string> {
  const vault = join(userData, 'vault')
  const database = join(userData, base.profile, 'IndexedDB')
  if (damage === 'deleted') {
    await rm(database, { recursive: true })
    return 'deleted'
  }
  if (damage === 'indexeddb') return harmDatabase(random, join(userData, base.profile))
  const keyslots = ['keyslots.json', 'keyslots.previous.json']
  if (damage === 'keyslots') return harm(random, vault, [oneOf(random, keyslots)], between(random, 1, 3), base.early)
  if (damage === 'keyslots-both') {
    const one = await harm(random, vault, keyslots.slice(0, 1), 1, null)
    return `${one} and ${await harm(random, vault, keyslots.slice(1), 1, null)}`
  }
  const folder = damage === 'snapshot' ? 'snapshots' : 'log'
  const names = (await namesIn(join(vault, folder))).map((name) => join(folder, name))
  if (damage !== 'log-alone') return harm(random, vault, names, between(random, 1, 4), base.early)
  // With nothing else left, what is cut off an end is an older state, which nobody can tell from a newer one: only flips.
  await rm(database, { recursive: true })
  return `log-alone ${await harm(random, vault, names, between(random, 1, 4), base.early, ['flip'])}`
}

/** Mutates files of IndexedDB in Chromium's closed profile; answers how. Throws when there is none: nothing would be tried. */
export async function harmDatabase(random: Random, profile: string): Promise<string> {
  const database = join(profile, 'IndexedDB')
  return harm(random, database, await namesIn(database), between(random, 1, 4), null)
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return files.map((path) => path.slice(folder.length + 1)).sort()
}

/** Mutates some of the files; each is written anew, so that a snapshot's file that is linked is another one. */
async function harm(
  random: Random,
  folder: string,
  names: readonly string[],
  times: number,
  early: ReadonlyMap<string, Buffer> | null,
  kinds: readonly (typeof MUTATIONS)[number][] = early === null ? ['flip', 'truncate', 'duplicate', 'swap'] : MUTATIONS,
): Promise<string> {
  const done: string[] = []
  for (let time = 0; time < times; time += 1) {
    const name = oneOf(random, names)
    const kind = oneOf(random, kinds)
    const path = join(folder, name)
    const bytes = mutate(random, kind, await readFile(path), early?.get(name) ?? null)
    await rm(path)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    done.push(kind)
  }
  return done.join('+')
}
