// The pyramid of a team: begun, written, saved on one page as every kind of file, found, deleted and brought back.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import mammoth from 'mammoth'
import type { Language } from '#shared/domain/records.ts'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import { expectOpen, makeVault, unlock } from './drive/vault.ts'
import { expect, type Page, type RunningApp, test } from './fixtures.ts'

const SHOTS = process.env.UNBORROWED_SHOTS
const WORDS = {
  en: {
    team: 'Studio Lantern',
    what: 'Careful reports, delivered on the day that was named.',
    how: 'The client sits at the table while it is worked out, and says what nobody asked before.',
    why: 'Making work more fun, for those who come after us too.',
  },
  it: {
    team: 'Studio Lanterna',
    what: 'Relazioni curate, consegnate il giorno detto.',
    how: 'Il cliente siede al tavolo mentre ci si lavora, e dice quello che nessuno aveva chiesto.',
    why: 'Rendere il lavoro più divertente, anche per chi verrà dopo.',
  },
}
const LAYERS = ['why', 'how', 'what'] as const

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${SHOTS}/${name}-${scheme}.png`, fullPage: true })
  }
}

/** What a program says about a file; null where it is not installed. */
function said(program: string, ...words: string[]): string | null {
  try {
    return execFileSync(program, words, { encoding: 'utf8' }).replace(/\s+/g, ' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    test.info().annotations.push({ type: 'left out', description: `${program} is not installed` })
    return null
  }
}

const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)
const field = (page: Page, language: Language, key: string) => page.getByLabel(text(language, key), { exact: true })

async function begin(page: Page, language: Language, words: (typeof WORDS)['en']): Promise<void> {
  await go(page, '#/team')
  await page.getByRole('button', { name: text(language, 'team-pyramid:begin'), exact: true }).click()
  await field(page, language, 'team-pyramid:team').fill(words.team)
  for (const layer of LAYERS) await field(page, language, `team-pyramid:layer.${layer}.name`).fill(words[layer])
}

async function saveAs(app: RunningApp, language: Language, kind: string, path: string): Promise<void> {
  await app.answerSave(path)
  await app.page.getByRole('button', { name: text(language, `team-pyramid:save.${kind}`), exact: true }).click()
  const told = text(language, 'team-pyramid:save.saved', { name: basename(path) })
  await expect(app.page.getByText(told, { exact: true })).toBeVisible({ timeout: 30_000 })
}

test('[PM6] a pyramid is written, saved as every file, and is there after a restart', async ({ launch, userData }) => {
  const app = await launch()
  const { page } = app
  await makeVault(page, 'en')
  await go(page, '#/team')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text('en', 'team-pyramid:title_zero'))
  await expectAccessible(page, 'no pyramid yet')
  await shot(page, 'team-empty-en')
  await begin(page, 'en', WORDS.en)
  await expectAccessible(page, 'a pyramid')
  await shot(page, 'team-en-1280')

  const file = (ending: string) => join(userData, `pyramid.${ending}`)
  await saveAs(app, 'en', 'Pdf', file('pdf'))
  const printed = said('pdftotext', file('pdf'), '-')
  if (printed !== null) for (const layer of LAYERS) expect(printed).toContain(WORDS.en[layer])
  const facts = said('pdfinfo', file('pdf'))
  if (facts !== null) expect(facts).toMatch(/Title: The pyramid of a team · Studio Lantern.*Tagged: yes.*Pages: 1 /)
  await saveAs(app, 'en', 'Docx', file('docx'))
  const { value } = await mammoth.extractRawText({ path: file('docx') })
  for (const layer of LAYERS) expect(value).toContain(WORDS.en[layer])
  await saveAs(app, 'en', 'Markdown', file('md'))
  expect(await readFile(file('md'), 'utf8')).toContain(
    `### ${text('en', 'team-pyramid:layer.why.name')}\n\n${WORDS.en.why}`,
  )
  await saveAs(app, 'en', 'Png', file('png'))
  const png = await readFile(file('png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1587, 2245])
  if (SHOTS) await import('node:fs/promises').then(({ copyFile }) => copyFile(file('png'), `${SHOTS}/team-page.png`))
  await app.close()

  const later = await launch({ userData })
  await unlock(later.page, 'en')
  await expectOpen(later.page, 'en')
  await go(later.page, '#/search')
  await later.page.getByRole('textbox').first().fill('more fun')
  const hit = later.page.getByRole('link', { name: /Studio Lantern/ })
  await hit.click()
  await expect(field(later.page, 'en', 'team-pyramid:layer.why.name')).toHaveValue(WORDS.en.why)
  await later.page.getByRole('button', { name: text('en', 'team-pyramid:remove'), exact: true }).click()
  await expect(later.page.getByRole('heading', { level: 1 })).toHaveText(text('en', 'team-pyramid:title_zero'))
  await go(later.page, '#/trash')
  await expect(later.page.getByText('Studio Lantern', { exact: true })).toBeVisible()
  await later.page.getByRole('button', { name: new RegExp(`^${text('en', 'trash:bringBack')}`) }).click()
  await go(later.page, '#/team')
  await expect(later.page.getByRole('link', { name: 'Studio Lantern' })).toBeVisible()
  await expectAccessible(later.page, 'the list of pyramids')
})

test('[PM6] in Italian, on a small window, by keyboard; the longest words still stand on one page', async ({
  launch,
  userData,
}) => {
  const app = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  const { page } = app
  await makeVault(page, 'it')
  await go(page, '#/team')
  const start = page.getByRole('button', { name: text('it', 'team-pyramid:begin'), exact: true })
  await start.focus()
  await page.keyboard.press('Enter')
  await field(page, 'it', 'team-pyramid:team').focus()
  await page.keyboard.type(WORDS.it.team)
  // Over the day, which is three parts and its calendar, to the layers.
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab')
    if (await field(page, 'it', 'team-pyramid:layer.why.name').evaluate((one) => one === document.activeElement)) break
  }
  for (const layer of LAYERS) {
    await expect(field(page, 'it', `team-pyramid:layer.${layer}.name`)).toBeFocused()
    await page.keyboard.type(WORDS.it[layer])
    await page.keyboard.press('Tab')
  }
  await expectAccessible(page, 'a pyramid in Italian')
  await shot(page, 'team-it-900')
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  await shot(page, 'team-it-900-200')
  await page.evaluate(() => {
    document.documentElement.style.fontSize = ''
  })
  const long = 'Rendere il lavoro più divertente, anche per chi verrà dopo. '.repeat(14).slice(0, 800)
  for (const layer of LAYERS) await field(page, 'it', `team-pyramid:layer.${layer}.name`).fill(long)
  const pdf = join(userData, 'piramide.pdf')
  await saveAs(app, 'it', 'Pdf', pdf)
  const facts = said('pdfinfo', pdf)
  if (facts !== null) expect(facts).toMatch(/Pages: 1 /)
  if (SHOTS) await saveAs(app, 'it', 'Png', `${SHOTS}/team-page-long.png`)
})
