// What a person does with people: writes one down, places them on the pyramid, keeps a moment of recognition.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { parse } from 'yaml'
import type { Language } from '#shared/domain/records.ts'
import { text } from './texts.ts'
import { goToRoom } from './vault.ts'

interface Pyramid {
  forms: Record<string, { levels: { name: Record<Language, string> }[] }>
}
const PYRAMID = parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'pyramid.yaml'), 'utf8'),
) as Pyramid

const button = (page: Page, language: Language, key: string) =>
  page.getByRole('button', { name: text(language, key), exact: true })
const dialogOf = (page: Page) => page.getByRole('dialog')

/** The name of a level of the client's pyramid, from the base (0) up. */
export function levelOf(language: Language, level: 0 | 1 | 2): string {
  return PYRAMID.forms.customer?.levels[level]?.name[language] ?? ''
}

/** Follows one of the ways inside the room "People and asks". */
export async function goToTab(page: Page, language: Language, tab: string): Promise<void> {
  await page
    .getByRole('navigation', { name: text(language, 'parts:people.label') })
    .getByRole('link', { name: text(language, `parts:people.${tab}`), exact: true })
    .click()
}

/** Ends on the new person's page. */
export async function addPerson(page: Page, language: Language, name: string): Promise<void> {
  await goToRoom(page, language, 'people')
  await button(page, language, 'people:add').click()
  await page.getByLabel(text(language, 'people:edit.name'), { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Ends on the page of somebody who is there. */
export async function openPerson(page: Page, language: Language, name: string): Promise<void> {
  await goToRoom(page, language, 'people')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** On a person's page: a look at where they stand. `onOpen` is told when the dialog is filled in. */
export async function placePerson(
  page: Page,
  language: Language,
  place: { level: 0 | 1 | 2; because: string; day?: string },
  onOpen: () => Promise<void> = async () => undefined,
): Promise<void> {
  const first = button(page, language, 'people:standing.place')
  await first.or(button(page, language, 'people:standing.again')).click()
  const dialog = dialogOf(page)
  await dialog.getByText(levelOf(language, place.level), { exact: true }).click()
  await dialog.getByLabel(text(language, 'people:place.because'), { exact: true }).fill(place.because)
  if (place.day) await dialog.getByLabel(text(language, 'people:place.day'), { exact: true }).fill(place.day)
  await onOpen()
  await dialog.getByRole('button', { name: text(language, 'people:save'), exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** On the recognition screen: somebody made the person feel something. Written by keyboard alone. */
export async function writeMoment(
  page: Page,
  language: Language,
  moment: { who: string; what: string; feeling: string },
  onFilled: () => Promise<void> = async () => undefined,
): Promise<void> {
  await button(page, language, 'recognition:add').focus()
  await page.keyboard.press('Enter')
  const dialog = dialogOf(page)
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type(moment.who)
  await page.keyboard.press('Tab')
  await page.keyboard.type(moment.what)
  await page.keyboard.press('Tab')
  await page.keyboard.type(moment.feeling)
  await onFilled()
  await dialog.getByRole('button', { name: text(language, 'people:save'), exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}
