// Keys: all made new at once, in Italian, and what opens afterwards.

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
