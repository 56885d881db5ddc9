// What a group takes along: in an Italian app a session held in English, its papers read back by other readers, a card
// that another app would take in; and nothing of who did not say yes.
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import mammoth from 'mammoth'
import { ROUNDS } from '#shared/domain/together/gathering.ts'
import { CARD_BYTES, type PurposeCard, readPurposeCard } from '#shared/formats/purpose-card.ts'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import {
  addAsk,
  addStep,
  beginSession,
  draftStatement,
  endSession,
  expectRead,
  expectTitle,
  fillPyramid,
  goOn,
  hearAll,
  keepStatement,
  placeLine,
  prepareSession,
  showAll,
  takeAnswer,
  takeTurn,
} from './drive/together.ts'
import { makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const NAMES = ['Zoë', 'Duccio'] as const
const STATEMENT = 'To keep the workshop open so that hands are not forgotten.'
const en = (key: string, values: Record<string, string> = {}) => text('en', key, values)

/** The words of a PDF; null where poppler is not installed. */
function wordsOf(file: string): string | null {
  try {
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    test.info().annotations.push({ type: 'left out', description: 'pdftotext is not installed' })
    return null
  }
}

test('[PM10] papers and cards of a session', async ({ launch, userData }) => {
  test.setTimeout(180_000)
  const app = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  const { page } = app
  await makeVault(page, 'it')
  await prepareSession(page, 'it')
  await beginSession(page, 'it', { names: NAMES, host: 'Zoë', session: 'en' })
  await hearAll(page, 'en', NAMES)
  for (const round of ROUNDS) {
    const line = round === 'values' ? 'Honesty' : '<b>The rent</b> & the hours'
    await takeTurn(page, 'en', 'Zoë', [line])
    await takeTurn(page, 'en', 'Duccio', [])
    await showAll(page, 'en')
    await expectRead(page, 'en', round)
    await placeLine(page, 'en', line, 'ours')
    await goOn(page, 'en')
  }
  await expectTitle(page, en('together:asks.title'))
  await addAsk(page, 'en', {
    of: 'Zoë',
    what: 'Open on Saturdays',
    hours: 4,
    freedom: 'chosen',
    serves: { asked: 3, group: 3 },
  })
  await addAsk(page, 'en', { of: 'Duccio', what: 'Sweep on Sundays', hours: 2 })
  await goOn(page, 'en')
  await takeAnswer(page, 'en', 'Zoë', { whole: 'yes', asks: { 'Open on Saturdays': 'yes' } })
  await takeAnswer(page, 'en', 'Duccio', { whole: 'no', asks: { 'Sweep on Sundays': 'not-now' } })
  await showAll(page, 'en')
  await goOn(page, 'en')
  await draftStatement(page, 'en', 'keep the workshop open', 'hands are not forgotten')
  await keepStatement(page, 'en', ['Zoë'])
  await goOn(page, 'en')
  await fillPyramid(page, 'en', { what: 'Chairs that hold', how: '', why: 'Hands that know' })
  await goOn(page, 'en')
  await addStep(page, 'en', { what: 'One open Saturday', who: ['Zoë'], day: '2027-01-09' })
  await goOn(page, 'en')

  await expectTitle(page, en('together:result.title'))
  const save = async (name: string | RegExp, file: string) => {
    await app.answerSave(join(userData, file))
    await page.getByRole('button', { name, exact: true }).click()
    const told = en('shared-papers:saved', { name: basename(file) })
    await expect(page.getByText(told, { exact: true })).toBeVisible({ timeout: 30_000 })
    return join(userData, file)
  }
  await expectAccessible(page, 'what is taken along')
  const pdf = wordsOf(await save(en('shared-papers:Pdf'), 'paper.pdf'))
  const docx = await mammoth.extractRawText({ path: await save(en('shared-papers:Docx'), 'paper.docx') })
  const markdown = await readFile(await save(en('shared-papers:Markdown'), 'paper.md'), 'utf8')
  const words = [
    STATEMENT,
    'Open on Saturdays',
    'One open Saturday',
    'Saturday 9 January 2027',
    'Hands that know',
    'Honesty',
  ]
  for (const paper of [pdf, docx.value, markdown])
    if (paper !== null) {
      for (const word of words) expect(paper).toContain(word)
      for (const word of ['Duccio', 'Sweep', 'not now', 'Not now']) expect(paper).not.toContain(word)
    }
  for (const paper of [pdf, docx.value]) if (paper !== null) expect(paper).toContain('<b>The rent</b> & the hours')

  const cardOf = (whose: string) => new RegExp(`^${en('shared-papers:cardFile')}\\s*: ${whose}$`)
  const card = await readFile(await save(cardOf(en('shared-papers:card', { name: 'Zoë' })), 'zoe.purpose.json'), 'utf8')
  expect(Buffer.byteLength(card)).toBeLessThanOrEqual(CARD_BYTES)
  const reading = readPurposeCard(card.trim())
  expect(reading).toMatchObject({ ok: true, card: { language: 'en', name: 'Zoë', bring: 'Open on Saturdays' } })
  await expect(page.getByText(en('shared-papers:card', { name: 'Duccio' }))).toHaveCount(0)
  const bare = await readFile(await save(cardOf(en('shared-papers:cardNameless')), 'bare.purpose.json'), 'utf8')
  expect(JSON.parse(bare) as PurposeCard).not.toHaveProperty('name')
  const sheet = await save(
    new RegExp(`^${en('shared-papers:cardPage')}\\s*: ${en('shared-papers:card', { name: 'Zoë' })}$`),
    'card.pdf',
  )
  const printed = wordsOf(sheet)
  if (printed !== null) expect(printed).toContain(STATEMENT)
  await endSession(page, 'en', false)

  // The card that was taken home is one that the Circle takes in, and shows as its sentence.
  await expectTitle(page, text('it', 'together:ended.title'))
  await page.evaluate(() => {
    window.location.hash = '#/cards'
  })
  const home = join(userData, 'home.purpose.json')
  await writeFile(home, card)
  await app.answerOpen([home])
  await page.getByRole('button', { name: text('it', 'circle:cards.take'), exact: true }).click()
  await expect(page.getByText(text('it', 'circle:cards.taken'))).toBeVisible()
  await expect(page.getByText(STATEMENT, { exact: true })).toBeVisible()
})
