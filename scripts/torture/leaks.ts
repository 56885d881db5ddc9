// Fifty random words are typed into every kind of field; none may be found in any file of the profile or of the system's
// temporary folder, however it is encoded. With sealing off, the same scan must find them.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectSaved } from '../../e2e/drive/journal.ts'
import { text } from '../../e2e/drive/texts.ts'
import { expectOpen, goToRoom, PASSPHRASE, unlock } from '../../e2e/drive/vault.ts'
import { makeFreshVault } from './fresh-vault.ts'
import { hiddenIn } from './leveldb.ts'
import { beginEntry, openWith, start } from './person.ts'
import { nonsense, type Random, randomOf } from './random.ts'

/** Where a word was typed. `draft`: locked before the app had saved it. `search`: never stored at all. */
export type Field = 'body' | 'title' | 'tag' | 'search' | 'draft' | 'trash'

/** How many of the fifty are typed into which field. */
export const FIFTY: Record<Field, number> = { body: 15, title: 8, tag: 5, search: 8, draft: 6, trash: 8 }

export interface Canary {
  field: Field
  word: string
}

export function canariesOf(random: Random, shares: Record<Field, number> = FIFTY): Canary[] {
  return (Object.keys(shares) as Field[]).flatMap((field) =>
    Array.from({ length: shares[field] }, () => ({ field, word: nonsense(random, 18) })),
  )
}

/** UTF-8, UTF-16LE, and the inner part of each of base64's three alignments, of the one and the other. */
function needlesOf(word: string): Buffer[] {
  const plain = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]
  const inner = (bytes: Buffer, shift: number) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4)
  return [...plain, ...plain.flatMap((bytes) => [0, 1, 2].map((shift) => Buffer.from(inner(bytes, shift))))]
}

export interface Scan {
  found: Map<string, string[]>
  files: number
  /** Pieces that were decompressed or joined besides the files themselves. */
  pieces: number
}

/** Looks for the words in every file below the folders. */
export async function scan(folders: readonly string[], words: readonly string[]): Promise<Scan> {
  const needles = words.map((word) => ({ word, needles: needlesOf(word) }))
  const result: Scan = { found: new Map(), files: 0, pieces: 0 }
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const bytes = await readFile(path).catch(() => Buffer.alloc(0))
      const hidden = hiddenIn(entry.name, bytes)
      result.files += 1
      result.pieces += hidden.length
      for (const { word, needles: forms } of needles) {
        if (![bytes, ...hidden].some((piece) => forms.some((form) => piece.includes(form)))) continue
        result.found.set(word, [...(result.found.get(word) ?? []), basename(path)])
      }
    }
  }
  return result
}

export interface LeakRun {
  canaries: Canary[]
  /** After a kill, and after closing. */
  scans: Scan[]
}

/**
 * Types the canaries into a fresh vault, scans after a kill and after a close. `isSealed` false is the negative control:
 * in that page WebCrypto then hands back what it is given.
 */
export async function leakRun(
  seed: string,
  isSealed: boolean,
  shares: Record<Field, number> = FIFTY,
): Promise<LeakRun> {
  const canaries = canariesOf(randomOf(`${seed} canaries`), shares)
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-leaks-'))
  const temporary = await mkdtemp(join(tmpdir(), 'unborrowed-leaks-tmp-'))
  const before = process.env.TMPDIR
  process.env.TMPDIR = temporary
  const words = canaries.map(({ word }) => word)
  const scans: Scan[] = []
  try {
    await makeFreshVault(userData, PASSPHRASE)
    const app = await start(userData)
    try {
      if (!isSealed) await dropSealing(app.page)
      if ((await openWith(app.page, [PASSPHRASE])) === null) throw new Error('the fresh vault does not open')
      await typeAll(app.page, canaries)
      await app.page.waitForTimeout(2500)
    } finally {
      await app.kill()
    }
    scans.push(await scan([userData, temporary], words))
    const again = await start(userData)
    try {
      if (!isSealed) await dropSealing(again.page)
      await openWith(again.page, [PASSPHRASE])
      await again.page.evaluate(() => window.unborrowed.makeSnapshot({ reason: 'manual' }))
    } finally {
      await again.close()
    }
    scans.push(await scan([userData, temporary], words))
    return { canaries, scans }
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function dropSealing(page: Page): Promise<void> {
  const drop = () => {
    const prototype = SubtleCrypto.prototype
    prototype.encrypt = async (_algorithm, _key, data) => {
      const bytes =
        data instanceof ArrayBuffer
          ? new Uint8Array(data)
          : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      const out = new Uint8Array(bytes.byteLength + 16)
      out.set(bytes)
      return out.buffer
    }
    prototype.decrypt = async (_algorithm, _key, data) => {
      const bytes =
        data instanceof ArrayBuffer
          ? new Uint8Array(data)
          : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      return bytes.slice(0, -16).buffer
    }
  }
  await page.addInitScript(drop)
  await page.evaluate(drop)
}

async function typeAll(page: Page, canaries: readonly Canary[]): Promise<void> {
  const of = (field: Field) => canaries.filter((canary) => canary.field === field).map(({ word }) => word)
  const [titles, tags] = [of('title'), of('tag')]
  for (const word of of('body')) {
    await beginEntry(page)
    const title = titles.pop()
    if (title !== undefined) {
      await page.getByLabel(text('en', 'journal:title.label'), { exact: true }).fill(title)
      await page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true }).click()
    }
    const tag = tags.pop()
    await page.keyboard.insertText(
      `Before ${word} after. ${'And so on, at length. '.repeat(20)}${tag ? `#${tag} ` : ''}`,
    )
    await expectSaved(page, 'en')
  }
  for (const word of of('trash')) {
    await beginEntry(page)
    await page.keyboard.insertText(`${word} `)
    await expectSaved(page, 'en')
    await page.getByRole('button', { name: text('en', 'journal:delete'), exact: true }).click()
    await page.getByText(text('en', 'journal:deleted.now')).waitFor()
  }
  for (const word of of('draft')) {
    await beginEntry(page)
    await page.keyboard.insertText(`${word} `)
    await page.keyboard.press('Control+l')
    await unlock(page, 'en')
    await expectOpen(page, 'en')
  }
  await goToRoom(page, 'en', 'journal')
  await page.keyboard.press('Control+f')
  const field = page.getByRole('textbox', { name: text('en', 'search:field'), exact: true })
  for (const word of of('search')) {
    await field.fill(word)
    await page.waitForTimeout(300)
  }
}
