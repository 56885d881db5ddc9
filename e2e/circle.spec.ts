// A card made, saved, printed with its code; another person's card taken in from a file and from a picture of its code;
// the two side by side. Malformed cards are refused and leave nothing.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { type PurposeCard, purposeCardText, readPurposeCard } from '#shared/formats/purpose-card.ts'
import { expectAccessible } from './axe.ts'
import { playExercise } from './drive/session.ts'
import { exercise, text } from './drive/texts.ts'
import { makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'
import { anna } from './persona/it.ts'

const GIVEN: PurposeCard = {
  format: 'unborrowed-purpose',
  version: 1,
  id: 'GGGGGGGGGGGGGGGGGGGGGG',
  language: 'en',
  clauses: [{ role: 'to', text: 'To keep <b>small</b> workshops open' }],
  values: [
    { id: 'honesty', label: 'Honesty' },
    { id: null, label: 'Slow work' },
  ],
  bring: 'Twenty years at a press',
  name: 'Marta',
}

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-circle-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to
  }, hash)
const button = (page: Page, language: Language, key: string) =>
  page.getByRole('button', { name: text(language, key), exact: true })

test('[CC14] a card is made and printed, its code is read back from a picture, and two cards lie side by side', async ({
  launch,
}) => {
  test.setTimeout(180_000)
  const app = await launch({ locale: 'it' })
  const { page } = app
  await makeVault(page, 'it')
  // Without the evidence, which earlier sessions keep.
  const { evidence: _, ...responses } = anna.responses['drafting-the-why'] ?? {}
  await playExercise({ page, language: 'it', exercise: exercise('drafting-the-why'), responses })
  await page.getByRole('link', { name: text('it', 'session:closing.today'), exact: true }).click()
  await expect(page.getByText(anna.why).first()).toBeVisible()

  await go(page, '#/cards')
  await page.getByLabel(text('it', 'circle:own.bring')).fill('So ascoltare')
  await page.getByLabel(text('it', 'circle:own.name'), { exact: true }).fill('Anna')
  await expect(page.getByRole('img', { name: text('it', 'circle:sheet.code') })).toBeVisible()
  await expectAccessible(page, 'cards')
  const file = join(folder, 'anna.purpose.json')
  await app.answerSave(file)
  await button(page, 'it', 'circle:own.saveFile').click()
  await expect(page.getByText(text('it', 'circle:own.saved', { name: 'anna.purpose.json' }))).toBeVisible()
  const reading = readPurposeCard((await readFile(file, 'utf8')).trim())
  expect(reading).toMatchObject({ ok: true, card: { language: 'it', name: 'Anna', bring: 'So ascoltare' } })

  // One's own card, from the picture of its printed code: told apart from a new one.
  const printed = join(folder, 'anna.pdf')
  await app.answerSave(printed)
  await button(page, 'it', 'circle:own.savePage').click()
  await expect(page.getByText(text('it', 'circle:own.saved', { name: 'anna.pdf' }))).toBeVisible()
  const picture = join(folder, 'anna')
  let hasPicture = true
  try {
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', printed, picture])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    hasPicture = false
    test.info().annotations.push({ type: 'left out', description: 'pdftoppm is not installed' })
  }
  const take = async (path: string) => {
    await app.answerOpen([path])
    await button(page, 'it', 'circle:cards.take').click()
  }
  if (hasPicture) {
    await take(`${picture}.png`)
    await expect(page.getByRole('alert')).toHaveText(text('it', 'circle:fault.own'))
  }

  const wrong = join(folder, 'wrong.purpose.json')
  for (const [content, fault] of [
    ['{"__proto__":{"polluted":true}}', 'not-a-card'],
    [purposeCardText({ ...GIVEN, version: 2 as 1 }), 'newer'],
    [purposeCardText({ ...GIVEN, name: 'x'.repeat(81) }), 'malformed'],
    ['x'.repeat(2049), 'too-large'],
  ] as const) {
    await writeFile(wrong, content)
    await take(wrong)
    await expect(page.getByRole('alert')).toHaveText(text('it', `circle:fault.${fault}`))
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text('it', 'circle:cards.title_zero'))

  const given = join(folder, 'marta.purpose.json')
  await writeFile(given, purposeCardText(GIVEN))
  await take(given)
  await expect(page.getByText(text('it', 'circle:cards.taken'))).toBeVisible()
  await expect(page.getByText('To keep <b>small</b> workshops open')).toBeVisible()
  await take(given)
  await expect(page.getByRole('alert')).toHaveText(text('it', 'circle:fault.same'))

  await go(page, '#/circle')
  await expect(page.getByRole('heading', { name: text('it', 'circle:ground.apart') })).toBeVisible()
  await expect(page.getByText(/Twenty years at a press/)).toBeVisible()
  await expectAccessible(page, 'common ground')
})
