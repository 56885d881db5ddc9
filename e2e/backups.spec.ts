// Looking after the vault, as a person does: keys changed, snapshots and files brought back, the trash, earlier versions.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { typeIntoEntry, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, PASSPHRASE, unlock } from './drive/vault.ts'
import { changePassphrase, makeSnapshot, openCare } from './drive/vault-care.ts'
import { expect, test } from './fixtures.ts'

const WORDS = 'The pitch went well, which is the trouble.'
const LATER = 'A second thought, written after.'
const NEXT = 'una lampada, sette scale e il mare'

const button = (page: Page, key: string) => page.getByRole('button', { name: text('en', key), exact: true })

/** The title before the person's own words follow. */
const named = (page: Page, role: 'button' | 'link', key: string) =>
  page.getByRole(role, { name: new RegExp(`^${text('en', key)}`) })

test('a changed passphrase opens the vault, and the old one no more', async ({ launch }) => {
  const first = await launch()
  await makeVault(first.page, 'en')
  await writeEntry(first.page, 'en', WORDS)
  await openCare(first.page, 'en', 'keys')
  await expectAccessible(first.page, 'keys')
  await changePassphrase(first.page, 'en', 'not it', NEXT)
  await expect(first.page.getByText(text('en', 'keys:refused.wrong-passphrase'))).toBeVisible()
  await changePassphrase(first.page, 'en', PASSPHRASE, NEXT)
  await expect(first.page.getByText(text('en', 'keys:passphrase.done'))).toBeVisible({ timeout: 30_000 })
  await expectAccessible(first.page, 'keys, changed')
  await first.close()
  const { page } = await launch()
  await unlock(page, 'en')
  await expect(page.getByText(text('en', 'lock:error.wrong-passphrase'))).toBeVisible()
  await unlock(page, 'en', NEXT)
  await expectOpen(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
})

test('a new recovery code is in force once it was retyped, and not before', async ({ launch }) => {
  const { page } = await launch()
  const { recoveryCode } = await makeVault(page, 'en')
  await openCare(page, 'en', 'keys')
  const part = page.getByRole('region', { name: text('en', 'keys:recovery.title') })
  await part.getByLabel(text('en', 'keys:present.passphrase'), { exact: true }).fill(PASSPHRASE)
  await button(page, 'keys:recovery.make').click()
  const items = part.getByRole('list', { name: text('en', 'first-start:kit.code') }).getByRole('listitem')
  await expect(items.first()).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page, 'keys, new code')
  const groups = (await items.allInnerTexts()).map((item) => item.replace(/^\d+\s*/, '').trim())
  expect(groups.join('-')).not.toBe(recoveryCode)
  await button(page, 'keys:recovery.commit').click()
  await expect(part.getByText(text('en', 'first-start:kit.wrong', { number: 2 }))).toBeVisible()
  for (const [at, group] of groups.entries()) {
    const field = part.getByLabel(text('en', 'first-start:kit.field', { number: at + 1 }), { exact: true })
    if ((await field.count()) > 0) await field.fill(group)
  }
  await button(page, 'keys:recovery.commit').click()
  await expect(part.getByText(text('en', 'keys:recovery.done'))).toBeVisible()
  await page.keyboard.press('Control+l')
  await button(page, 'lock:useRecovery').click()
  const code = page.getByLabel(text('en', 'lock:recovery.label'), { exact: true })
  await code.fill(recoveryCode)
  await button(page, 'lock:open').click()
  await expect(page.getByText(text('en', 'lock:error.wrong-recovery-code'))).toBeVisible({ timeout: 30_000 })
  await code.fill(groups.join('-'))
  await button(page, 'lock:open').click()
  await expectOpen(page, 'en')
})

test('a backup file becomes the same vault on a fresh machine', async ({ launch, userData }) => {
  const first = await launch()
  await makeVault(first.page, 'en')
  await writeEntry(first.page, 'en', WORDS)
  await openCare(first.page, 'en', 'backups')
  const file = join(userData, 'kept.unborrowed')
  await first.answerSave(file)
  await button(first.page, 'backups:file.save').click()
  await expect(first.page.getByText(text('en', 'backups:file.saved', { name: 'kept.unborrowed' }))).toBeVisible()
  await expectAccessible(first.page, 'backups, file saved')
  await first.close()
  expect((await readFile(file)).includes(WORDS)).toBe(false)

  const fresh = await launch({ userData: join(userData, 'fresh') })
  const { page } = fresh
  await button(page, 'first-start:restore.open').click()
  await expectAccessible(page, 'restore, choosing')
  await fresh.answerOpen([file])
  await button(page, 'first-start:restore.choose').click()
  const key = page.getByLabel(text('en', 'first-start:restore.passphrase'), { exact: true })
  await key.fill('not it')
  await button(page, 'first-start:restore.read').click()
  await expect(page.getByText(text('en', 'first-start:restore.refused.key-wrong-passphrase'))).toBeVisible({
    timeout: 30_000,
  })
  await expectAccessible(page, 'restore, wrong passphrase')
  await key.fill(PASSPHRASE)
  await button(page, 'first-start:restore.read').click()
  await expect(page.getByText(text('en', 'first-start:restore.holds_one'))).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page, 'restore, telling')
  await button(page, 'first-start:restore.go').click()
  await expectOpen(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
  await page.keyboard.press('Control+l')
  await unlock(page, 'en')
  await expectOpen(page, 'en')
  await expect(page.getByText(WORDS)).toBeVisible()
})

