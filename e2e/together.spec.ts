// Rules [TS18], [TS19]: a shared-purpose session in the running app, with a pause, a kill in the middle of a private turn, and
// its end; the same by keys alone.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { scan } from '../scripts/torture/leaks.ts'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import * as group from './drive/together.ts'
import { expectOpen, makeVault, unlock } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const NAMES = ['Ada', 'Bo']
/** Begun and never given; given and put nowhere; given and gone on with. */
const DRAFT = 'cardamomo-e-ottone-3391'
const NOWHERE = 'lanterna-di-sughero-8804'
const OURS = 'una sera per aggiustare, zafferano-e-rame-5527'
const WORDS = [DRAFT, NOWHERE, OURS]

/** Of all of them, what is anywhere on the page: in its words, its fields or its markup. */
async function onPage(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    return [document.documentElement.outerHTML, window.location.href, ...fields].join('\n')
  })
  return WORDS.filter((word) => all.includes(word))
}

test('[TS18] a session of two goes on after a kill in a private turn; nobody sees what was not shown, and nothing of it stays', async ({
  launch,
  userData,
}) => {
  test.setTimeout(150_000)
  const first = await launch({ locale: 'it' })
  const { page } = first
  await makeVault(page, 'it')
  await group.prepareSession(page, 'it')
  await expectAccessible(page, 'set-up')
  await group.beginSession(page, 'it', { names: NAMES, host: 'Ada', plan: 60 })
  await expectAccessible(page, 'told')
  await group.hearAll(page, 'it', NAMES)
  await expectAccessible(page, 'cover')

  await group.openTurn(page, 'it', 'Ada')
  await group.writeLines(page, 'it', [NOWHERE])
  // Copying is off, and what was written is not on the page once it was given.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await group.give(page, 'it')
  await group.expectHandOver(page, 'it', 'Bo')
  expect(await onPage(page)).toEqual([])
  await group.pauseSession(page, 'it')
  expect(await onPage(page)).toEqual([])
  await expectAccessible(page, 'paused')
  await group.resumeSession(page, 'it')
  await group.openTurn(page, 'it', 'Bo')
  await page.getByLabel(text('it', 'together:turn.line', { number: 1 }), { exact: true }).focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+v')
  expect(await onPage(page)).toEqual([])
  await group.writeLines(page, 'it', [DRAFT])
  await expectAccessible(page, 'turn')
  // Saved within two seconds of the last key.
  const sealed = join(userData, 'together', 'session.sealed')
  await page.waitForTimeout(2_500)
  expect(existsSync(sealed)).toBe(true)
  await first.kill()

  const second = await launch({ locale: 'it' })
  const again = second.page
  await unlock(again, 'it')
  await expectOpenOrCover(again)
  await again.evaluate(() => {
    window.location.hash = '#/shared-purpose'
  })
  await expect(again.getByText(text('it', 'together:list.underWay'))).toBeVisible()
  expect(await onPage(again)).toEqual([])
  await expectAccessible(again, 'session under way')
  await again.getByRole('link', { name: text('it', 'together:list.resume') }).click()
  await group.expectHandOver(again, 'it', 'Bo')
  expect(await onPage(again)).toEqual([])
  // Another goes first: what Bo began stays sealed.
  await again.getByRole('button', { name: text('it', 'together:frame.ways') }).click()
  await again.getByRole('button', { name: text('it', 'together:cover.hasGiven', { name: 'Ada' }) }).click()
  await group.openTurn(again, 'it', 'Ada')
  expect(await onPage(again)).toEqual([NOWHERE])
  await group.give(again, 'it')
  await group.openTurn(again, 'it', 'Bo')
  expect(await onPage(again)).toEqual([DRAFT])
  await again.getByRole('button', { name: text('it', 'together:turn.nothing') }).click()
  expect(await onPage(again)).toEqual([])
  await expectAccessible(again, 'all given')
  await group.showAll(again, 'it')
  expect(await onPage(again)).toEqual([NOWHERE])
  await expectAccessible(again, 'read')
  await group.goOn(again, 'it')

  await group.takeTurn(again, 'it', 'Ada', [OURS])
  await group.takeTurn(again, 'it', 'Bo', [])
  await group.showAll(again, 'it')
  await group.placeLine(again, 'it', OURS, 'ours')
  await group.goOn(again, 'it')
  await again.getByRole('button', { name: text('it', 'together:frame.ways') }).click()
  await expectAccessible(again, 'other ways')
  await again
    .getByRole('dialog')
    .getByRole('button', { name: text('it', 'together:cover.leaveOut') })
    .click()
  await group.goOn(again, 'it')
  await group.addAsk(again, 'it', { of: 'Bo', what: 'una sera al mese', hours: 2.5, serves: { asked: 1, group: 3 } })
  await expectAccessible(again, 'asks')
  await group.goOn(again, 'it')
  await group.takeAnswer(again, 'it', 'Ada', { whole: 'yes' })
  await group.openTurn(again, 'it', 'Bo')
  await expectAccessible(again, 'answer')
  await again.getByRole('button', { name: text('it', 'together:turn.aside') }).click()
  await group.takeAnswer(again, 'it', 'Bo', { whole: 'no', asks: { 'una sera al mese': 'yes' } })
  await group.showAll(again, 'it')
  await expectAccessible(again, 'answers')
  await group.goOn(again, 'it')
  await group.draftStatement(again, 'it', 'aggiustare insieme', 'si butti meno')
  await expectAccessible(again, 'statement')
  await group.goOn(again, 'it')
  await group.fillPyramid(again, 'it', { what: 'Ripariamo.', how: 'Insieme.', why: 'Si butta meno.' })
  await expectAccessible(again, 'pyramid')
  await group.goOn(again, 'it')
  await group.addStep(again, 'it', { what: 'una sera di prova', who: ['Ada'], day: '2026-12-05' })
  await expectAccessible(again, 'first steps')
  await group.goOn(again, 'it')
  await expect(again.getByText('Per aggiustare insieme, così che si butti meno.')).toBeVisible()
  expect(await onPage(again)).toEqual([OURS])
  await expectAccessible(again, 'result')
  await group.endSession(again, 'it', true)
  await group.expectTitle(again, text('it', 'together:ended.title'))
  expect(await readdir(join(userData, 'together'))).toEqual([])

  await again.getByRole('button', { name: text('it', 'together:ended.toKept') }).click()
  await expect(again.getByText(OURS)).toBeVisible()
  await expectAccessible(again, 'kept')
  await again.evaluate(() => {
    window.location.hash = '#/search'
  })
  const field = again.getByLabel(text('it', 'search:field'), { exact: true })
  await field.fill('zafferano')
  await expect(again.getByRole('list', { name: text('it', 'search:results') }).getByRole('listitem')).toHaveCount(1)
  await field.fill('sughero')
  await expect(again.getByText(text('it', 'search:none'))).toBeVisible()
  await second.close()
  expect([...(await scan([userData, second.profile], WORDS)).found]).toEqual([])
})

