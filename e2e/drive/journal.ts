// What a person does in the journal.
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { selectText } from './session.ts'
import { text } from './texts.ts'
import { goToRoom } from './vault.ts'

/** Writes a new entry and waits until the app says that it is saved. Leaves the entry open. */
export async function writeEntry(page: Page, language: Language, words: string): Promise<void> {
  await goToRoom(page, language, 'journal')
  const first = page.getByRole('link', { name: text(language, 'journal:empty.first'), exact: true })
  const another = page.getByRole('link', { name: text(language, 'journal:new'), exact: true })
  await first.or(another).first().click()
  await typeIntoEntry(page, language, words)
}

export async function typeIntoEntry(page: Page, language: Language, words: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: text(language, 'journal:text.label'), exact: true })
  await editor.click()
  await page.keyboard.insertText(words)
  await expectSaved(page, language)
}

/** The word that stands only for what is on the disk. */
export async function expectSaved(page: Page, language: Language): Promise<void> {
  await expect(page.getByText(text(language, 'parts:save.saved'), { exact: true })).toBeVisible()
}

export async function keepLine(page: Page, language: Language, words: string): Promise<void> {
  await selectText(page, words)
  await page.getByRole('button', { name: text(language, 'journal:keep'), exact: true }).click()
  await expect(page.locator('[data-spark]', { hasText: words })).toBeVisible()
}
