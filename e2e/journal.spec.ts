// Writing an entry as a person does: Markdown while typing, tags, mood, a star, somebody mentioned, a template; and all of
// it there after the app was closed and opened again.
import { expectAccessible } from './axe.ts'
import { expectSaved, keepLine } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

test('[ED40] an entry is written with all that belongs to it, and is the same after a restart', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await makeVault(page, 'en')
  await page.keyboard.press('Control+n')
  const editor = page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })
  await expect(editor).toBeFocused()
  await page.keyboard.type(
    '## A day in two halves\nThe morning was **mine** and the rest was not.\n- one thing\nanother\n\n',
  )
  await page.keyboard.type('[ ] write to @Anna')
  const people = page.getByRole('listbox', { name: text('en', 'ui:editor.people') })
  await expect(people).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  // Written on at once: the caret stays with the writing while the new person is saved.
  await page.keyboard.type(' about the second half')
  await expect(editor.locator('[data-mention]')).toHaveText('@Anna')
  await expect(editor.locator('li[data-checked] p')).toHaveText('write to @Anna about the second half')
  await expect(editor.locator('h2')).toHaveText('A day in two halves')
  await expect(editor.locator('strong')).toHaveText('mine')
  await expect(editor.getByRole('checkbox')).toHaveCount(1)
  await editor.getByRole('checkbox').check()

  const tags = page.getByRole('combobox', { name: text('en', 'journal:tags') })
  await tags.fill('#deep work')
  await tags.press('Enter')
  await tags.fill('caffè')
  await tags.press(',')
  await page.getByText(/^When and how/).click()
  await page.getByRole('radio', { name: text('en', 'parts:scale.mood.3'), exact: true }).check({ force: true })
  await page.getByLabel(text('en', 'journal:day'), { exact: true }).fill('2026-11-20')
  await page.getByRole('button', { name: text('en', 'journal:star'), exact: true }).click()
  await expectSaved(page, 'en')
  await expectAccessible(page, 'entry, everything open')
  await app.close()

  const again = await launch()
  await unlock(again.page, 'en')
  await expectOpen(again.page, 'en')
  await goToRoom(again.page, 'en', 'journal')
  await again.page
    .getByRole('link', { name: /A day in two halves/ })
    .first()
    .click()
  const opened = again.page.getByRole('textbox', { name: text('en', 'journal:text.label'), exact: true })
  await expect(opened.locator('strong')).toHaveText('mine')
  await expect(opened.locator('[data-mention]')).toHaveText('@Anna')
  await expect(opened.getByRole('checkbox')).toBeChecked()
  await expect(again.page.getByRole('heading', { level: 1 })).toContainText('20 November 2026')
  for (const tag of ['deep work', 'caffè'])
    await expect(again.page.getByRole('button', { name: text('en', 'ui:tag.takeAway', { tag }) })).toBeVisible()
  await expect(again.page.getByRole('button', { name: text('en', 'journal:star'), exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await again.page.getByText(/mood: Light/).click()
})

test('[ED41] a template of one’s own begins an entry, and a kept line another, in Italian and by keyboard', async ({
  launch,
}) => {
  const { page } = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  await makeVault(page, 'it')
  await page.evaluate(() => {
    location.hash = '#/writing'
  })
  await page.getByRole('button', { name: text('it', 'writing:own.add') }).click()
  await page.getByLabel(text('it', 'writing:form.name'), { exact: true }).fill('La sera')
  await page.getByRole('textbox', { name: text('it', 'writing:form.text'), exact: true }).click()
  await page.keyboard.type('### Che cosa ho scelto io oggi?')
  await expectAccessible(page, 'writing')
  await page.getByRole('button', { name: text('it', 'writing:form.save'), exact: true }).click()
  await expect(page.getByText('La sera', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+n')
  await page.getByRole('button', { name: new RegExp(text('it', 'journal:begin.placeholder')) }).click()
  await page.getByRole('option', { name: 'La sera' }).click()
  const editor = page.getByRole('textbox', { name: text('it', 'journal:text.label'), exact: true })
  await expect(editor.locator('h3')).toHaveText('Che cosa ho scelto io oggi?')
  await expect(editor).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ho detto di no alla cena.')
  await expectSaved(page, 'it')
  await keepLine(page, 'it', 'Ho detto di no alla cena.')
  await goToRoom(page, 'it', 'sparks')
  await page.getByRole('link', { name: new RegExp(`^${text('it', 'sparks:writeAbout')}`) }).click()
  await expect(page.locator('figure blockquote')).toHaveText('Ho detto di no alla cena.')
  // The bar: one stop for Tab, arrows inside, and back to the text with Esc.
  await expect(editor).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: text('it', 'ui:editor.heading1') })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: text('it', 'ui:editor.heading2'), exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Escape')
  await expect(editor).toBeFocused()
  await page.keyboard.type('Perché no')
  await expect(editor.locator('h2')).toHaveText('Perché no')
  await expectSaved(page, 'it')
})
