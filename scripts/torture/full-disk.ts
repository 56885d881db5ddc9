// A disk that is full, at many fill points: nothing that was called saved may be lost, and what was not saved must stay on
// the screen with "Copy" and "Save elsewhere". On a small file system in memory, which only root can mount.
import { execFileSync } from 'node:child_process'
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { text } from '../../e2e/drive/texts.ts'
import { PASSPHRASE } from '../../e2e/drive/vault.ts'
import type { RunningApp } from '../chromium-host/launch-app.mjs'
import { makeFreshVault } from './fresh-vault.ts'
import { beginEntry, openWith, readAll, start, watchSaved } from './person.ts'
import { between, nonsense, type Random, randomOf } from './random.ts'
import type { Result } from './results.ts'
import type { Written } from './words.ts'

const DISK_MIB = 320
/** So many fill points between two starts. */
const POINTS_A_START = 10

export interface FullDiskOptions {
  seed: string
  from: number
  to: number
  onResult(result: Result): void
}

/** Null where no file system can be mounted. */
async function mountSmall(): Promise<{ folder: string; unmount(): Promise<void> } | null> {
  const folder = await mkdtemp(join(tmpdir(), 'unborrowed-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
  const unmount = async () => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, unmount }
}

/** Takes all room but `left` bytes. */
function fill(path: string, left: number): void {
  const file = openSync(path, 'w')
  const piece = Buffer.alloc(1024 * 1024)
  try {
    for (let size = piece.byteLength; size >= 512; ) {
      try {
        writeSync(file, piece, 0, size)
      } catch {
        size = Math.floor(size / 2)
      }
    }
    ftruncateSync(file, Math.max(0, fstatSync(file).size - left))
  } finally {
    closeSync(file)
  }
}

export async function fullDiskRounds(options: FullDiskOptions): Promise<void> {
  const disk = await mountSmall()
  if (disk === null) {
    const skipped = 'no small disk can be mounted here (only root on Linux can)'
    options.onResult({ check: 'full-disk', round: options.from, what: 'skipped', looked: 0, losses: 0, skipped })
    return
  }
  try {
    for (let round = options.from; round < options.to; round += POINTS_A_START) {
      await oneStart(disk.folder, { ...options, from: round, to: Math.min(options.to, round + POINTS_A_START) })
    }
  } finally {
    await disk.unmount()
  }
}

/** Ten fill points, a kill on the full or the freed disk, and everything read back. */
async function oneStart(disk: string, options: FullDiskOptions): Promise<void> {
  const userData = join(disk, `data-${options.from}`)
  const filler = join(disk, 'filler')
  await mkdir(userData)
  await makeFreshVault(userData, PASSPHRASE)
  const random = randomOf(`${options.seed} full ${options.from}`)
  const results: Result[] = []
  const entries: Written[] = []
  let app = await start(userData)
  try {
    await openWith(app.page, [PASSPHRASE])
    const written: Written = { id: await beginEntry(app.page), typed: '', promised: null }
    entries.push(written)
    await watchSaved(app.page, {
      saved: (shown) => {
        written.promised = shown
      },
      saving: () => undefined,
    })
    for (let round = options.from; round < options.to; round += 1) {
      results.push(await onePoint(app, random, written, filler, round))
    }
    const isFreed = random() < 0.5
    if (isFreed) await rm(filler, { force: true })
    await app.kill()
    await rm(filler, { force: true })
    app = await start(userData)
    const isOpen = (await openWith(app.page, [PASSPHRASE])) !== null
    const { verdicts, notes } = await readAll(app.page, entries)
    const losses = isOpen ? verdicts.lost + verdicts.wrong + verdicts.named : 1
    for (const result of results) {
      options.onResult({ ...result, losses: result.losses + losses, notes: [...(result.notes ?? []), ...notes] })
    }
  } finally {
    await app.kill()
    await rm(filler, { force: true })
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function onePoint({ page, ...app }: RunningApp, random: Random, written: Written, filler: string, round: number) {
  const result: Result = { check: 'full-disk', round, what: 'full', looked: 1, losses: 0, notes: [], counts: {} }
  const wrong = (what: string) => {
    result.losses += 1
    result.notes?.push(what)
  }
  const word = (key: string) => page.locator('main [aria-hidden="true"]').getByText(text('en', key), { exact: true })
  const [saved, failed] = [word('parts:save.saved'), word('parts:save.failed')]
  const type = async (words: string) => {
    written.typed += words
    await page.keyboard.insertText(words)
  }
  // Something saved a moment ago: the app has just seen that there is room, so that the next write meets the full disk itself.
  await type(`${nonsense(random, 8)} `)
  await settled(page)
  await saved.waitFor()
  const isLate = random() < 0.3
  if (isLate) await wait(3500)
  fill(filler, random() < 0.2 ? 0 : between(random, 0, 24) * 4096)
  await type(`${nonsense(random, 7)} `.repeat(between(random, 1, 1200)))
  await settled(page)
  await saved.or(failed).first().waitFor()
  if (await failed.isVisible()) {
    result.what = isLate ? 'refused' : 'failed'
    const shown = (await editor(page).textContent())?.replaceAll('\u00a0', ' ').trimEnd()
    if (shown !== written.typed.trimEnd()) wrong('the unsaved text is not on the screen')
    for (const key of ['parts:trouble.copy', 'parts:trouble.saveElsewhere']) {
      if (!(await page.getByRole('button', { name: text('en', key), exact: true }).isVisible())) wrong(`no ${key}`)
    }
    if (round % POINTS_A_START === 0) {
      const path = join(tmpdir(), `unborrowed-elsewhere-${process.pid}.txt`)
      await app.answerSave(path)
      await page.getByRole('button', { name: text('en', 'parts:trouble.saveElsewhere'), exact: true }).click()
      await page.getByText(text('en', 'parts:trouble.written')).waitFor()
      if ((await readFile(path, 'utf8')).trim() !== written.typed.trim())
        wrong('what was saved elsewhere is another text')
      await rm(path)
    }
    // Room again, and the same text is saved.
    await rm(filler, { force: true })
    await page.getByRole('button', { name: text('en', 'parts:trouble.retry'), exact: true }).click()
    await saved.waitFor()
  }
  if (round % POINTS_A_START < POINTS_A_START - 1) await rm(filler, { force: true })
  return result
}

const editor = (page: Page) => page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })

/** Until the autosave has come and gone: the word is no longer that of before the typing. */
async function settled(page: Page): Promise<void> {
  await page
    .locator('main [aria-hidden="true"]')
    .getByText(text('en', 'parts:save.saving'), { exact: true })
    .waitFor({ timeout: 3000 })
    .catch(() => undefined)
  await page
    .locator('main [aria-hidden="true"]')
    .getByText(text('en', 'parts:save.saving'), { exact: true })
    .waitFor({ state: 'hidden' })
}
