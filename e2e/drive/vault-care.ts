// What a person does to look after the vault: the rooms that Settings leads to.
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { text } from './texts.ts'
import { goToRoom } from './vault.ts'

/** Opens Backups, Keys or Trash by way of Settings. */
export async function openCare(page: Page, language: Language, room: 'backups' | 'keys' | 'trash'): Promise<void> {
  await goToRoom(page, language, 'settings')
  await page.getByRole('link', { name: text(language, `settings:vault.${room}`), exact: true }).click()
  const back = page.getByRole('main').getByRole('link', { name: text(language, `${room}:room`), exact: true })
  await expect(back).toBeVisible()
}

export async function changePassphrase(page: Page, language: Language, current: string, next: string): Promise<void> {
  const field = (key: string) => page.getByLabel(text(language, key), { exact: true })
  await field('keys:present.passphrase').first().fill(current)
  await field('keys:passphrase.next').fill(next)
  await field('keys:passphrase.again').fill(next)
  await page.getByRole('button', { name: text(language, 'keys:passphrase.change'), exact: true }).click()
}

/** Makes a snapshot on the open Backups page and waits until it was read again. */
export async function makeSnapshot(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: text(language, 'backups:snapshots.make'), exact: true }).click()
  await expect(page.getByText(text(language, 'backups:snapshots.made'))).toBeVisible()
}
