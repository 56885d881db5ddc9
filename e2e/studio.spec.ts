// A why in the studio, in Italian: a draft from a shape, a line found in the journal and pinned to a clause, a second draft
// compared with it, one chosen and read aloud; all of it after a restart, and in the other language.
import { expectAccessible } from './axe.ts'
import { writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, type Page, test } from './fixtures.ts'

const SHOTS = process.env.UNBORROWED_SHOTS
const it = (key: string, values: Record<string, string | number> = {}) => text('it', key, values)
const button = (page: Page, key: string) => page.getByRole('button', { name: it(key) }).first()
const inDialog = (page: Page, key: string) =>
  page.getByRole('dialog').getByRole('button', { name: it(key), exact: true })

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${SHOTS}/${name}-${scheme}.png`, fullPage: true })
  }
}

async function draft(page: Page, clauses: Record<string, string>): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/studio'
  })
  await button(page, 'studio:new.open').click()
  await inDialog(page, 'studio:new.go').click()
  for (const [label, words] of Object.entries(clauses))
    await page.getByRole('textbox', { name: it('studio:clause', { label }), exact: true }).fill(words)
}

test('[ST9] [ST10] a why with evidence, in Italian', async ({ launch }) => {
  test.setTimeout(180_000)
  const first = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  const { page } = first
  await makeVault(page, 'it')
  await writeEntry(page, 'it', 'Il laboratorio dove nessuno vendeva è stato il giorno migliore. Poi ho preso il treno.')

  await draft(page, { Per: 'dire quello che vedo finché si può cambiare', 'così che': 'rendere il mondo migliore' })
  await expect(page.getByText(it('studio:question.anyone'))).toBeVisible()
  await page.getByLabel(it('studio:drawer.search'), { exact: true }).fill('laboratorio')
  await page.getByRole('textbox', { name: it('studio:clause', { label: 'Per' }), exact: true }).focus()
  await button(page, 'studio:drawer.line').click()
  await page.getByRole('button', { name: /^Il laboratorio dove nessuno vendeva/ }).click()
  const pins = page.getByRole('list', { name: it('studio:pins') })
  await expect(pins).toContainText('Il laboratorio dove nessuno vendeva')
  await expectAccessible(page, 'a draft')
  await shot(page, 'draft-it-900')

  await draft(page, { Per: 'restare', 'così che': 'chi resta si fidi' })
  await expect(page.getByText('Per restare, così che chi resta si fidi.')).toBeVisible()
  await button(page, 'studio:compare.open').click()
  await page.getByRole('dialog').getByRole('radio').first().press('Space')
  await page.getByRole('dialog').getByLabel(it('studio:compare.because'), { exact: true }).fill('È più corta.')
  await expectAccessible(page, 'comparing')
  await shot(page, 'compare-it-900')
  await inDialog(page, 'studio:compare.keep').click()
  await button(page, 'studio:choose.open').click()
  await page.getByLabel(it('studio:choose.reason'), { exact: true }).fill('Perché la dico senza fatica.')
  await inDialog(page, 'studio:choose.go').click()
  await expect(button(page, 'studio:choose.again')).toBeVisible()
  await page.getByRole('link', { name: it('studio:all'), exact: true }).click()
  await expect(page.getByText('È più corta.')).toBeVisible()
  await expectAccessible(page, 'the drafts')
  await shot(page, 'studio-it-900')

  await goToRoom(page, 'it', 'why')
  await page.getByRole('link', { name: it('why:aloud'), exact: true }).click()
  await page.getByRole('radio', { name: it('studio:aloud.answer.almost') }).press('Space')
  await page.getByLabel(it('studio:aloud.line'), { exact: true }).fill('Manca il lavoro.')
  await button(page, 'studio:aloud.keep').click()
  await expect(page.getByRole('cell', { name: it('studio:aloud.answer.almost') })).toBeVisible()
  await expectAccessible(page, 'reading aloud')
  await shot(page, 'aloud-it-900')

  await goToRoom(page, 'it', 'sparks')
  await page.getByRole('link', { name: it('sparks:toTable'), exact: true }).click()
  const line = page.getByRole('checkbox', { name: /^Il laboratorio dove nessuno vendeva/ })
  await line.check()
  await page.getByLabel(it('sparks:table.new'), { exact: true }).fill('Giorni buoni')
  await page.keyboard.press('Enter')
  const theme = page.getByRole('region', { name: 'Giorni buoni' })
  await expect(theme.getByRole('checkbox')).toHaveCount(1)
  await theme.getByRole('checkbox').press('Alt+ArrowLeft')
  await expect(theme.getByRole('checkbox')).toHaveCount(0)
  await expect(line).toBeFocused()
  await line.press('Alt+ArrowRight')
  await expect(theme.getByRole('checkbox')).toHaveCount(1)
  await expectAccessible(page, 'the table of sparks')
  await shot(page, 'table-it-900')
  await first.close()

  const second = await launch({ locale: 'en', viewport: { width: 1280, height: 800 } })
  await unlock(second.page, 'en')
  await expectOpen(second.page, 'en')
  await expect(second.page.getByText('Per restare, così che chi resta si fidi.')).toBeVisible()
  await expectAccessible(second.page, 'Today with a why')
  await shot(second.page, 'today-en-1280')
  await second.page.evaluate(() => {
    location.hash = '#/studio'
  })
  await second.page.getByRole('link', { name: /^Per dire quello che vedo/ }).click()
  await expect(second.page.getByRole('list', { name: text('en', 'studio:pins') })).toContainText('Il laboratorio')
  await shot(second.page, 'draft-en-1280')
})