test('an earlier version of an entry is compared with now, and brought back', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await writeEntry(page, 'en', WORDS)
  await goToRoom(page, 'en', 'journal')
  await page.getByRole('link', { name: WORDS }).click()
  await page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(LATER)
  await page.getByRole('link', { name: text('en', 'history:link_one'), exact: true }).click()
  await button(page, 'history:open')
    .or(named(page, 'button', 'history:open'))
    .first()
    .click()
  await expect(page.locator('del', { hasText: 'pitch' }).first()).toBeVisible()
  await expect(page.locator('ins', { hasText: 'second' }).first()).toBeVisible()
  await expectAccessible(page, 'earlier versions')
  await named(page, 'button', 'history:restore').click()
  await expect(page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })).toHaveText(WORDS)
  await expect(page.getByRole('link', { name: text('en', 'history:link_other', { count: 2 }) })).toBeVisible()
})

test('a check opens everything and says that it is whole', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await writeEntry(page, 'en', WORDS)
  await openCare(page, 'en', 'backups')
  await button(page, 'backups:check.go').click()
  await expect(page.getByText(text('en', 'backups:check.whole'))).toBeVisible()
  await expectAccessible(page, 'backups, checked')
})

test('a snapshot brings the old text back, and the state before is in the list', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await writeEntry(page, 'en', WORDS)
  await openCare(page, 'en', 'backups')
  await makeSnapshot(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await page.getByRole('link', { name: WORDS }).click()
  await typeIntoEntry(page, 'en', LATER)
  await openCare(page, 'en', 'backups')
  await named(page, 'button', 'backups:restore.open').first().click()
  await expect(page.getByText(text('en', 'backups:restore.changesBack_one'))).toBeVisible()
  await expectAccessible(page, 'restore dialog')
  await button(page, 'backups:restore.go').click()
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'lock:title') })).toBeVisible()
  await unlock(page, 'en')
  await expectOpen(page, 'en')
  await expect(page.getByText(text('en', 'backups:reason.before-restore'))).toBeVisible()
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
  await expect(page.getByText(LATER)).toHaveCount(0)
})

/** Stretches of every sealed part that the log holds of the records in the journal's trash. */
async function sealedInLog(page: Page): Promise<number[][]> {
  return page.evaluate(async () => {
    const read = await window.unborrowed.readFrames({ after: 0, maxBytes: 64 * 1024 * 1024 })
    if (!read.ok) throw new Error(read.error.kind)
    const parts = read.value.frames.flatMap((frame) => frame.parts)
    return parts
      .filter(({ part, operation }) => part === 'body' && operation === 'put')
      .map(({ sealed }) => [...sealed.slice(40, 104)])
  })
}

/** How many of the stretches stand in any file below the folder. */
async function foundIn(folder: string, stretches: number[][]): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
  const bytes = await Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0))))
  return stretches.filter((stretch) => bytes.some((file) => file.includes(Buffer.from(stretch)))).length
}

test('the trash gives back, and deletes for good what no file of the vault then holds', async ({
  launch,
  userData,
}) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await writeEntry(page, 'en', WORDS)
  await typeIntoEntry(page, 'en', LATER)
  await openCare(page, 'en', 'backups')
  await makeSnapshot(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await page.getByRole('link', { name: WORDS }).click()
  await button(page, 'journal:delete').click()
  await openCare(page, 'en', 'trash')
  await expect(page.getByText(WORDS).first()).toBeVisible()
  await expectAccessible(page, 'trash')
  await named(page, 'button', 'trash:bringBack').click()
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'trash:empty') })).toBeVisible()
  await goToRoom(page, 'en', 'journal')
  await page.getByRole('link', { name: WORDS }).click()
  await button(page, 'journal:delete').click()
  const stretches = await sealedInLog(page)
  const vault = join(userData, 'vault')
  expect(await foundIn(vault, stretches)).toBe(stretches.length)
  await openCare(page, 'en', 'trash')
  await named(page, 'button', 'trash:forGood').click()
  await expectAccessible(page, 'trash, asking')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: text('en', 'trash:ask.go'), exact: true })
    .click()
  await expect(page.getByText(text('en', 'trash:said.gone'))).toBeVisible({ timeout: 30_000 })
  expect(await foundIn(vault, stretches)).toBe(0)
  await page.keyboard.press('Control+l')
  await unlock(page, 'en')
  await expectOpen(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toHaveCount(0)
})