/** The vault is open, whichever screen the route shows. */
async function expectOpenOrCover(page: Page): Promise<void> {
  const cover = page.getByRole('heading', { level: 1, name: text('it', 'together:cover.pass', { name: 'Bo' }) })
  const rooms = page.getByRole('navigation', { name: text('it', 'app:rooms') })
  await expect(cover.or(rooms)).toBeVisible({ timeout: 30_000 })
}

/** Tab until the focus is on what has this name, as a person without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null
      return [focused?.textContent, ...[...(focused?.labels ?? [])].map((label) => label.textContent)].join('|')
    })
    if (here.split('|').includes(name)) return
  }
  throw new Error(`no way by Tab to ${name}`)
}

test('[TS19] by keys alone a session is prepared, a turn is taken, and it ends with nothing kept', async ({
  launch,
  userData,
}) => {
  test.setTimeout(90_000)
  const { page } = await launch()
  const say = (key: string, values: Record<string, string | number> = {}) => text('en', `together:${key}`, values)
  const press = async (key: string, values: Record<string, string | number> = {}) => {
    await tabTo(page, say(key, values))
    await page.keyboard.press('Enter')
  }
  await makeVault(page, 'en')
  await expectOpen(page, 'en')
  await page.evaluate(() => {
    window.location.hash = '#/together'
  })
  await group.expectTitle(page, say('setUp.title'))
  for (const [at, name] of NAMES.entries()) {
    await tabTo(page, say('setUp.person', { number: at + 1 }))
    await page.keyboard.type(name)
  }
  await press('setUp.begin')
  await group.expectTitle(page, say('told.title'))
  for (const name of NAMES) {
    await tabTo(page, say('told.heard', { name }))
    await page.keyboard.press('Space')
  }
  await press('frame.next')
  await group.expectHandOver(page, 'en', 'Ada')
  await press('cover.iAm', { name: 'Ada' })
  await group.expectTitle(page, say('turn.inconvenient.title'))
  await tabTo(page, say('turn.line', { number: 1 }))
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  // Locked in the middle of the turn, it comes back covered, and the words only to their writer.
  await page.keyboard.press('Control+l')
  await unlock(page, 'en')
  await group.expectHandOver(page, 'en', 'Ada')
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await press('cover.iAm', { name: 'Ada' })
  await expect(page.getByLabel(say('turn.line', { number: 2 }), { exact: true })).toHaveValue('two')
  await press('turn.give')
  await group.expectHandOver(page, 'en', 'Bo')
  await press('cover.iAm', { name: 'Bo' })
  await press('turn.nothing')
  await press('cover.show')
  await group.expectRead(page, 'en', 'inconvenient')
  await press('frame.pause')
  await press('cover.end')
  await press('result.end')
  await group.expectTitle(page, say('ended.title'))
  expect(await readdir(join(userData, 'together'))).toEqual([])
})
