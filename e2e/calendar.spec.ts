// The journal as a month and a year of days, this day in other years, and filters that hold for both: in Italian, by keys too.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import { goToRoom, makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const day = (year: number, month: number, date: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
const now = new Date()
const thisYear = now.getFullYear()
/** The same day a year ago; the leap day is told on the 28th. */
const isLeapDay = now.getMonth() === 1 && now.getDate() === 29
const aYearAgo = day(thisYear - 1, now.getMonth() + 1, isLeapDay ? 28 : now.getDate())
const ENTRIES = [
  { day: day(thisYear - 2, 3, 9), tags: 'mare', words: 'Il faro era acceso.' },
  { day: day(thisYear - 2, 3, 23), tags: 'lavoro', words: 'Ho contato le ore.' },
  { day: aYearAgo, tags: 'mare', words: 'Il faro era spento, un anno fa.' },
]

test('[FN12] [FN13] [FN15] mese, anno, questo giorno e filtri mostrano le stesse pagine', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'unborrowed-e2e-calendar-'))
  try {
    const file = join(folder, 'note.zip')
    const notes = ENTRIES.map((entry, at) => [
      `${entry.day} Nota ${at}.md`,
      strToU8(`---\ndate: ${entry.day}\ntags: [${entry.tags}]\n---\n${entry.words}`),
    ])
    await writeFile(file, zipSync(Object.fromEntries(notes)))
    const app = await launch({ locale: 'it', viewport: { width: 900, height: 700 } })
    const { page } = app
    await makeVault(page, 'it')
    await page.evaluate(() => {
      window.location.hash = '#/import'
    })
    await app.answerOpen([file])
    await page.getByRole('button', { name: text('it', 'import:chooseFile'), exact: true }).click()
    await page.getByRole('button', { name: text('it', 'import:looked.bring_other'), exact: true }).click()
    await expect(page.getByText(text('it', 'import:ended.done_other', { count: 3 }))).toBeVisible()

    await goToRoom(page, 'it', 'journal')
    const onThisDay = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: text('it', 'journal:onThisDay') }) })
    await expect(onThisDay.getByText('Il faro era spento, un anno fa.')).toBeVisible()
    await expect(onThisDay.getByRole('link')).toHaveCount(1)

    const view = (name: string) => page.getByRole('button', { name: text('it', `journal:view.${name}`), exact: true })
    await view('year').click()
    await page.getByRole('button', { name: String(thisYear - 1), exact: true }).click()
    await page.getByRole('button', { name: String(thisYear - 2), exact: true }).click()
    const days = page.locator('button[data-day]')
    await expect(days).toHaveCount(2)
    await expectAccessible(page, 'journal, year')
    // By keys: from the first day with words to the next, which opens below.
    await days.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(days.nth(1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').getByText('Ho contato le ore.')).toBeVisible()
    await view('month').click()
    await expect(page.getByRole('heading', { level: 2, name: `marzo ${thisYear - 2}` })).toBeVisible()
    await expect(days).toHaveCount(2)
    await expectAccessible(page, 'journal, month')

    await page.getByText(text('it', 'find:filter.title'), { exact: true }).click()
    await page.getByRole('button', { name: text('it', 'find:filter.tag') }).click()
    await page.getByRole('option', { name: 'mare', exact: true }).click()
    await expect(page.getByText(text('it', 'journal:list.passing_other', { count: 2 }))).toBeVisible()
    await expect(days).toHaveCount(1)
    await expectAccessible(page, 'journal, filtered')
    await view('list').click()
    await expect(page.getByText('Il faro era acceso.')).toBeVisible()
    await expect(page.getByText('Ho contato le ore.')).toHaveCount(0)
    await page.getByRole('button', { name: text('it', 'find:filter.clear'), exact: true }).click()
    await expect(page.getByText('Ho contato le ore.')).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
})
