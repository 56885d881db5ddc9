// People and what is tried with them, in Italian: placed, moved, joined; an experiment ended; a moment kept as a line; a
// look at the ground; all of it after a restart.
import { expectAccessible } from './axe.ts'
import { writeEntry } from './drive/journal.ts'
import { addPerson, goToTab, placePerson, writeMoment } from './drive/people.ts'
import { text } from './drive/texts.ts'
import { goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, type Page, test } from './fixtures.ts'

const it = (key: string, values: Record<string, string | number> = {}) => text('it', key, values)
const button = (page: Page, key: string) => page.getByRole('button', { name: it(key), exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

test('people, the pyramid, experiments, recognition and the long view, in Italian', async ({ launch }) => {
  test.setTimeout(300_000)
  const first = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
  const { page } = first
  await makeVault(page, 'it')
  await writeEntry(page, 'it', 'Oggi lo studio ha chiesto ancora.')

  await addPerson(page, 'it', 'Studio Nord')
  await placePerson(page, 'it', { level: 0, because: 'Ordinano, io consegno.' }, () =>
    expectAccessible(page, 'placing somebody'),
  )
  await placePerson(page, 'it', { level: 1, because: 'Hanno chiesto che cosa ne pensavo.' })
  await expect(page.getByText('Hanno chiesto che cosa ne pensavo.')).toBeVisible()
  await expectAccessible(page, 'person')

  // A step up, in one's own words, becomes an experiment with that person.
  await page
    .getByRole('button', { name: /^Prova questa/ })
    .first()
    .click()
  await dialog(page)
    .getByLabel(it('parts:experiment.what'), { exact: true })
    .fill('Una mattina insieme, senza preventivi.')
  await dialog(page).getByLabel(it('parts:experiment.day'), { exact: true }).fill('2026-01-05')
  await dialog(page)
    .getByRole('button', { name: it('parts:experiment.save'), exact: true })
    .click()
  await expect(page.getByText('Una mattina insieme, senza preventivi.')).toBeVisible()

  await goToRoom(page, 'it', 'people')
  await goToTab(page, 'it', 'pyramid')
  await expect(page.getByText('salito da «Quello che era pattuito»', { exact: false })).toBeVisible()
  await expectAccessible(page, 'pyramid')

  // Today brings it back; what came of it is told with an Italian number.
  await goToRoom(page, 'it', 'today')
  await expectAccessible(page, 'today with a due thing')
  await page.getByRole('link', { name: it('home:due.tell'), exact: true }).click()
  await page.getByRole('button', { name: /^Com’è andata/ }).click()
  await dialog(page).getByText(it('parts:experiment.outcome.done'), { exact: true }).click()
  await dialog(page).getByLabel(it('experiments:end.learned'), { exact: true }).fill('Hanno portato loro il pane.')
  await dialog(page).getByLabel(it('experiments:end.hours'), { exact: true }).fill('2,5')
  await expectAccessible(page, 'what came of it')
  await dialog(page)
    .getByRole('button', { name: it('parts:experiment.save'), exact: true })
    .click()
  await expect(page.getByText('2,5 ore in tutto', { exact: false })).toBeVisible()
  await expectAccessible(page, 'experiments')

  // A moment with somebody new, by keyboard alone, and its line.
  await goToTab(page, 'it', 'recognition')
  const moment = { who: 'Lucìa', what: 'Ha aspettato che finissi la frase.', feeling: 'ascoltata' }
  await writeMoment(page, 'it', moment, () => expectAccessible(page, 'a moment'))
  await page.getByRole('button', { name: /^Tieni questa riga/ }).click()
  await expect(page.getByText(it('recognition:kept'), { exact: true })).toBeVisible()
  await expectAccessible(page, 'recognition')
  await goToRoom(page, 'it', 'sparks')
  await expect(page.getByText('Ha aspettato che finissi la frase.', { exact: true })).toBeVisible()

  // The same person twice: found without the accent, made one, taken back.
  await addPerson(page, 'it', 'Lucia di sotto')
  await button(page, 'people:merge.open').click()
  await dialog(page).getByRole('combobox').fill('lucia')
  await page.getByRole('option', { name: 'Lucìa' }).click()
  await dialog(page)
    .getByRole('button', { name: it('people:merge.go'), exact: true })
    .click()
  await expect(page.getByRole('link', { name: 'Lucia di sotto', exact: true })).toBeHidden()
  await button(page, 'parts:deleting.undo').click()
  await expect(page.getByRole('link', { name: 'Lucia di sotto', exact: true })).toBeVisible()
  await expectAccessible(page, 'people')

  // The ground: reached here by its address, since its room appears with the first look.
  await page.evaluate(() => {
    window.location.hash = '#/long-view'
  })
  await button(page, 'long-view:add').click()
  const rest = dialog(page).getByRole('radiogroup', { name: it('long-view:item.rest') })
  await rest.getByText(it('long-view:scale.1'), { exact: true }).click()
  await dialog(page).getByLabel(it('long-view:look.note'), { exact: true }).fill('Due notti corte.')
  await expectAccessible(page, 'a look at the ground')
  await dialog(page)
    .getByRole('button', { name: it('long-view:look.save'), exact: true })
    .click()
  // The form lets go of its words a moment after they stand in the list.
  await expect(page.getByRole('paragraph').filter({ hasText: 'Due notti corte.' })).toBeVisible()
  await page.getByText(it('long-view:table'), { exact: true }).click()
  await expectAccessible(page, 'long view')

  await first.close()
  const { page: again } = await launch({ locale: 'it' })
  await unlock(again, 'it')
  await goToRoom(again, 'it', 'people')
  await again.getByRole('link', { name: 'Studio Nord', exact: true }).click()
  await expect(again.getByText('Ordinano, io consegno.')).toBeVisible()
  await expect(again.getByText('Una mattina insieme, senza preventivi.')).toBeVisible()
  await goToRoom(again, 'it', 'long-view')
  await expect(again.getByText('Due notti corte.')).toBeVisible()
})
