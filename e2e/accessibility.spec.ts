// Every screen, in both themes: no axe violation; usable by keyboard alone; nothing cut off at 200 % text.
import type { Step } from '#shared/domain/exercise.ts'
import { readExercises } from '../scripts/vite-exercises.ts'
import { expectAccessible } from './axe.ts'
import { playGenerated } from './drive/generated-answers.ts'
import { keepLine, writeEntry } from './drive/journal.ts'
import { beginExercise, playExercise } from './drive/session.ts'
import { openStatement } from './drive/statement.ts'
import { exercise, text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'
import { anna as italian } from './persona/it.ts'

/** Screens inside the rooms that are reached by a link of their room. */
const INNER = [
  '#/whose',
  '#/studio',
  '#/story',
  '#/resonance',
  '#/sparks/table',
  '#/asks',
  '#/asks/figures',
  '#/people',
  '#/pyramid',
  '#/recognition',
  '#/experiments',
  '#/long-view',
  '#/mirror',
  '#/themes',
  '#/cards',
  '#/circle',
  '#/team',
  '#/search',
  '#/writing',
  '#/export',
  '#/import',
  '#/backups',
  '#/keys',
  '#/trash',
]

test('first start, lock screen and empty rooms are accessible', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await makeVault(page, 'en', (name) => expectAccessible(page, name))
  for (const room of ['today', 'path', 'journal', 'support', 'settings']) {
    await goToRoom(page, 'en', room)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, `${room}, empty`)
  }
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'lock:title') })).toBeVisible()
  await expectAccessible(page, 'lock screen')
  await unlock(page, 'en', 'wrong')
  await expect(page.getByText(text('en', 'lock:error.wrong-passphrase'))).toBeVisible()
  await expectAccessible(page, 'lock screen, wrong passphrase')
})

test('every step of every exercise and every full room is accessible, in Italian', async ({ launch }) => {
  test.setTimeout(600_000)
  const { page } = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  await makeVault(page, 'it')
  await writeEntry(page, 'it', italian.entry)
  await keepLine(page, 'it', italian.keptLine)
  await expectAccessible(page, 'entry')
  for (const [id, responses] of Object.entries(italian.responses)) {
    const definition = exercise(id)
    const onStep = (step: { id: string }) => expectAccessible(page, `${id}, ${step.id}`)
    await playExercise({ page, language: 'it', exercise: definition, responses, onStep })
    await expectAccessible(page, `${id}, closing`)
    await page.getByRole('link', { name: text('it', 'session:closing.today'), exact: true }).click()
  }
  for (const room of ['today', 'path', 'journal', 'sparks', 'why']) {
    await goToRoom(page, 'it', room)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, `${room}, full`)
  }
  await openStatement(page, 'it')
  await expectAccessible(page, 'statement')
  for (const route of INNER) {
    await page.evaluate((to) => {
      window.location.hash = to
    }, route)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, route)
  }
})

test('kinds of steps that the persona does not meet are accessible, with a note in the margin', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 900, height: 700 } })
  await makeVault(page, 'en')
  const isNew = (step: Step) =>
    ['ladder', 'sort', 'place-on-map'].includes(step.kind) || (step.kind === 'decide' && step.options !== undefined)
  const seen = new Set<string>()
  for (const definition of readExercises()) {
    const kinds = definition.steps.filter(isNew).map(({ kind }) => kind)
    if (kinds.every((kind) => seen.has(kind))) continue
    await beginExercise(page, 'en', definition)
    await playGenerated(page, 'en', definition, 'full', 'a', async (step) => {
      if (!isNew(step) || seen.has(step.kind)) return
      seen.add(step.kind)
      await page.getByRole('button', { name: text('en', 'session:margin.open'), exact: true }).click()
      await expectAccessible(page, `${definition.id}, ${step.id}`)
    })
    await expectAccessible(page, `${definition.id}, closing`)
    await page.getByRole('link', { name: text('en', 'session:closing.today'), exact: true }).click()
  }
  expect(seen.size).toBe(4)
})

test('at 200 % text nothing runs out of the window sideways', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 900, height: 700 } })
  await makeVault(page, 'en')
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  for (const room of ['today', 'path', 'journal', 'support', 'settings']) {
    await goToRoom(page, 'en', room)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, room).toBeLessThanOrEqual(0)
  }
})

test('a session is begun, answered and finished by keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  /** Tabs until the focus stands on the element with this accessible name. */
  const reach = async (name: string) => {
    for (let tabs = 0; tabs < 80; tabs++) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
      })
      if (focused === name || focused.startsWith(name)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach: ${name}`)
  }
  const definition = exercise('what-i-keep-seeing')
  await reach(text('en', 'app:room.path'))
  await page.keyboard.press('Enter')
  await reach(definition.title.en)
  await page.keyboard.press('Enter')
  await reach(text('en', 'path:intro.begin'))
  await page.keyboard.press('Enter')
  for (const step of definition.steps) {
    await expect(page.getByRole('heading', { level: 1, name: step.title.en })).toBeVisible()
    if (step.kind === 'write') {
      await expect(page.getByRole('textbox', { name: step.title.en })).toBeFocused()
      await page.keyboard.type('Somebody opens my deck.')
    }
    await page.keyboard.press('Control+Enter')
  }
  await expect(page.getByRole('heading', { level: 1, name: text('en', 'session:closing.title') })).toBeVisible()
})

test('the window opens again after unlocking where the focus can go on', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  await page.keyboard.press('Control+l')
  await expect(page.getByLabel(text('en', 'lock:passphrase'), { exact: true })).toBeFocused()
  await unlock(page, 'en')
  await expectOpen(page, 'en')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('[A26] after a change of room the focus is on its title and its name is announced', async ({ launch }) => {
  const { page } = await launch()
  await makeVault(page, 'en')
  for (const room of ['path', 'journal', 'settings']) {
    await goToRoom(page, 'en', room)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page.locator('[aria-live="polite"]', { hasText: text('en', `app:room.${room}`) })).toHaveCount(1)
  }
})
