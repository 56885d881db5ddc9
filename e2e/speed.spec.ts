// What can be held of speed without a clock: what the page loads before it shows anything.
import { join } from 'node:path'
import { initialScript } from '../bench/measure.ts'
import { expect, test } from './fixtures.ts'

const OUT = join(import.meta.dirname, '..', 'out', 'renderer')

test('[BE2] the unlock screen waits for at most 250 kB of gzipped script, of one language, and nothing of editor, search or files', async ({
  launch,
}) => {
  expect(initialScript(OUT).gzip).toBeLessThanOrEqual(250_000)
  const { page } = await launch()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => {
        const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
        return name.endsWith('.js') && startTime < painted
      })
      .map(({ name }) => name.split('/').at(-1)),
  )
  expect(loaded.some((name) => name?.startsWith('index-'))).toBe(true)
  expect(loaded.filter((name) => name && /TextEditor|sqlite|search|pdf|docx|library|worker/i.test(name))).toEqual([])
  expect(loaded.filter((name) => name?.startsWith('texts-'))).toHaveLength(1)
})
