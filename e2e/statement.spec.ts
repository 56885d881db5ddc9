// The statement as every kind of file, opened again by other readers: a long why with accents, a name of one long word.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { expectAccessible } from './axe.ts'
import { LONG_NAME, pictureOf, SIXTY_WORDS, said, tonesOfPages } from './drive/readers.ts'
import { playExercise } from './drive/session.ts'
import { chooseLook, openStatement, saveStatement, signStatement } from './drive/statement.ts'
import { exercise, text } from './drive/texts.ts'
import { makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'
import { anna } from './persona/it.ts'

test('[SX4] [SX7] page, card, slide and wallpaper as every kind of file, in Italian', async ({ launch, userData }) => {
  test.setTimeout(180_000)
  const app = await launch({ locale: 'it' })
  const { page } = app
  await makeVault(page, 'it')
  // Without the evidence, which earlier sessions keep.
  const { evidence: _, ...answers } = anna.responses['drafting-the-why'] ?? {}
  const responses = {
    ...answers,
    drafts: {
      sentences: [SIXTY_WORDS, { to: 'fare presentazioni oneste', 'so-that': 'le riunioni durino meno' }],
    },
    choose: { decide: 'aiutare le persone', reason: 'L’altra è un metodo.' },
  }
  await playExercise({ page, language: 'it', exercise: exercise('drafting-the-why'), responses })
  await page.getByRole('link', { name: text('it', 'session:closing.today'), exact: true }).click()
  await openStatement(page, 'it')
  await signStatement(page, 'it', LONG_NAME)

  const file = (ending: string) => join(userData, `perché.${ending}`)
  await saveStatement(app, 'it', 'savePdf', file('pdf'))
  const words = said('pdftotext', file('pdf'), '-')
  if (words !== null) {
    expect(words).toContain('già una verità')
    expect(words.replaceAll(' ', '')).toContain(LONG_NAME)
  }
  const facts = said('pdfinfo', file('pdf'))
  if (facts !== null) expect(facts).toMatch(/Title: Il mio perché.*Tagged: yes.*Pages: 1 /)
  const fonts = said('pdffonts', file('pdf'))
  if (fonts !== null) {
    expect(fonts).toMatch(/AtkinsonHyperlegibleNext/)
    expect(fonts).toMatch(/Literata-Regular/)
    // Every typeface is embedded, says its letters, and is none of nameless drawings.
    expect(fonts).not.toMatch(/Type 3|\[none\]/)
    expect(fonts).not.toMatch(/ (no (yes|no) (yes|no)|(yes|no) (yes|no) no) \d/)
  }

  // One page, with something on it, in the other designs too, in the dark.
  await chooseLook(page, 'it', 'tone', 'dark')
  for (const design of ['centre', 'margin', 'seal'] as const) {
    await chooseLook(page, 'it', 'design', design)
    await saveStatement(app, 'it', 'savePdf', file('dark.pdf'))
    const dark = said('pdfinfo', file('dark.pdf'))
    if (dark !== null) expect(dark).toMatch(/Pages: 1 /)
    for (const tones of (await tonesOfPages(page, file('dark.pdf'), 1)) ?? []) expect(tones).toBeGreaterThan(20)
    const written = said('pdftotext', file('dark.pdf'), '-')
    if (written !== null) expect(written).toContain('già una verità')
  }
  await chooseLook(page, 'it', 'tone', 'light')

  await saveStatement(app, 'it', 'saveDocx', file('docx'))
  const { value } = await mammoth.extractRawText({ path: file('docx') })
  expect(value).toContain(SIXTY_WORDS['so-that'])
  expect(value).toContain(LONG_NAME)
  await saveStatement(app, 'it', 'saveHtml', file('html'))
  const html = await readFile(file('html'), 'utf8')
  expect(html).toContain('<html lang="it">')
  expect(html).toContain(SIXTY_WORDS['so-that'])
  expect(html).toContain('url("data:font/woff2;base64,')
  expect(html).not.toMatch(/url\("\/|https?:/)
  await saveStatement(app, 'it', 'saveMarkdown', file('md'))
  await saveStatement(app, 'it', 'saveText', file('txt'))
  expect(await readFile(file('txt'), 'utf8')).toContain(SIXTY_WORDS['so-that'])

  await saveStatement(app, 'it', 'savePng', file('png'))
  const picture = await pictureOf(page, file('png'))
  expect(picture).toMatchObject({ width: 1587, height: 2244 })
  expect(picture.tones).toBeGreaterThan(20)

  // Card, slide and wallpaper, each in another look; the preview is the sheet that is printed.
  await chooseLook(page, 'it', 'form', 'card')
  await chooseLook(page, 'it', 'design', 'centre')
  await saveStatement(app, 'it', 'savePdf', file('card.pdf'))
  const card = said('pdfinfo', file('card.pdf'))
  if (card !== null) expect(card).toMatch(/Pages: 1 .*Page size: 24[23][.\d]* x 15[23][.\d]* pts/)
  const cardWords = said('pdftotext', file('card.pdf'), '-')
  if (cardWords !== null) expect(cardWords).toContain('già una verità')
  await saveStatement(app, 'it', 'savePng', file('card.png'))
  expect(await pictureOf(page, file('card.png'))).toMatchObject({ width: 1011, height: 638 })

  await chooseLook(page, 'it', 'form', 'slide')
  await chooseLook(page, 'it', 'design', 'margin')
  await chooseLook(page, 'it', 'tone', 'dark')
  await saveStatement(app, 'it', 'savePdf', file('slide.pdf'))
  const slide = said('pdfinfo', file('slide.pdf'))
  if (slide !== null) expect(slide).toMatch(/Pages: 1 .*Page size: (959|960)[.\d]* x 5(39|40)[.\d]* pts/)
  await saveStatement(app, 'it', 'savePng', file('slide.png'))
  expect(await pictureOf(page, file('slide.png'))).toMatchObject({ width: 1920, height: 1080 })
  await expectAccessible(page, 'slide')

  await chooseLook(page, 'it', 'form', 'wallpaper')
  await expect(page.getByRole('button', { name: text('it', 'statement:savePdf'), exact: true })).toHaveCount(0)
  await saveStatement(app, 'it', 'savePng', file('wallpaper.png'))
  const wallpaper = await pictureOf(page, file('wallpaper.png'))
  expect(wallpaper).toMatchObject({ width: 1280, height: 800 })
  expect(wallpaper.tones).toBeGreaterThan(20)
})
