// Pictures, sounds and PDFs among the words: taken in by picker, paste and drop, shown within the page's policy, saved as
// they were, and in no file of the disk readable.
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { pdfOf, pngOf, wavOf } from './drive/files.ts'
import { expectSaved, writeEntry } from './drive/journal.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, type Page, type RunningApp, test } from './fixtures.ts'

const WORD = 'zirbelkiefer-7431-im-bild'
const PNG = pngOf(2200, 1400, WORD)
const WAV = wavOf(400_000, WORD)
const PDF = pdfOf(['Tre pagine di appunti', 'La seconda pagina', 'La terza pagina'], WORD)

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-attach-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

const editorOf = (page: Page, language: 'en' | 'it') =>
  page.getByRole('textbox', { name: text(language, 'journal:text.label'), exact: true })
const figure = (page: Page, name: string): Locator => page.getByRole('figure', { name, exact: true })

async function pick(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(files)
}

/** As a person pastes or drops a file: the event with the file in it. */
async function hand(page: Page, by: 'paste' | 'drop', name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ({ by: how, name: called, base64 }) => {
      const data = new DataTransfer()
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      data.items.add(new File([raw], called))
      const field = document.querySelector('.ProseMirror')
      const box = field?.getBoundingClientRect()
      const where = { clientX: (box?.left ?? 0) + 20, clientY: (box?.bottom ?? 0) - 4, bubbles: true, cancelable: true }
      field?.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, ...where }),
      )
    },
    { by, name, base64: bytes.toString('base64') },
  )
}

async function saveCopy(app: RunningApp, language: 'en' | 'it', name: string, keepsPlace = true): Promise<Buffer> {
  const target = join(folder, `copy of ${name}`)
  // What an earlier copy said stays on the screen: the file itself tells when this one is there.
  await rm(target, { force: true })
  await app.answerSave(target)
  const one = figure(app.page, name)
  await one.getByRole('button', { name: text(language, 'attachments:copy.go'), exact: true }).click()
  if (name.endsWith('.png')) {
    const dialog = app.page.getByRole('dialog')
    if (!keepsPlace) await dialog.getByText(text(language, 'attachments:copy.keep'), { exact: true }).click()
    await dialog.getByRole('button', { name: text(language, 'attachments:copy.choose'), exact: true }).click()
  }
  await expect(one.getByText(text(language, 'attachments:copy.saved', { name: `copy of ${name}` }))).toBeVisible({
    timeout: 60_000,
  })
  await expect.poll(() => existsSync(target), { timeout: 60_000 }).toBe(true)
  return readFile(target)
}

async function filesHolding(inside: string): Promise<string[]> {
  const needles = [Buffer.from(WORD), Buffer.from(WORD, 'utf16le'), PNG.subarray(5000, 5040), WAV.subarray(9000, 9060)]
  const names = await readdir(inside, { recursive: true, withFileTypes: true })
  const hits: string[] = []
  for (const each of names.filter((one) => one.isFile())) {
    const bytes = await readFile(join(each.parentPath, each.name)).catch(() => Buffer.alloc(0))
    if (needles.some((needle) => bytes.includes(needle))) hits.push(each.name)
  }
  return hits
}

test('[AT14] a picture, a sound and a PDF are attached, shown, and after a restart saved as they were; no file tells of them', async ({
  launch,
  userData,
}) => {
  const app = await launch()
  const { page } = app
  await makeVault(page, 'en')
  await writeEntry(page, 'en', 'An evening in the hills.')
  await pick(page, [{ name: 'hills.png', mimeType: 'text/html', buffer: PNG }])
  await expect(figure(page, 'hills.png').getByRole('img')).toBeVisible()
  await hand(page, 'paste', 'voice.wav', WAV)
  await expect(figure(page, 'voice.wav')).toBeVisible()
  await hand(page, 'drop', 'notes.pdf', PDF)
  await expect(figure(page, 'notes.pdf').getByRole('img')).toBeVisible({ timeout: 20_000 })
  await expectSaved(page, 'en')
  expect((await readdir(join(userData, 'vault', 'blobs'))).length).toBe(5)

  // What is no picture, sound or PDF is refused in a sentence, whatever its name says.
  await hand(page, 'paste', 'holiday.jpg', Buffer.from('<script>alert(1)</script>'))
  await expect(page.getByRole('alert')).toContainText('holiday.jpg')
  await expectAccessible(page, 'an entry with attachments')

  await app.close()
  expect(await filesHolding(userData)).toEqual([])
  expect(await filesHolding(app.profile)).toEqual([])

  const again = await launch()
  await unlock(again.page, 'en')
  await expectOpen(again.page, 'en')
  await goToRoom(again.page, 'en', 'journal')
  await again.page.getByText('An evening in the hills.').first().click()
  for (const [name, bytes] of [
    ['hills.png', PNG],
    ['voice.wav', WAV],
    ['notes.pdf', PDF],
  ] as const) {
    expect(Buffer.compare(await saveCopy(again, 'en', name), bytes), name).toBe(0)
  }
  const without = await saveCopy(again, 'en', 'hills.png', false)
  expect(without.length).toBe(PNG.length)
  expect(without.includes(Buffer.from([0, 0, 0, 45, 0, 0, 0, 1, 0, 0, 0, 27]))).toBe(false)

  // The sound plays, from memory.
  await figure(again.page, 'voice.wav')
    .getByRole('button', { name: text('en', 'attachments:audio.open') })
    .click()
  const length = await again.page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
    if (audio.readyState < 1) await new Promise((resolve) => audio.addEventListener('loadedmetadata', resolve))
    return [audio.duration, audio.src.slice(0, 5)]
  })
  expect(length[1]).toBe('blob:')
  expect(Number(length[0])).toBeGreaterThan(40)
})

