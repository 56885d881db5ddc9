// The example of docs/PACKS.md in the running app: seen, added, begun, removed; what was written stays readable.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from './axe.ts'
import { text } from './drive/texts.ts'
import { goToRoom, makeVault } from './drive/vault.ts'
import { expect, test } from './fixtures.ts'

const LINE = 'a light on the third floor'

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-packs-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

test('[P17] the example pack is added, played, removed, and its session stays readable', async ({ launch }) => {
  const docs = await readFile(join(import.meta.dirname, '..', 'docs', 'PACKS.md'), 'utf8')
  const file = join(folder, 'walk.yaml')
  await writeFile(file, /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? '')
  const broken = join(folder, 'broken.yaml')
  await writeFile(broken, 'format: 1\nid: Not An Id\n')

  const { page, answerOpen } = await launch()
  await makeVault(page, 'en')
  const button = (key: string) => page.getByRole('button', { name: text('en', key), exact: true })
  await goToRoom(page, 'en', 'path')
  await page.getByRole('link', { name: text('en', 'path:packs'), exact: true }).click()
  await answerOpen([broken])
  await button('packs:open').click()
  await expect(page.getByRole('alert')).toContainText('broken.yaml, line 2')
  await expectAccessible(page, 'a refused pack')
  await answerOpen([file])
  await button('packs:open').click()
  await expect(page.getByRole('heading', { name: 'Two evenings with Ada' })).toBeVisible()
  await expectAccessible(page, 'a pack before it is added')
  await button('packs:preview.add').click()
  await expect(page.getByText(text('en', 'packs:added', { title: 'Two evenings with Ada' }))).toBeVisible()
  await expectAccessible(page, 'packs')

  await goToRoom(page, 'en', 'path')
  await page.getByRole('link', { name: 'The short round', exact: true }).click()
  await expect(page.getByText(text('en', 'packs:only.en')).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'The short round' })).toBeVisible()
  await button('path:intro.begin').click()
  await button('session:next').click()
  await expect(page.getByRole('heading', { name: /^What did you see/ })).toBeVisible()
  const line = page.getByRole('textbox').first()
  await line.fill(LINE)
  await button('session:next').click()
  await expect(page.getByRole('heading', { name: /^Which of these/ })).toBeVisible()
  await expect(page.getByText(LINE).first()).toBeVisible()
  const session = await page.evaluate(() => window.location.hash)

  const go = (hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to
    }, hash)
  await go('#/mine/arrive')
  await expect(page.getByLabel(text('en', 'packs:mine.name'))).toBeVisible()
  await expectAccessible(page, 'make it mine')
  await go('#/packs')
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.getByText(text('en', 'packs:removed', { title: 'Two evenings with Ada' }))).toBeVisible()
  await go(session)
  await expect(page.getByText(LINE).first()).toBeVisible()
})
