// What the vault promises, tried on the running app: words outlive a kill and a lost database, a lock shows nothing.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepLine, typeIntoEntry, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const WORDS = 'The pitch went well, which is the trouble.'

test('a wrong passphrase is refused in words, and the right one still opens', async ({ launch }) => {
  const first = await launch()
  await makeVault(first.page, 'en')
  await first.close()
  const { page } = await launch()
  for (const wrong of ['quattro sedie, una finestr', 'Quattro sedie, una finestra', ' quattro sedie, una finestra']) {
    await unlock(page, 'en', wrong)
    await expect(page.getByText(text('en', 'lock:error.wrong-passphrase'))).toBeVisible()
  }
  await unlock(page, 'en')
  await expectOpen(page, 'en')
})

test('the recovery code opens the vault when the passphrase is lost', async ({ launch }) => {
  const first = await launch()
  const { recoveryCode } = await makeVault(first.page, 'en')
  await writeEntry(first.page, 'en', WORDS)
  await first.close()
  const { page } = await launch()
  await page.getByRole('button', { name: text('en', 'lock:useRecovery'), exact: true }).click()
  await page
    .getByLabel(text('en', 'lock:recovery.label'), { exact: true })
    .fill(recoveryCode.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: text('en', 'lock:open'), exact: true }).click()
  await expectOpen(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
})

test('[A19] a locked app shows nothing of the vault, and opens again where it was', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await writeEntry(page, 'en', WORDS)
  const address = page.url()
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'lock:title') })).toBeVisible()
  expect(await page.content()).not.toContain('pitch')
  expect(await page.title()).toBe('Unborrowed')
  await unlock(page, 'en')
  await expect(page.getByRole('textbox', { name: text('en', 'journal:text.label') })).toContainText(WORDS)
  expect(page.url()).toBe(address)
})

test('the system going to sleep locks the vault', async ({ launch }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await app.power('suspend')
  await expect(app.page.getByRole('heading', { level: 1, name: text('en', 'lock:title') })).toBeVisible()
})

test('every word that was called saved is there after the whole app was killed', async ({ launch }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', WORDS)
  await typeIntoEntry(app.page, 'en', ' Second thought.')
  await app.kill()
  const { page } = await launch()
  await unlock(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText('Second thought.')).toBeVisible()
})

test('the working database deleted between two starts: everything comes back from the log', async ({ launch }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', WORDS)
  await keepLine(app.page, 'en', 'which is the trouble')
  await app.close()
  await rm(join(app.profile, 'IndexedDB'), { recursive: true })
  const { page } = await launch()
  await unlock(page, 'en')
  await expectOpen(page, 'en')
  await expect(page.getByText(text('en', 'app:opened.rebuilt'))).toBeVisible()
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
  await goToRoom(page, 'en', 'sparks')
  await expect(page.getByText('which is the trouble', { exact: true })).toBeVisible()
})

test('an entry is deleted, brought back by undo, and is there after a restart', async ({ launch }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', WORDS)
  await app.page.getByRole('button', { name: text('en', 'journal:delete'), exact: true }).click()
  await expect(app.page.getByText(text('en', 'journal:deleted.now'))).toBeVisible()
  await app.page.getByRole('button', { name: text('en', 'journal:deleted.undo'), exact: true }).click()
  await expect(app.page.getByRole('link').filter({ hasText: WORDS })).toBeVisible()
  await app.close()
  const { page } = await launch()
  await unlock(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByRole('link').filter({ hasText: WORDS })).toBeVisible()
})

test('damaged locks are not called a wrong passphrase, and the log is not touched', async ({ launch, userData }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeEntry(app.page, 'en', WORDS)
  await app.close()
  const folder = join(userData, 'vault')
  const log = async () => {
    const names = (await readdir(join(folder, 'log'))).sort()
    return Promise.all(
      names.map(async (name) => `${name} ${(await readFile(join(folder, 'log', name))).toString('hex')}`),
    )
  }
  const before = await log()
  for (const name of ['keyslots.json', 'keyslots.previous.json']) {
    const file = join(folder, name)
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(
        /"wrapped":\s*"(.)/,
        (_, letter: string) => `"wrapped":"${letter === 'A' ? 'B' : 'A'}`,
      ),
    )
  }
  const { page } = await launch()
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'lock:damaged.title') })).toBeVisible()
  await expect(page.getByLabel(text('en', 'lock:passphrase'), { exact: true })).toHaveCount(0)
  expect(await log()).toEqual(before)
})
