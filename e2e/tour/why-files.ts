// The end of the tour: the why in the studio, then as every kind of file that it can become, each read back as far as its first
// bytes, and each design as a picture for the documents.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import type { RunningApp } from '../../scripts/chromium-host/launch-app.mjs'
import { chooseLook, openStatement, saveStatement, saveStory, switchOn } from '../drive/statement.ts'
import { text } from '../drive/texts.ts'
import { goToRoom } from '../drive/vault.ts'

type Picture = (name: string) => Promise<void>
type SaveKind = Parameters<typeof saveStatement>[2]

/** How a file of each ending begins. */
const BEGINNINGS: Record<string, RegExp> = {
  pdf: /^%PDF-/,
  docx: /^PK/,
  html: /^<!doctype html>/,
  png: /^.PNG/s,
  md: /^# /,
  txt: /\S/,
  json: /^\{"/,
}
const ENDINGS: Record<string, string> = {
  savePdf: 'pdf',
  saveDocx: 'docx',
  saveHtml: 'html',
  savePng: 'png',
  saveMarkdown: 'md',
  saveText: 'txt',
}
const KINDS: Record<'page' | 'card' | 'slide' | 'wallpaper' | 'long', SaveKind[]> = {
  page: ['savePdf', 'saveDocx', 'saveHtml', 'savePng', 'saveMarkdown', 'saveText'],
  card: ['savePdf', 'savePng'],
  slide: ['savePdf', 'savePng'],
  wallpaper: ['savePng'],
  long: ['savePdf', 'saveDocx', 'saveHtml', 'saveMarkdown'],
}
/** How wide a picture for the documents is. */
const DOCUMENT_WIDTH = 620

/** Two drafts compared, one opened and its clauses pinned to lines, then kept as the why for a reason. */
export async function throughStudio(page: Page, language: Language, because: string, picture: Picture): Promise<void> {
  const t = (key: string) => text(language, `studio:${key}`)
  const inDialog = (key: string) => page.getByRole('dialog').getByRole('button', { name: t(key), exact: true })
  await goToRoom(page, language, 'why')
  await page.getByRole('link', { name: text(language, 'why:studio'), exact: true }).click()
  await picture('studio')
  await page
    .getByRole('button', { name: t('compare.open') })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('radio').first().press('Space')
  await page.getByRole('dialog').getByLabel(t('compare.because'), { exact: true }).fill(because)
  await picture('studio-compare')
  await inDialog('compare.keep').click()
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').first().click()
  const clauses = page.getByRole('textbox', {
    name: new RegExp(`^${text(language, 'studio:clause', { label: '' }).trim()}`),
  })
  const drawer = page.getByRole('list', { name: t('drawer.title') })
  for (const place of [0, 1]) {
    await clauses.nth(place).focus()
    await drawer
      .getByRole('button', { name: t('drawer.pin') })
      .nth(place + 1)
      .click()
    await expect(page.getByRole('list', { name: t('pins') })).toHaveCount(place + 1)
  }
  await page.evaluate(() => window.scrollTo(0, 0))
  await picture('studio-draft')
  await page.getByRole('button', { name: t('choose.again'), exact: true }).click()
  await picture('studio-choose')
  await inDialog('choose.go').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function expectFile(path: string): Promise<void> {
  const bytes = await readFile(path)
  expect(bytes.byteLength, path).toBeGreaterThan(100)
  expect(bytes.subarray(0, 32).toString('latin1'), path).toMatch(BEGINNINGS[path.split('.').at(-1) ?? ''] ?? /\S/)
}

/** Every form as every kind, the story, the purpose card. `name` is already on the statement. */
export async function everyFile(app: RunningApp, language: Language, out: string, picture: Picture): Promise<void> {
  const { page } = app
  const folder = join(out, 'exports')
  await mkdir(folder, { recursive: true })
  await openStatement(page, language)
  for (const [form, kinds] of Object.entries(KINDS) as [keyof typeof KINDS, SaveKind[]][]) {
    await chooseLook(page, language, 'form', form)
    if (form === 'long') await switchOn(page, language, 'evidence', 'longPart')
    if (form === 'long') await expect(page.locator('[data-state="shown"]')).toBeVisible({ timeout: 20_000 })
    await picture(`statement-${form}`)
    for (const kind of kinds) {
      const path = join(folder, `${form}.${ENDINGS[kind]}`)
      await saveStatement(app, language, kind, path)
      await expectFile(path)
    }
  }
  await goToRoom(page, language, 'why')
  await page.getByRole('link', { name: text(language, 'why:story'), exact: true }).click()
  await expect(page.locator('[data-state="shown"]')).toBeVisible({ timeout: 20_000 })
  await picture('story')
  for (const format of ['pdf', 'docx', 'html'] as const) {
    await saveStory(app, language, format, join(folder, `story.${format}`))
    await expectFile(join(folder, `story.${format}`))
  }
  await goToRoom(page, language, 'circle')
  await page.evaluate(() => {
    location.hash = '#/cards'
  })
  const card = { saveFile: 'purpose-card.purpose.json', savePage: 'purpose-card.pdf' } as const
  for (const [key, name] of Object.entries(card)) {
    await app.answerSave(join(folder, name))
    await page.getByRole('button', { name: text(language, `circle:own.${key}`), exact: true }).click()
    await expect(page.getByText(text(language, 'circle:own.saved', { name }), { exact: true })).toBeVisible()
    await expectFile(join(folder, name))
  }
}

/** The page in each design, light and dark, small enough for a document. */
export async function everyDesign(app: RunningApp, language: Language, out: string): Promise<void> {
  const { page } = app
  const folder = join(out, 'designs')
  await mkdir(folder, { recursive: true })
  await openStatement(page, language)
  await chooseLook(page, language, 'form', 'page')
  for (const design of ['seal', 'centre', 'margin'])
    for (const tone of ['light', 'dark']) {
      await chooseLook(page, language, 'design', design)
      await chooseLook(page, language, 'tone', tone)
      const path = join(folder, `design-${design}-${tone}.png`)
      await saveStatement(app, language, 'savePng', path)
      await writeFile(path, await smaller(page, await readFile(path)))
    }
}

/** The picture, drawn again as wide as a document wants it. */
async function smaller(page: Page, png: Buffer): Promise<Buffer> {
  const drawn = await page.evaluate(
    async ({ given, wide }) => {
      const bytes = Uint8Array.from(atob(given), (sign) => sign.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(wide, Math.round((image.height * wide) / image.width))
      const context = canvas.getContext('2d')
      if (context) context.imageSmoothingQuality = 'high'
      context?.drawImage(image, 0, 0, canvas.width, canvas.height)
      const small = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
      return btoa(Array.from(small, (byte) => String.fromCharCode(byte)).join(''))
    },
    { given: png.toString('base64'), wide: DOCUMENT_WIDTH },
  )
  return Buffer.from(drawn, 'base64')
}
