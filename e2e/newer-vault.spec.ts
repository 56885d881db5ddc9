// Rule [VG14]: a vault that a newer version wrote is opened for reading, says so, can be taken out, and stays byte for byte.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { scanSegment } from '../electron/vault/frame.ts'
import { expectAccessible } from './axe.ts'
import { writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { openCare } from './drive/vault-care.ts'
import { expect, test } from './fixtures.ts'

const WORDS = 'The pitch went well, which is the trouble.'

/** The last save becomes one of a later frame format. */
async function makeNewer(vault: string): Promise<void> {
  const folder = join(vault, 'log')
  for (const name of (await readdir(folder)).sort().reverse()) {
    const bytes = await readFile(join(folder, name))
    const last = scanSegment(bytes, null).frames.at(-1)
    if (last === undefined) continue
    const frame = bytes.subarray(last.offset, last.offset + last.header.bytes)
    frame.writeUInt16LE(2, 4)
    frame.writeUInt32LE(crc32(frame.subarray(0, -4)), frame.byteLength - 4)
    await writeFile(join(folder, name), bytes)
    return
  }
}

async function filesOf(vault: string): Promise<string[]> {
  const entries = await readdir(vault, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hashes = await Promise.all(
    files.sort().map(
      async (file) =>
        `${file} ${createHash('sha256')
          .update(await readFile(file))
          .digest('hex')}`,
    ),
  )
  return hashes
}

test('[VG14] a newer version’s vault opens read-only, in Italian', async ({ launch, userData }) => {
  const first = await launch({ locale: 'it' })
  await makeVault(first.page, 'it')
  await writeEntry(first.page, 'it', WORDS)
  await first.close()
  const vault = join(userData, 'vault')
  await makeNewer(vault)
  const before = await filesOf(vault)
  const app = await launch({ locale: 'it' })
  const { page } = app
  await unlock(page, 'it')
  await expectOpen(page, 'it')
  await expect(page.getByText(text('it', 'app:readOnly.line'))).toBeVisible()
  await expect(page.getByText(text('it', 'app:readOnly.frames_one'))).toBeVisible()
  await expectAccessible(page, 'only read')
  await goToRoom(page, 'it', 'journal')
  await page.getByRole('link', { name: WORDS }).click()
  await page.getByRole('textbox', { name: text('it', 'journal:text.label'), exact: true }).click()
  await page.keyboard.type('Altro.')
  await expect(page.getByText(text('it', 'errors:kind.newer-format'))).toBeVisible()
  await page.keyboard.press('Control+l')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(text('it', 'errors:kind.newer-format'))
  await expectAccessible(page, 'only read, leaving')
  await dialog.getByRole('button', { name: text('it', 'app:leave.without.lock'), exact: true }).click()
  await unlock(page, 'it')
  await expectOpen(page, 'it')
  await openCare(page, 'it', 'backups')
  await page.getByRole('button', { name: text('it', 'backups:snapshots.make'), exact: true }).click()
  await expect(page.getByText(text('it', 'errors:kind.newer-format'))).toBeVisible()
  const file = join(userData, 'fuori.unborrowed')
  await app.answerSave(file)
  await page.getByRole('button', { name: text('it', 'backups:file.save'), exact: true }).click()
  await expect(page.getByText(text('it', 'backups:file.saved', { name: 'fuori.unborrowed' }))).toBeVisible()
  await app.close()
  expect(await filesOf(vault)).toEqual(before)
})
