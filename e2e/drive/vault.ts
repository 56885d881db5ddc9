// What a person does at the door: first start, unlock, lock.
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { text } from './texts.ts'

export const PASSPHRASE = 'quattro sedie, una finestra'

export interface Vault {
  passphrase: string
  recoveryCode: string
}

/** First start up to the open vault. `onScreen` is told each screen's name as it shows. */
export async function makeVault(
  page: Page,
  language: Language,
  onScreen: (name: string) => Promise<void> = async () => undefined,
): Promise<Vault> {
  const go = () => page.getByRole('button', { name: text(language, 'first-start:next'), exact: true }).click()
  const heading = (key: string) =>
    expect(page.getByRole('heading', { level: 1, name: text(language, key) })).toBeVisible()
  await heading('first-start:welcome.title')
  await onScreen('welcome')
  await go()
  await heading('first-start:not.title')
  await onScreen('what-this-is-not')
  await go()
  await heading('first-start:passphrase.title')
  await page.getByLabel(text(language, 'first-start:passphrase.label'), { exact: true }).fill(PASSPHRASE)
  await page.getByLabel(text(language, 'first-start:passphrase.again')).fill(PASSPHRASE)
  await onScreen('passphrase')
  await go()
  await heading('first-start:kit.title')
  const recoveryCode = await retypeKit(page, language)
  await onScreen('recovery-kit')
  await page.getByRole('button', { name: text(language, 'first-start:kit.make') }).click()
  await expect(page.getByRole('navigation', { name: text(language, 'app:rooms') })).toBeVisible({ timeout: 30_000 })
  return { passphrase: PASSPHRASE, recoveryCode }
}

/** Reads the code off the screen and types the groups that are asked for. Answers the whole code. */
export async function retypeKit(page: Page, language: Language): Promise<string> {
  const items = page.getByRole('list', { name: text(language, 'first-start:kit.code') }).getByRole('listitem')
  const groups = (await items.allInnerTexts()).map((item) => item.replace(/^\d+\s*/, '').trim())
  for (const [at, group] of groups.entries()) {
    const field = page.getByLabel(text(language, 'first-start:kit.field', { number: at + 1 }), { exact: true })
    if ((await field.count()) > 0) await field.fill(group)
  }
  return groups.join('-')
}

export async function unlock(page: Page, language: Language, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel(text(language, 'lock:passphrase'), { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: text(language, 'lock:open'), exact: true }).click()
}

/** Waits for the rooms, which show only once the vault is open. */
export async function expectOpen(page: Page, language: Language): Promise<void> {
  await expect(page.getByRole('navigation', { name: text(language, 'app:rooms') })).toBeVisible({ timeout: 30_000 })
}

export async function goToRoom(page: Page, language: Language, room: string): Promise<void> {
  await page
    .getByRole('navigation', { name: text(language, 'app:rooms') })
    .getByRole('link', { name: text(language, `app:room.${room}`), exact: true })
    .click()
}
