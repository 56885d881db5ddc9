// The why told at length, in Italian: what it rests on is pinned in the studio, then the long form and the story are saved as
// every kind of file and opened again by other readers.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { expectAccessible } from './axe.ts'
import { keepLine, writeEntry } from './drive/journal.ts'
import { LONG_NAME, SIXTY_WORDS, said, tonesOfPages } from './drive/readers.ts'
import { playExercise } from './drive/session.ts'
import { chooseLook, openStatement, saveStatement, saveStory, signStatement, switchOn } from './drive/statement.ts'
import { exercise, text } from './drive/texts.ts'
import { makeVault } from './drive/vault.ts'
import { expect, type Page, test } from './fixtures.ts'
import { anna } from './persona/it.ts'

/** At 200 % text nothing may run out of the window sideways. */
async function expectWithin(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => {
    const { documentElement: root } = document
    root.style.fontSize = '200%'
    const wide = root.scrollWidth - root.clientWidth
    root.style.fontSize = ''
    return wide
  })
  expect(over, what).toBeLessThanOrEqual(0)
}

const shown = (page: Page) => page.locator('[data-state="shown"]')

test('[LF12] long form and story as every kind of file, in Italian', async ({ launch, userData }) => {
  test.setTimeout(180_000)
  const app = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  const { page } = app
  await makeVault(page, 'it')
  await writeEntry(page, 'it', anna.entry)
  await keepLine(page, 'it', anna.keptLine)
  const { evidence: _, ...answers } = anna.responses['drafting-the-why'] ?? {}
  const responses = {
    ...answers,
    drafts: { sentences: [SIXTY_WORDS, { to: 'fare presentazioni oneste', 'so-that': 'le riunioni durino meno' }] },
    choose: { decide: 'aiutare le persone', reason: 'L’altra è un metodo.' },
  }
  await playExercise({ page, language: 'it', exercise: exercise('drafting-the-why'), responses })
  await page.getByRole('link', { name: text('it', 'session:closing.today'), exact: true }).click()
  await page.evaluate(() => {
    location.hash = '#/studio'
  })
  await page.getByRole('link', { name: /^Per aiutare le persone/ }).click()
  await page
    .getByRole('button', { name: text('it', 'studio:drawer.pin') })
    .first()
    .click()
  await expect(page.getByRole('list', { name: text('it', 'studio:pins') })).toContainText(anna.keptLine)

  await openStatement(page, 'it')
  await signStatement(page, 'it', LONG_NAME)
  await chooseLook(page, 'it', 'form', 'long')
  await expect(shown(page)).toBeVisible({ timeout: 20_000 })
  const file = (ending: string) => join(userData, `perché.${ending}`)
  await saveStatement(app, 'it', 'savePdf', file('pdf'))
  const without = said('pdftotext', file('pdf'), '-')
  if (without !== null) expect(without).not.toContain(anna.keptLine)

  await switchOn(page, 'it', 'evidence', 'longPart')
  await chooseLook(page, 'it', 'tone', 'dark')
  await expect(shown(page)).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page, 'the long form')
  await expectWithin(page, 'the long form')
  await saveStatement(app, 'it', 'savePdf', file('pdf'))
  const words = said('pdftotext', file('pdf'), '-')
  if (words !== null) {
    expect(words).toContain(anna.keptLine)
    expect(words).toContain('più lunga delle nostre attività')
    expect(words.replaceAll(' ', '')).toContain(LONG_NAME)
  }
  const facts = said('pdfinfo', file('pdf'))
  if (facts !== null) expect(facts).toMatch(/Title: Il mio perché · Nabuco.*Tagged: yes/)
  const fonts = said('pdffonts', file('pdf'))
  if (fonts !== null) {
    expect(fonts).toMatch(/Literata-Regular/)
    expect(fonts).not.toMatch(/Type 3|\[none\]/)
    expect(fonts).not.toMatch(/ (no (yes|no) (yes|no)|(yes|no) (yes|no) no) \d/)
  }
  for (const tones of (await tonesOfPages(page, file('pdf'), Number(/Pages: (\d+)/.exec(facts ?? '')?.[1] ?? 0))) ?? [])
    expect(tones).toBeGreaterThan(20)
  await saveStatement(app, 'it', 'saveDocx', file('docx'))
  const docx = await mammoth.convertToHtml({ path: file('docx') })
  expect(docx.value).toContain(SIXTY_WORDS['so-that'])
  expect(docx.value).toMatch(new RegExp(`<h2>.*</h2><p>${anna.keptLine}</p>`))
  await saveStatement(app, 'it', 'saveHtml', file('html'))
  const html = await readFile(file('html'), 'utf8')
  expect(html).toContain('<html lang="it">')
  expect(html).toContain(anna.keptLine)
  expect(html).not.toMatch(/url\("\/|https?:|<script/)
  await saveStatement(app, 'it', 'saveMarkdown', file('md'))
  expect(await readFile(file('md'), 'utf8')).toContain(`> ${anna.keptLine}`)

  await page
    .getByRole('link', { name: text('it', 'statement:room'), exact: true })
    .first()
    .click()
  const toStory = page.getByRole('link', { name: text('it', 'why:story'), exact: true })
  await toStory.focus()
  await page.keyboard.press('Enter')
  await expect(shown(page)).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page, 'the story')
  await expectWithin(page, 'the story')
  const sheet = page.getByRole('region', { name: text('it', 'telling:preview.sheet') })
  await sheet.focus()
  await page.keyboard.press('End')
  const pages = Number(await shown(page).getAttribute('data-pages'))
  expect(pages).toBeGreaterThan(3)
  await expect(
    page.getByText(text('it', 'telling:preview.page', { page: pages, pages }), { exact: true }),
  ).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(
    page.getByText(text('it', 'telling:preview.page', { page: pages - 1, pages }), { exact: true }),
  ).toBeVisible()

  for (const format of ['pdf', 'docx', 'html'] as const) await saveStory(app, 'it', format, file(`storia.${format}`))
  const story = said('pdftotext', file('storia.pdf'), '-')
  if (story !== null)
    for (const part of ['La strada verso il mio perché', 'Indice', anna.keptLine, 'fare presentazioni oneste'])
      expect(story).toContain(part)
  const about = said('pdfinfo', file('storia.pdf'))
  if (about !== null) expect(about).toMatch(new RegExp(`Tagged: yes.*Pages: ${pages} `))
  const book = await mammoth.convertToHtml({ path: file('storia.docx') })
  expect(book.value).toMatch(/<a href="#path">/)
  expect(book.value).toContain(anna.keptLine)
  expect(await readFile(file('storia.html'), 'utf8')).toContain('href="#path-1"')
})
