// A backup file saved by the running app, read by the independent reader, and restored on a fresh machine.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault } from './drive/vault.ts'
import { makeSnapshot, openCare } from './drive/vault-care.ts'
import { expect, test } from './fixtures.ts'

const SENTENCE = 'zirbelkiefer e mandarini, perché no'
const READER = join(import.meta.dirname, '..', 'scripts', 'read-backup.mjs')

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-backup-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

test('[K10] [K18] a backup of the running app is read without it, and restored on a fresh machine', async ({
  launch,
}) => {
  const app = await launch()
  const { passphrase, recoveryCode } = await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', SENTENCE)
  const file = join(folder, 'mine.unborrowed')
  await app.page.evaluate(() => {
    window.location.hash = '#/backups'
  })
  await app.page.getByRole('button', { name: text('en', 'backups:check.go'), exact: true }).click()
  await expect(app.page.getByText(text('en', 'backups:check.whole'))).toBeVisible({ timeout: 30_000 })
  await app.answerSave(file)
  await app.page.getByRole('button', { name: text('en', 'backups:file.save'), exact: true }).click()
  await expect(app.page.getByText(text('en', 'backups:file.saved', { name: 'mine.unborrowed' }))).toBeVisible()
  expect(await readdir(folder)).toEqual(['mine.unborrowed'])
  expect((await readFile(file)).includes('zirbelkiefer')).toBe(false)
  await app.kill()

  const out = join(folder, 'read')
  const run = (key: string[]) =>
    JSON.parse(execFileSync(process.execPath, [READER, file, ...key], { encoding: 'utf8' }))
  expect(run(['--passphrase', passphrase, '--out', out])).toMatchObject({ counts: { entry: 1 } })
  expect(run(['--recovery-code', recoveryCode])).toMatchObject({ counts: { entry: 1 } })
  const entry = (await readdir(out)).find((name) => name.startsWith('entry'))
  expect(await readFile(join(out, entry ?? ''), 'utf8')).toContain(SENTENCE)

  const fresh = await launch({ userData: join(folder, 'fresh') })
  await fresh.page.getByRole('button', { name: text('en', 'first-start:restore.open'), exact: true }).click()
  await fresh.answerOpen([file])
  await fresh.page.getByRole('button', { name: text('en', 'first-start:restore.choose'), exact: true }).click()
  await fresh.page.getByLabel(text('en', 'first-start:restore.passphrase'), { exact: true }).fill(passphrase)
  await fresh.page.getByRole('button', { name: text('en', 'first-start:restore.read'), exact: true }).click()
  await fresh.page.getByRole('button', { name: text('en', 'first-start:restore.go'), exact: true }).click()
  await expectOpen(fresh.page, 'en')
  await goToRoom(fresh.page, 'en', 'journal')
  await expect(fresh.page.getByText(SENTENCE).first()).toBeVisible()
})

test('[KR62] a snapshot from the second folder becomes a vault on a fresh machine, in Italian', async ({ launch }) => {
  const app = await launch({ locale: 'it' })
  const { passphrase } = await makeVault(app.page, 'it')
  await writeEntry(app.page, 'it', SENTENCE)
  await openCare(app.page, 'it', 'backups')
  await app.answerOpen([folder])
  await app.page.getByRole('button', { name: text('it', 'backups:folder.choose'), exact: true }).click()
  await expect(app.page.getByRole('button', { name: text('it', 'backups:folder.forget'), exact: true })).toBeVisible()
  await makeSnapshot(app.page, 'it')
  await app.kill()

  const fresh = await launch({ userData: join(folder, 'fresh'), locale: 'it' })
  const { page } = fresh
  const press = (key: string) => page.getByRole('button', { name: text('it', key), exact: true }).click()
  await press('first-start:restore.open')
  await press('first-start:folder.open')
  await fresh.answerOpen([folder])
  await press('first-start:folder.choose')
  const key = page.getByLabel(text('it', 'first-start:restore.passphrase'), { exact: true })
  await key.fill('non questa')
  await press('first-start:folder.go')
  await expect(page.getByText(text('it', 'first-start:restore.refused.key-wrong-passphrase'))).toBeVisible({
    timeout: 30_000,
  })
  await expectAccessible(page, 'a snapshot from a folder')
  await key.fill(passphrase)
  await press('first-start:folder.go')
  await expectOpen(page, 'it')
  await goToRoom(page, 'it', 'journal')
  await expect(page.getByText(SENTENCE).first()).toBeVisible()
})
