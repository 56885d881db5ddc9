// Bringing journals over in the running app: looked at first, with photos, once only, and taken away again as a whole.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Language } from '#shared/domain/records.ts'
import { DAY_ONE, JOURNEY } from '#shared/formats/imports/import-fixtures.test-support.ts'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import { goToRoom, makeVault } from './drive/vault.ts'
import { expect, type Page, test } from './fixtures.ts'

/** A PNG of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-import-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

function zipOf(files: Record<string, string>): Uint8Array {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    /\.jpe?g$/.test(name) ? new Uint8Array(PNG) : strToU8(content),
  ])
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>)
}
const button = (page: Page, language: Language, key: string) =>
  page.getByRole('button', { name: text(language, key), exact: true })
const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)

test('[IM30] Day One, Journey and an Obsidian folder come over, once only, and go again as a whole', async ({
  launch,
}) => {
  const dayOne = join(folder, 'Day One.zip')
  await writeFile(dayOne, zipOf(DAY_ONE))
  const journey = join(folder, 'journey.zip')
  await writeFile(journey, zipOf(JOURNEY))
  const notes = join(folder, 'Notes')
  await mkdir(join(notes, 'assets'), { recursive: true })
  await writeFile(
    join(notes, '2020-01-05.md'),
    '---\ntags: [home]\n---\n# Snow\n\n![[dot.png]]\n\nIt fell all night. <img src=x onerror="window.ran = true">',
  )
  await writeFile(join(notes, 'assets', 'dot.png'), PNG)
  const bomb = join(folder, 'bomb.zip')
  await writeFile(bomb, zipSync({ 'zeros.json': new Uint8Array(30_000_000) }, { level: 9 }))

  const { page, answerOpen, answerSave } = await launch()
  await makeVault(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await page.getByRole('link', { name: text('en', 'journal:empty.import') }).click()
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'import:title') })).toBeVisible()
  await expectAccessible(page, 'import')

  await answerOpen([bomb])
  await button(page, 'en', 'import:chooseFile').click()
  await expect(page.getByRole('alert')).toContainText(text('en', 'import:fault.ratio', { member: 'zeros.json' }))
  await expect(page.getByRole('alert')).toContainText(text('en', 'import:nothingWritten'))

  await answerOpen([dayOne])
  await button(page, 'en', 'import:chooseFile').click()
  await expect(page.getByRole('heading', { name: text('en', 'import:looked.title_other', { count: 4 }) })).toBeVisible()
  await expect(page.getByText('A walk. Alone!')).toBeVisible()
  await expectAccessible(page, 'import, looked at')
  await button(page, 'en', 'import:looked.bring_other').click()
  await expect(page.getByText(text('en', 'import:ended.done_other', { count: 4 }))).toBeVisible()

  await answerOpen([journey])
  await button(page, 'en', 'import:chooseFile').click()
  await expect(page.getByRole('heading', { name: text('en', 'import:looked.title_other', { count: 2 }) })).toBeVisible()
  await button(page, 'en', 'import:looked.bring_other').click()
  await expect(page.getByText(text('en', 'import:ended.done_other', { count: 2 }))).toBeVisible()

  await answerOpen([notes])
  await button(page, 'en', 'import:chooseFolder').click()
  await button(page, 'en', 'import:looked.bring_one').click()
  await expect(page.getByText(text('en', 'import:ended.done_one'))).toBeVisible()

  await answerOpen([dayOne])
  await button(page, 'en', 'import:chooseFile').click()
  await expect(page.getByRole('heading', { name: text('en', 'import:looked.title_zero') })).toBeVisible()
  await expect(page.getByText(text('en', 'import:looked.here_other', { count: 4 }))).toBeVisible()
  await button(page, 'en', 'import:looked.leave').click()

  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText('A walk. Alone!')).toBeVisible()
  await expect(page.getByText('Rain & noise')).toBeVisible()
  await page.getByRole('link', { name: /It fell all night/ }).click()
  await expect(page.getByText('onerror="window.ran = true"')).toBeVisible()
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)

  await go(page, '#/import')
  await page.getByRole('link', { name: 'Day One.zip' }).click()
  await expect(page.getByText(text('en', 'import:why.zone-unclear'))).toBeVisible()
  await expectAccessible(page, 'the report of an import')
  const saved = join(folder, 'report.txt')
  await answerSave(saved)
  await button(page, 'en', 'import:report.save').click()
  await expect(page.getByText(text('en', 'import:report.saved', { name: 'report.txt' }))).toBeVisible()
  expect(await readFile(saved, 'utf8')).toContain(text('en', 'import:why.no-date'))
  await button(page, 'en', 'import:undo.open').click()
  await expect(page.getByText(text('en', 'import:undo.text_other', { count: 4 }))).toBeVisible()
  await expectAccessible(page, 'undoing an import')
  await button(page, 'en', 'import:undo.go').click()
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'import:undone.title') })).toBeVisible()
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText('Rain & noise')).toBeVisible()
  await expect(page.getByText('A walk. Alone!')).toBeHidden()
})

test('[IM30] un diario di jrnl arriva anche in italiano', async ({ launch }) => {
  const file = join(folder, 'diario.txt')
  await writeFile(
    file,
    '[2019-08-29 11:11] Una mattina. *\nIl mare era fermo, @anna con me.\n[1889-01-03 09:00] Un giorno lontano.\nParole.\n',
  )
  const { page, answerOpen } = await launch({ locale: 'it' })
  await makeVault(page, 'it')
  await go(page, '#/import')
  await answerOpen([file])
  await button(page, 'it', 'import:chooseFile').click()
  await expect(page.getByRole('heading', { name: text('it', 'import:looked.title_other', { count: 2 }) })).toBeVisible()
  await button(page, 'it', 'import:looked.bring_other').click()
  await expect(page.getByText(text('it', 'import:ended.done_other', { count: 2 }))).toBeVisible()
  await goToRoom(page, 'it', 'journal')
  await expect(page.getByText('Una mattina.')).toBeVisible()
  await expect(page.getByText(/gennaio 1889/i).first()).toBeVisible()
})
