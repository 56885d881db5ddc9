// Asks on the built app: written down by keyboard, decided, replied to, added up, and all of it there after a restart.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { captureAsk, importQuarter, openFigures } from './drive/ledger.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

test('[LG30] an ask by keyboard alone, decided, its reply copied, the figure changed, all there after a restart', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  const say = (key: string, values: Record<string, string | number> = {}) => text('en', `ledger:${key}`, values)
  await makeVault(page, 'en')
  await captureAsk(page, 'en', { what: 'Dinner with the partners', who: 'Studio Marini', hours: '2.5' })
  await page.keyboard.type('Speak at the open day')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Studio Marini')
  await page.keyboard.press('Tab')
  await page.keyboard.type('6')
  for (let tabs = 0; tabs < 2; tabs++) await page.keyboard.press('Tab')
  await page.keyboard.type('tomorrow')
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('open.title_one'), { exact: true }).first()).toBeVisible()
  await expectAccessible(page, 'asks')

  await openFigures(page, 'en')
  const titled = (asked: string, given: string) =>
    page.getByRole('heading', { level: 1, name: say('figures.title', { asked, given, chosen: '0 h' }) })
  await expect(titled('8.5 h', '2.5 h')).toBeVisible()

  await page.keyboard.press('Control+j')
  await page
    .getByRole('link', { name: /^Decide\s?: Speak at the open day/ })
    .first()
    .click()
  await page.getByRole('radio', { name: say('choice.renegotiate') }).check({ force: true })
  await page.getByLabel(say('weigh.willGive'), { exact: true }).fill('2')
  await page.getByLabel(say('reply.words', { part: 'The ground' })).fill('My Saturdays belong to the choir.')
  await expectAccessible(page, 'decide')
  await page.getByRole('button', { name: say('reply.copy'), exact: true }).click()
  await expect(page.getByText(say('reply.copied'), { exact: true })).toBeVisible()
  await page.getByLabel(say('weigh.reason'), { exact: true }).click()
  await page.keyboard.press('Control+v')
  await expect(page.getByLabel(say('weigh.reason'), { exact: true })).toHaveValue(
    /^Dear Studio Marini,[\s\S]*My Saturdays belong to the choir\.[\s\S]*2 hours/,
  )
  await page.getByRole('button', { name: say('weigh.keep'), exact: true }).click()
  await expect(page.getByText(say('decided.reply'), { exact: true })).toBeVisible()
  await expectAccessible(page, 'ask, decided')

  await app.close()
  const again = await launch()
  await unlock(again.page, 'en')
  await expectOpen(again.page, 'en')
  await goToRoom(again.page, 'en', 'people')
  await openFigures(again.page, 'en')
  await expect(
    again.page.getByRole('heading', {
      level: 1,
      name: say('figures.title', { asked: '8.5 h', given: '4.5 h', chosen: '0 h' }),
    }),
  ).toBeVisible()
  await again.page
    .getByRole('button', { name: /^Studio Marini/ })
    .first()
    .click()
  await again.page.getByRole('dialog').getByRole('link', { name: 'Speak at the open day' }).click()
  await again.page.getByText(say('decided.reply'), { exact: true }).click()
  await expect(again.page.getByText('My Saturdays belong to the choir.').last()).toBeVisible()
})

test('[LG30] the worked quarter in Italian: a table comes in, adds up, and goes out as table, picture and PDF', async ({
  launch,
  userData,
}) => {
  const app = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  const { page } = app
  const say = (key: string, values: Record<string, string | number> = {}) => text('it', `ledger:${key}`, values)
  await makeVault(page, 'it')
  await page.keyboard.press('Control+j')
  await importQuarter(app, 'it', join(userData, 'trimestre.csv'))
  await openFigures(page, 'it')
  const title = say('figures.title', { asked: '103,5 h', given: '87,5 h', chosen: '25,5 h' })
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(/2\.320,00\s€ \+ 575,00\sCHF/).first()).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /^Ottobre 2026|^ottobre 2026/ })).toBeVisible()
  await expectAccessible(page, 'figures')

  const files = {
    csv: join(userData, 'persone.csv'),
    png: join(userData, 'persone.png'),
    pdf: join(userData, 'conti.pdf'),
  }
  for (const [kind, name] of [
    ['csv', 'figures.csv'],
    ['png', 'figures.png'],
    ['pdf', 'figures.pdf'],
  ] as const) {
    await app.answerSave(files[kind])
    await page
      .getByRole('button', { name: say(name), exact: true })
      .first()
      .click()
    const saved = say('export.saved', { name: files[kind].split('/').at(-1) ?? '' })
    await expect(page.getByText(saved, { exact: true })).toBeVisible({ timeout: 30_000 })
  }
  expect(await readFile(files.csv, 'utf8')).toContain('Studio Marini;12;37 h;28 h;20 h;800,00 €;13 h;2 h (7%)')
  expect((await readFile(files.png)).subarray(1, 4).toString()).toBe('PNG')
  expect((await readFile(files.pdf)).subarray(0, 5).toString()).toBe('%PDF-')

  await page
    .getByRole('button', { name: /^Studio Marini/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(12)
  await expectAccessible(page, 'the asks behind a figure')
})
