// Keys: all made new at once, in Italian, and what opens afterwards; and without a passphrase or the computer's own key.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, PASSPHRASE, retypeKit, unlock } from './drive/vault.ts'
import { openCare } from './drive/vault-care.ts'
import { expect, test } from './fixtures.ts'

const WORDS = 'La sedia vicino alla finestra è ancora libera.'
const NEXT = 'una strada più lunga'

test('[KR1] all keys are made new, and only the new ones open what was written', async ({ launch }) => {
  const { page } = await launch({ locale: 'it' })
  await makeVault(page, 'it')
  await writeEntry(page, 'it', WORDS)
  await openCare(page, 'it', 'keys')
  const rotation = page.getByRole('region', { name: text('it', 'keys:rotation.title'), exact: true })
  const press = (key: string) => rotation.getByRole('button', { name: text('it', key), exact: true }).click()
  await press('keys:rotation.open')
  const field = (key: string) => rotation.getByLabel(text('it', key), { exact: true })
  await field('keys:present.passphrase').fill(PASSPHRASE)
  await field('keys:rotation.next').fill(NEXT)
  await field('keys:rotation.again').fill(NEXT)
  await expectAccessible(page, 'keys, making new ones')
  await press('keys:rotation.make')
  await expect(rotation.getByText(text('it', 'keys:rotation.keep'))).toBeVisible({ timeout: 30_000 })
  await retypeKit(page, 'it')
  await expectAccessible(page, 'keys, new kit')
  await press('keys:rotation.commit')
  await expect(rotation.getByText(text('it', 'keys:rotation.done'))).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+l')
  await unlock(page, 'it')
  await expect(page.getByText(text('it', 'lock:error.wrong-passphrase'))).toBeVisible({ timeout: 30_000 })
  await unlock(page, 'it', NEXT)
  await expectOpen(page, 'it')
  await goToRoom(page, 'it', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
})

test('[KR12] a vault without a passphrase is hidden and opened, and gets a passphrase later', async ({ launch }) => {
  const { page } = await launch({ locale: 'en' })
  const press = (key: string) => page.getByRole('button', { name: text('en', key), exact: true }).click()
  await press('first-start:next')
  await press('first-start:next')
  await press('first-start:decline.open')
  await expect(page.getByText(text('en', 'first-start:decline.file'))).toBeVisible()
  await expectAccessible(page, 'without a passphrase')
  await press('first-start:decline.next')
  await retypeKit(page, 'en')
  await press('first-start:kit.make')
  await expectOpen(page, 'en')
  await writeEntry(page, 'en', WORDS)
  await page.keyboard.press('Control+l')
  await expect(page.getByText(text('en', 'lock:device.body'))).toBeVisible()
  await expectAccessible(page, 'hidden')
  await press('lock:open')
  await expectOpen(page, 'en')
  await openCare(page, 'en', 'keys')
  await page.getByLabel(text('en', 'keys:passphrase.next'), { exact: true }).fill(NEXT)
  await page.getByLabel(text('en', 'keys:passphrase.again'), { exact: true }).fill(NEXT)
  await expectAccessible(page, 'keys, without a passphrase')
  await press('keys:device.set')
  await expect(page.getByText(text('en', 'keys:passphrase.done'))).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+l')
  await unlock(page, 'en', NEXT)
  await expectOpen(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
})

test('[VG23] with neither passphrase nor the computer’s key, the recovery code opens and makes all keys new', async ({
  launch,
  userData,
}) => {
  const first = await launch({ locale: 'en' })
  const pressed = (page: typeof first.page, key: string) =>
    page.getByRole('button', { name: text('en', key), exact: true }).click()
  await pressed(first.page, 'first-start:next')
  await pressed(first.page, 'first-start:next')
  await pressed(first.page, 'first-start:decline.open')
  await pressed(first.page, 'first-start:decline.next')
  const code = await retypeKit(first.page, 'en')
  await pressed(first.page, 'first-start:kit.make')
  await expectOpen(first.page, 'en')
  await writeEntry(first.page, 'en', WORDS)
  await first.close()
  await rm(join(userData, 'device-keys'), { recursive: true })

  const { page } = await launch({ locale: 'en' })
  const press = (key: string) => pressed(page, key)
  await press('lock:open')
  await expect(page.getByText(text('en', 'lock:error.no-device-key'))).toBeVisible()
  await press('lock:useRecovery')
  await page.getByLabel(text('en', 'lock:recovery.label'), { exact: true }).fill(code)
  await press('lock:open')
  await expectOpen(page, 'en')
  await openCare(page, 'en', 'keys')
  const rotation = page.getByRole('region', { name: text('en', 'keys:rotation.title'), exact: true })
  await expect(rotation.getByText(text('en', 'keys:rotation.textDevice'))).toBeVisible()
  await press('keys:rotation.open')
  await press('keys:rotation.make')
  await expect(rotation.getByText(text('en', 'keys:refused.no-device-key'))).toBeVisible()
  await rotation.getByRole('button', { name: text('en', 'keys:present.useCode'), exact: true }).click()
  await rotation.getByLabel(text('en', 'keys:present.code'), { exact: true }).fill(code)
  await expectAccessible(page, 'keys, by the recovery code')
  await press('keys:rotation.make')
  await expect(rotation.getByText(text('en', 'keys:rotation.keep'))).toBeVisible({ timeout: 30_000 })
  await retypeKit(page, 'en')
  await press('keys:rotation.commit')
  await expect(rotation.getByText(text('en', 'keys:rotation.done'))).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+l')
  await press('lock:open')
  await expectOpen(page, 'en')
  await goToRoom(page, 'en', 'journal')
  await expect(page.getByText(WORDS)).toBeVisible()
})
