// Rule [VG7]: what the log lost is told by name when the vault is opened – brought back, or shown in an earlier state.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { scanSegment } from '../electron/vault/frame.ts'
import { expectAccessible } from './axe.ts'
import { typeIntoEntry, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, makeVault, unlock } from './drive/vault.ts'
import { openCare } from './drive/vault-care.ts'
import { expect, type RunningApp, test } from './fixtures.ts'

const WORDS = 'The pitch went well, which is the trouble.'
const LATER = ' A second thought.'

/** Ends the last saves of the log (but for checkpoints) and the working database; `withHeader`: their headers too, so that nothing names what is lost. */
async function lose(app: RunningApp, count: number, withHeader: boolean): Promise<void> {
  await rm(join(app.profile, 'IndexedDB'), { recursive: true })
  const folder = join(app.userData, 'vault', 'log')
  for (const name of (await readdir(folder)).sort().reverse()) {
    const bytes = await readFile(join(folder, name))
    const frames = scanSegment(bytes, null).frames.filter(({ offset }) => bytes.readUInt8(offset + 132) !== 3)
    if (frames.length === 0) continue
    for (const { offset, header } of frames.slice(-count)) {
      // A little of the header, or everything that is sealed behind the list of contents.
      const sealedFrom = offset + 116 + 26 * bytes.readUInt32LE(offset + 12)
      const [from, to] = withHeader ? [offset + 20, offset + 60] : [sealedFrom, offset + header.bytes]
      for (let byte = from; byte < to; byte += 1) bytes[byte] = (bytes[byte] ?? 0) ^ 0x5a
    }
    await writeFile(join(folder, name), bytes)
    return
  }
}

async function writeTwice(page: Page, language: 'en' | 'it'): Promise<void> {
  await writeEntry(page, language, WORDS)
  await page.keyboard.press('Control+l')
  await unlock(page, language)
  await expectOpen(page, language)
  await typeIntoEntry(page, language, LATER)
}

test('[VG7] a state that the log lost comes back from a snapshot, and is named with it', async ({ launch }) => {
  const app = await launch()
  await makeVault(app.page, 'en')
  await writeTwice(app.page, 'en')
  await app.close()
  await lose(app, 1, true)
  const { page } = await launch()
  await unlock(page, 'en')
  await expectOpen(page, 'en')
  const notice = page.getByRole('status').filter({ hasText: text('en', 'app:opened.broughtBack_one') })
  await expect(notice).toContainText('The pitch went well')
  await expect(notice).toContainText('from the snapshot of')
  await expectAccessible(page, 'opened, brought back')
  await notice.getByRole('link').click()
  await expect(page.getByRole('textbox', { name: text('en', 'journal:text.label') })).toContainText(LATER.trim())
})

test('[VG7] a state that is found nowhere is named as lost, at opening and by the check', async ({ launch }) => {
  const app = await launch({ locale: 'it' })
  await makeVault(app.page, 'it')
  await writeTwice(app.page, 'it')
  await app.close()
  await lose(app, 1, false)
  await rm(join(app.userData, 'vault', 'snapshots'), { recursive: true })
  const { page } = await launch({ locale: 'it' })
  await unlock(page, 'it')
  await expectOpen(page, 'it')
  const notice = page.getByRole('status').filter({ hasText: text('it', 'app:opened.earlier_one') })
  await expect(notice).toContainText('The pitch went well')
  await openCare(page, 'it', 'backups')
  await page.getByRole('button', { name: text('it', 'backups:check.go'), exact: true }).click()
  await expect(page.getByText(text('it', 'backups:check.earlier_one'))).toBeVisible()
  await expectAccessible(page, 'backups, checked with an earlier state')
})
