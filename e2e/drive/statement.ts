// What a person does on the statement's page.
import { basename } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import type { RunningApp } from '../../scripts/chromium-host/launch-app.mjs'
import { text } from './texts.ts'

export async function openStatement(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('navigation', { name: text(language, 'app:rooms') })
    .getByRole('link', { name: text(language, 'app:room.why'), exact: true })
    .click()
  await page.getByRole('link', { name: text(language, 'why:statement'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: text(language, 'statement:title.page') })).toBeVisible()
}

export async function signStatement(page: Page, language: Language, name: string): Promise<void> {
  await page.getByLabel(text(language, 'statement:name.label'), { exact: true }).fill(name)
}

export async function switchOn(
  page: Page,
  language: Language,
  part: 'truth' | 'evidence',
  of: 'part' | 'longPart' = 'part',
): Promise<void> {
  const toggle = page.getByRole('switch', { name: text(language, `statement:${of}.${part}`) })
  await expect(toggle).not.toBeChecked()
  await toggle.focus()
  await page.keyboard.press('Space')
  await expect(toggle).toBeChecked()
}

/** Answers the system's dialog with `path` and waits for the app's own word that the file is there. */
export async function saveStatement(
  app: RunningApp,
  language: Language,
  kind: 'savePdf' | 'saveDocx' | 'saveHtml' | 'savePng' | 'saveMarkdown' | 'saveText',
  path: string,
) {
  await app.answerSave(path)
  await app.page.getByRole('button', { name: text(language, `statement:${kind}`), exact: true }).click()
  const said = text(language, 'statement:saved', { name: basename(path) })
  await expect(app.page.getByText(said, { exact: true })).toBeVisible({ timeout: 30_000 })
}

/** Chooses in one of the lists: what the sheet becomes, its design, its colours. */
export async function chooseLook(page: Page, language: Language, list: 'form' | 'design' | 'tone', option: string) {
  await page.getByRole('button', { name: text(language, `statement:${list}.label`) }).click()
  await page.getByRole('option', { name: text(language, `statement:${list}.${option}`), exact: true }).click()
}

/** On the story's page: saves it as one kind of file and waits for the app's own word that it is there. */
export async function saveStory(app: RunningApp, language: Language, format: 'pdf' | 'docx' | 'html', path: string) {
  await app.page.getByRole('radio', { name: text(language, `export:story.format.${format}`) }).press('Space')
  await app.answerSave(path)
  await app.page.getByRole('button', { name: text(language, 'export:story.go'), exact: true }).click()
  const said = text(language, 'export:saved', { name: basename(path) })
  await expect(app.page.getByText(said, { exact: true })).toBeVisible({ timeout: 30_000 })
}
