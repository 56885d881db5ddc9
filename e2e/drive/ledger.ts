// What a person does with asks, by keyboard; and the worked quarter as a file.
import 'temporal-polyfill/global'
import { writeFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { quarter } from '#shared/domain/ledger/quarter.test-support.ts'
import { COLUMNS, rowOf } from '#shared/domain/ledger/table.ts'
import type { Language } from '#shared/domain/records.ts'
import type { RunningApp } from '../../scripts/chromium-host/launch-app.mjs'
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

/** The worked quarter as a table file of the app's own layout. */
export async function writeQuarter(path: string, language: Language): Promise<void> {
  const cells = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`)
  const rows = [[...COLUMNS], ...quarter(language).map((ask) => rowOf(ask, language))]
  await writeFile(path, rows.map((row) => cells(row).join(language === 'it' ? ';' : ',')).join('\r\n'))
}

/** Brings a table of 40 asks in through the dialog and its preview. */
export async function importQuarter(app: RunningApp, language: Language, path: string): Promise<void> {
  const { page } = app
  await writeQuarter(path, language)
  await app.answerOpen([path])
  await page.getByRole('button', { name: text(language, 'ledger:import.open'), exact: true }).click()
  const add = text(language, 'ledger:import.add_other', { count: 40 })
  await page.getByRole('dialog').getByRole('button', { name: add, exact: true }).click()
  await expect(page.getByText(text(language, 'ledger:import.added_other', { count: 40 }))).toBeVisible()
}

export async function openFigures(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('navigation', { name: text(language, 'parts:people.label') })
    .getByRole('link', { name: text(language, 'parts:people.figures'), exact: true })
    .click()
}
