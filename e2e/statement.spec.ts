// The statement as every kind of file, opened again by other readers: a long why with accents, a name of one long word.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import mammoth from 'mammoth'
import { expectAccessible } from './axe.ts'
import { playExercise } from './drive/session.ts'
import { chooseLook, openStatement, saveStatement, signStatement } from './drive/statement.ts'
import { exercise, text } from './drive/texts.ts'
import { makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'
import { anna } from './persona/it.ts'

const NAME = 'Nabucodonosorre-Massimilianopoldofilippo'
/** With what stands before and between, sixty words. */
const TO =
  'aiutare le persone che lavorano con me a dire quello che ancora non sanno, finché può cambiare il lavoro, la città in cui abitano e il modo in cui si parlano'
const SO =
  'quello che facciamo insieme, dal più piccolo preventivo alla più lunga delle nostre attività, meriti la fiducia che chiede e nessuno debba più fingere che una pagina bella sia già una verità'

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

/** Size of a picture and how many different tones stand in it, read in the page. */
async function pictureOf(page: Page, file: string): Promise<{ width: number; height: number; tones: number }> {
  const bytes = [...(await readFile(file))]
  return page.evaluate(async (given) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(given)], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    const tones = new Set<number>()
    for (let at = 0; at < data.length; at += 4) tones.add(data[at] ?? 0)
    return { width: image.width, height: image.height, tones: tones.size }
  }, bytes)
}

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
      sentences: [
        { to: TO, 'so-that': SO },
        { to: 'fare presentazioni oneste', 'so-that': 'le riunioni durino meno' },
      ],
    },
    choose: { decide: 'aiutare le persone', reason: 'L’altra è un metodo.' },
  }
  await playExercise({ page, language: 'it', exercise: exercise('drafting-the-why'), responses })
  await page.getByRole('link', { name: text('it', 'session:closing.today'), exact: true }).click()
  await openStatement(page, 'it')
  await signStatement(page, 'it', NAME)

  const file = (ending: string) => join(userData, `perché.${ending}`)
  await saveStatement(app, 'it', 'savePdf', file('pdf'))
  const words = said('pdftotext', file('pdf'), '-')
  if (words !== null) {
    expect(words).toContain('già una verità')
    expect(words.replaceAll(' ', '')).toContain(NAME)
  }
  const facts = said('pdfinfo', file('pdf'))
  if (facts !== null) expect(facts).toMatch(/Title: Il mio perché.*Tagged: yes.*Pages: 1 /)
  const fonts = said('pdffonts', file('pdf'))
  if (fonts !== null) {
    // Chromium writes a variable typeface as glyphs without a name; every one must be embedded and say its letters.
    expect(fonts).toMatch(/AtkinsonHyperlegibleNext/)
    expect(fonts).not.toMatch(/ (no (yes|no) (yes|no)|(yes|no) (yes|no) no) \d/)
  }

  await saveStatement(app, 'it', 'saveDocx', file('docx'))
  const { value } = await mammoth.extractRawText({ path: file('docx') })
  expect(value).toContain(SO)
  expect(value).toContain(NAME)
  await saveStatement(app, 'it', 'saveHtml', file('html'))
  const html = await readFile(file('html'), 'utf8')
  expect(html).toContain('<html lang="it">')
  expect(html).toContain(SO)
  expect(html).toContain('url("data:font/woff2;base64,')
  expect(html).not.toMatch(/url\("\/|https?:/)
  await saveStatement(app, 'it', 'saveMarkdown', file('md'))
  await saveStatement(app, 'it', 'saveText', file('txt'))
  expect(await readFile(file('txt'), 'utf8')).toContain(SO)

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