test('[AT15] a PDF is read page by page with the keys; a description is written and found; all in Italian', async ({
  launch,
}) => {
  const app = await launch({ locale: 'it' })
  const { page } = app
  await makeVault(page, 'it')
  await writeEntry(page, 'it', 'Appunti.')
  await pick(page, [{ name: 'appunti.pdf', mimeType: '', buffer: PDF }])
  const one = figure(page, 'appunti.pdf')
  await one
    .getByRole('button', { name: text('it', 'attachments:pdf.read') })
    .first()
    .press('Enter')
  const dialog = page.getByRole('dialog')
  const place = (at: number) =>
    expect(dialog.getByRole('status')).toHaveText(text('it', 'attachments:pdf.page', { page: at, pages: 3 }))
  await place(1)
  await expect(dialog.getByText('Tre pagine di appunti')).toBeAttached()
  await dialog.getByRole('region', { name: text('it', 'attachments:pdf.sheet') }).focus()
  await page.keyboard.press('ArrowRight')
  await place(2)
  await expect(dialog.getByText('La seconda pagina')).toBeAttached()
  await page.keyboard.press('End')
  await place(3)
  await page.keyboard.press('Home')
  await place(1)
  await expectAccessible(page, 'a PDF being read')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await one.getByRole('button', { name: text('it', 'attachments:alt.write'), exact: true }).click()
  await one.getByLabel(text('it', 'attachments:alt.label'), { exact: true }).fill('Tre fogli di appunti')
  await page.keyboard.press('Enter')
  await expect(figure(page, 'Tre fogli di appunti')).toBeVisible()
  await expectSaved(page, 'it')
  await figure(page, 'Tre fogli di appunti')
    .getByRole('button', { name: text('it', 'attachments:remove') })
    .click()
  await expect(figure(page, 'Tre fogli di appunti')).toHaveCount(0)
  await expect(editorOf(page, 'it')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(figure(page, 'Tre fogli di appunti')).toBeVisible()
})

test('[AT16] a sound of 60 MB goes in and out in pieces', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await makeVault(page, 'en')
  await writeEntry(page, 'en', 'A long recording.')
  // Made in the page, piece by piece: a test cannot hand over so large a file.
  const head = wavOf(1_000_000, WORD)
  const large = Buffer.concat([head, ...Array.from({ length: 59 }, (_, at) => Buffer.alloc(1_000_000, at + 1))])
  const heap = async () => {
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const {
      usedSize,
      embedderHeapUsedSize = 0,
      backingStorageSize = 0,
    } = (await session.send('Runtime.getHeapUsage')) as {
      usedSize: number
      embedderHeapUsedSize?: number
      backingStorageSize?: number
    }
    await session.detach()
    return usedSize + embedderHeapUsedSize + backingStorageSize
  }
  const before = await heap()
  let most = 0
  const since = Date.now()
  let isDone = false
  const watching = (async () => {
    while (!isDone) {
      most = Math.max(most, await heap())
      await page.waitForTimeout(400)
    }
  })()
  await page.evaluate((base64) => {
    const start = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    let blob = new Blob([start])
    for (let at = 1; at < 60; at += 1) blob = new Blob([blob, new Uint8Array(1_000_000).fill(at)])
    const data = new DataTransfer()
    data.items.add(new File([blob], 'long.wav'))
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(paste)
  }, head.toString('base64'))
  await expect(figure(page, 'long.wav')).toBeVisible({ timeout: 60_000 })
  expect(Buffer.compare(await saveCopy(app, 'en', 'long.wav'), large)).toBe(0)
  isDone = true
  await watching
  console.log('60 MB in and out:', Date.now() - since, 'ms; memory taken:', most - before)
  // Far less than the file: a few pieces of some megabytes each.
  expect(most - before).toBeLessThan(40_000_000)
})
