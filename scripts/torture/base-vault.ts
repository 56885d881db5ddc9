// A vault with some texts, made once by the real app, of which each round damages a copy.
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Page } from '@playwright/test'
import { expectSaved } from '../../e2e/drive/journal.ts'
import { goToRoom, PASSPHRASE } from '../../e2e/drive/vault.ts'
import { makeFreshVault } from './fresh-vault.ts'
import { beginEntry, openWith, start } from './person.ts'
import { nonsense, randomOf } from './random.ts'
import type { Written } from './words.ts'

export interface BaseVault {
  userData: string
  /** Chromium's folder, relative to `userData`. */
  profile: string
  entries: Written[]
  /** Hash of every row of the working copy. */
  rows: string
  /** Every snapshot's frames, as they were read through the app: id → hash. */
  snapshots: Record<string, string>
  /** An earlier state of the vault folder, for replays. */
  early: Map<string, Buffer>
  /** The vault folder as the app left it. */
  files: Map<string, Buffer>
  remove(): Promise<void>
}

/** Four texts, each written in two goes, and two snapshots between them. */
export async function makeBaseVault(seed: string): Promise<BaseVault> {
  const random = randomOf(`${seed} base`)
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-base-'))
  await makeFreshVault(userData, PASSPHRASE)
  const app = await start(userData)
  try {
    if ((await openWith(app.page, [PASSPHRASE])) === null) throw new Error('the fresh vault does not open')
    const entries: Written[] = []
    let early = new Map<string, Buffer>()
    for (let number = 0; number < 4; number += 1) {
      const id = await beginEntry(app.page)
      const words = Array.from({ length: 2 }, () => `${nonsense(random, 9)} `.repeat(12))
      await typeSaved(app.page, words[0] ?? '')
      await typeSaved(app.page, words[1] ?? '')
      entries.push({ id, typed: words.join(''), promised: words.join('') })
      if (number === 1 || number === 2) {
        await app.page.evaluate(() => window.unborrowed.makeSnapshot({ reason: 'manual' }))
      }
      if (number === 2) early = await filesBelow(join(userData, 'vault'))
    }
    await goToRoom(app.page, 'en', 'journal')
    const snapshots = await readSnapshots(app.page)
    const rows = await rowsHash(app.page)
    await app.close()
    const remove = () => rm(userData, { recursive: true, force: true, maxRetries: 5 })
    const files = await filesBelow(join(userData, 'vault'))
    return { userData, profile: relative(userData, app.profile), entries, rows, snapshots, early, files, remove }
  } catch (error) {
    await app.kill()
    throw error
  }
}

async function typeSaved(page: Page, words: string): Promise<void> {
  await page.keyboard.insertText(words)
  await page.waitForTimeout(50)
  await expectSaved(page, 'en')
}

/** A copy of the folder, to be damaged and thrown away. */
export async function copyOf(base: BaseVault): Promise<string> {
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-damaged-'))
  await cp(base.userData, userData, { recursive: true })
  return userData
}

/** The content of every file below a folder, by its relative path. */
export async function filesBelow(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Map(await Promise.all(files.map(async (path) => [relative(folder, path), await readFile(path)] as const)))
}

/** A hash over every row of the working copy's parts and its position, read from IndexedDB itself. */
export async function rowsHash(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const plain = (value: unknown): unknown => {
      if (value instanceof Uint8Array) return [...value]
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
    }
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const rows: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const database = await done(indexedDB.open(name))
      const transaction = database.transaction(['parts', 'meta'])
      const parts = (await done(transaction.objectStore('parts').getAll())) as { part: string }[]
      rows.push(...parts.filter(({ part }) => part !== 'checkpoint'))
      database.close()
    }
    const bytes = new TextEncoder().encode(JSON.stringify(rows.map(plain)))
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return `${rows.length} ${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  })
}

/** What each snapshot gives when the app reads it: a hash of its frames, or why it gives none. */
export async function readSnapshots(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const bridge = window.unborrowed
    const listed = await bridge.listSnapshots()
    if (!listed.ok) return {}
    const found: Record<string, string> = {}
    for (const { id } of listed.value) {
      const read = await bridge.readSnapshot({ id, after: 0, maxBytes: 16 * 1024 * 1024 })
      if (!read.ok) {
        found[id] = 'refused'
        continue
      }
      const text = JSON.stringify(read.value.frames, (_, value) => (value instanceof Uint8Array ? [...value] : value))
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
      found[id] = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    }
    return found
  })
}
