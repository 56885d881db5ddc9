// What a person does with asks, by keyboard.
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { text } from './texts.ts'

/** Calls the line by its shortcut, types what, who and hours, and saves with Enter. Nothing is touched with a mouse. */
export async function captureAsk(page: Page, language: Language, ask: { what: string; who: string; hours: string }) {
  await page.keyboard.press('Control+j')
  await expect(page.getByLabel(text(language, 'ledger:capture.what'), { exact: true })).toBeFocused()
  await page.keyboard.type(ask.what)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ask.who)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel(text(language, 'ledger:capture.hours'), { exact: true })).toBeFocused()
  await page.keyboard.type(ask.hours)
  await page.keyboard.press('Enter')
  const said = text(language, 'ledger:capture.saved', { what: ask.what, hours: '' }).split(',')[0] ?? ''
  await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
}
