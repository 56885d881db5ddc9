// settings.json survives damage and never lies half written.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#shared/formats/settings.ts'
import { openSettings } from './settings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('[S13] what was written is read again by the next start', async () => {
  const wished = { ...DEFAULT_SETTINGS, theme: 'dark', zoom: 150 } as const
  await (await openSettings(folder)).write(wished)
  expect((await openSettings(folder)).current()).toEqual(wished)
})

test.each(['', '{', '[]', '{"format":2}', '{"format":1,"zoom":1000}', '\0\0\0'])(
  '[S13] a damaged file (%j) means defaults',
  async (text) => {
    await writeFile(join(folder, 'settings.json'), text)
    expect((await openSettings(folder)).current()).toEqual(DEFAULT_SETTINGS)
  },
)

test('[S13] of many writes at once the last one stays, and no temp file', async () => {
  const settings = await openSettings(folder)
  await Promise.all([60, 70, 80, 90].map((zoom) => settings.write({ ...DEFAULT_SETTINGS, zoom })))
  expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')).zoom).toBe(90)
  expect(await readdir(folder)).toEqual(['settings.json'])
})
