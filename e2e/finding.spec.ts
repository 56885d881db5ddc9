// A person finds what they wrote: as they type, at once after saving, after a lock, and never in the trash.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { expectSaved, keepLine, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, type Page, test } from './fixtures.ts'

const field = (page: Page, language: 'en' | 'it') =>
  page.getByRole('textbox', { name: text(language, 'search:field'), exact: true })
const results = (page: Page, language: 'en' | 'it') =>
  page.getByRole('list', { name: text(language, 'search:results') }).getByRole('listitem')

test('[FN6] what was just saved is found as one types, opened by keys, and gone once it is deleted', async ({
  launch,
}) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await writeEntry(page, 'en', 'The lighthouse keeper lent me a grey umbrella. I never gave it back.')
  await keepLine(page, 'en', 'I never gave it back.')
  await writeEntry(page, 'en', 'Nothing but rain, all day long.')
  await page.keyboard.press('Control+f')
  await expect(field(page, 'en')).toBeFocused()
  await page.keyboard.type('umbr')
  await expect(results(page, 'en')).toHaveCount(1)
  await expect(results(page, 'en').locator('mark')).toHaveText(['umbrella'])
  await expectAccessible(page, 'search, found')
  await field(page, 'en').fill('gave it back')
  await expect(results(page, 'en')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(results(page, 'en').first().getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(field(page, 'en')).toBeFocused()
  await field(page, 'en').fill('rain')
  await expect(results(page, 'en')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/journal\//)
  await page.getByRole('button', { name: text('en', 'journal:delete'), exact: true }).click()
  await expect(page.getByText(text('en', 'journal:deleted.now'))).toBeVisible()
  await page.keyboard.press('Control+f')
  await expect(field(page, 'en')).toHaveValue('rain')
  await expect(page.getByText(text('en', 'search:none'))).toBeVisible()
  await expectAccessible(page, 'search, nothing found')
})

test('[FN2] in Italian, with accents and apostrophes, also after a lock', async ({ launch }) => {
  const { page } = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  await makeVault(page, 'it')
  await writeEntry(page, 'it', 'Non so perché l’amore per il mare mi torni solo d’inverno.')
  await goToRoom(page, 'it', 'search')
  for (const typed of ['perche', "l'amore", 'MARE', '«l’amore per»']) {
    await field(page, 'it').fill(typed)
    await expect(results(page, 'it'), typed).toHaveCount(1)
  }
  await field(page, 'it').fill('tipo:pagina nel:oggi ')
  await expect(results(page, 'it')).toHaveCount(1)
  await field(page, 'it').fill('prima:2001 ')
  await expect(page.getByText(text('it', 'search:none'))).toBeVisible()
  await page.keyboard.press('Control+l')
  await unlock(page, 'it')
  await expectOpen(page, 'it')
  await goToRoom(page, 'it', 'search')
  await expect(field(page, 'it')).toHaveValue('')
  await field(page, 'it').fill('inverno')
  await expect(results(page, 'it')).toHaveCount(1)
  await expectAccessible(page, 'search, Italian')
})

test('[FN9] the image on the disk is sealed, used again, and thrown away when it is not as it was', async ({
  launch,
  userData,
}) => {
  const CANARY = 'zwetschgenkuchen'
  const folder = join(userData, 'vault', 'cache')
  const first = await launch()
  await makeVault(first.page, 'en')
  await writeEntry(first.page, 'en', `Before ${CANARY} after.`)
  await expectSaved(first.page, 'en')
  await first.close()
  expect(await readdir(folder)).toContain('search.cache')
  const image = await readFile(join(folder, 'search.cache'))
  for (const form of ['utf8', 'utf16le'] as const) expect(image.includes(Buffer.from(CANARY, form))).toBe(false)
  // FTS5 stores words as they are: the same bytes unsealed would hold it (search-image.test.ts is the control).
  const findCanary = async () => {
    const app = await launch()
    await unlock(app.page, 'en')
    await expectOpen(app.page, 'en')
    await goToRoom(app.page, 'en', 'search')
    await field(app.page, 'en').fill(CANARY)
    await expect(results(app.page, 'en')).toHaveCount(1)
    await app.close()
  }
  await findCanary()
  image[image.byteLength - 40] = (image[image.byteLength - 40] ?? 0) ^ 1
  await writeFile(join(folder, 'search.cache'), image)
  await findCanary()
  await rm(folder, { recursive: true })
  await findCanary()
})
