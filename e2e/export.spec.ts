// Taking words out of the running app: Markdown, JSON, a book; back into another vault; stopped without a trace.

import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Language } from '#shared/domain/records.ts'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import { goToRoom, makeVault } from './drive/vault.ts'
import { expect, type Page, type RunningApp, test } from './fixtures.ts'

/** A PNG of one dot. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-export-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

const button = (page: Page, language: Language, key: string) =>
  page.getByRole('button', { name: text(language, key), exact: true })
const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)

async function bring(app: RunningApp, language: Language, file: string, count: number): Promise<void> {
  await go(app.page, '#/import')
  await app.answerOpen([file])
  await button(app.page, language, 'import:chooseFile').click()
  const key = count === 1 ? 'import:looked.bring_one' : 'import:looked.bring_other'
  await button(app.page, language, key).click()
  await expect(app.page.getByText(text(language, 'import:ended.done_other', { count }))).toBeVisible()
}

async function leave(app: RunningApp, language: Language, format: string, file: string): Promise<Uint8Array> {
  const { page } = app
  await go(page, '#/export')
  await page.getByRole('radio', { name: text(language, `export:format.${format}`) }).check({ force: true })
  await app.answerSave(file)
  await button(page, language, 'export:go').click()
  const name = file.slice(file.lastIndexOf('/') + 1)
  await expect(page.getByText(text(language, 'export:saved', { name }))).toBeVisible({ timeout: 60_000 })
  return new Uint8Array(await readFile(file))
}

const hashIn = (data: Uint8Array) =>
  (JSON.parse(new TextDecoder().decode(unzipSync(data)['journal.json'])) as { contentHash: string }).contentHash

function journal(count: number): Uint8Array {
  const files = Array.from({ length: count }, (_, index) => {
    const day = `20${10 + (index % 4)}-0${1 + (index % 9)}-1${index % 10}`
    const picture = index === 0 ? '\n\n![a dot](dot.png)' : ''
    return [
      `${day} Walk ${index}.md`,
      strToU8(`---\ntags: [walks]\n---\nSnow number ${index} & <b>noise</b>.${picture}`),
    ]
  })
  return zipSync({ ...(Object.fromEntries(files) as Record<string, Uint8Array>), 'dot.png': PNG })
}

test('[EX30] Markdown, JSON and a book leave; the JSON comes back into an empty vault as the same content', async ({
  launch,
}) => {
  const notes = join(folder, 'notes.zip')
  await writeFile(notes, journal(12))
  const app = await launch()
  const { page } = app
  await makeVault(page, 'en')
  await bring(app, 'en', notes, 12)
  await goToRoom(page, 'en', 'settings')
  await page.getByRole('link', { name: text('en', 'settings:vault.export'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'export:title') })).toBeVisible()
  await expectAccessible(page, 'export')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/en-light.png`, fullPage: true })

  const markdown = unzipSync(await leave(app, 'en', 'markdown', join(folder, 'markdown.zip')))
  expect(Object.keys(markdown).filter((name) => name.startsWith('Journal/20'))).toHaveLength(12)
  expect(markdown['attachments/dot.png']).toEqual(PNG)
  await expectAccessible(page, 'export, saved')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/en-saved.png`, fullPage: true })

  const json = await leave(app, 'en', 'json', join(folder, 'json.zip'))

  const books = unzipSync(await leave(app, 'en', 'pdf', join(folder, 'book.zip')))
  const names = Object.keys(books)
  expect(names).toEqual(['Journal-2010.pdf', 'Journal-2011.pdf', 'Journal-2012.pdf', 'Journal-2013.pdf'])
  const pdf = join(folder, 'a.pdf')
  await writeFile(pdf, books['Journal-2010.pdf'] ?? new Uint8Array())
  const read = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
  // Only where the tool is installed.
  if (read.error === undefined) expect(read.stdout).toContain('Snow number 0 & <b>noise</b>.')
  else expect((await stat(pdf)).size).toBeGreaterThan(5000)
  if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/book.pdf`, books['Journal-2010.pdf'] ?? new Uint8Array())

  const word = unzipSync(await leave(app, 'en', 'docx', join(folder, 'word.zip')))
  expect(Object.keys(word)).toHaveLength(4)
  const inWord = await Promise.all(
    Object.values(word).map((bytes) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) })),
  )
  expect(inWord.map(({ value }) => value).join('')).toMatch(/<img [^>]*src="data:image\/png;base64,/)
  if (process.env.SHOTS) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 900, height: 700 })
    await page.getByRole('radio', { name: text('en', 'export:what.entries') }).check({ force: true })
    await page.getByText(text('en', 'export:what.pick')).click()
    await page.screenshot({ path: `${process.env.SHOTS}/en-dark.png`, fullPage: true })
  }
  await app.kill()

  const other = await mkdtemp(join(tmpdir(), 'unborrowed-e2e-other-'))
  try {
    const empty = await launch({ userData: other })
    await makeVault(empty.page, 'en')
    await bring(empty, 'en', join(folder, 'json.zip'), 13)
    expect(hashIn(await leave(empty, 'en', 'json', join(folder, 'again.zip')))).toBe(hashIn(json))
    await empty.kill()
  } finally {
    await rm(other, { recursive: true, force: true, maxRetries: 3 })
  }
})

test('[EX31] un’esportazione fermata a metà non lascia nulla', async ({ launch }) => {
  const notes = join(folder, 'note.zip')
  await writeFile(notes, journal(400))
  const app = await launch({ locale: 'it' })
  const { page } = app
  await makeVault(page, 'it')
  await bring(app, 'it', notes, 400)
  await go(page, '#/export')
  await expect(page.getByRole('heading', { level: 1, name: text('it', 'export:title') })).toBeVisible()
  await expectAccessible(page, 'esportare')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/it-light.png`, fullPage: true })
  await page.getByRole('radio', { name: text('it', 'export:format.docx') }).check({ force: true })
  await app.answerSave(join(folder, 'libro.zip'))
  await button(page, 'it', 'export:go').click()
  await button(page, 'it', 'export:stop').click()
  await expect(page.getByText(text('it', 'export:stopped'))).toBeVisible()
  expect((await readdir(folder)).sort()).toEqual(['note.zip'])
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/it-stopped.png`, fullPage: true })
})
