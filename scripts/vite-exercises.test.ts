// Rule X30: what does not fit the format fails the build with the file and the fault; what fits becomes a module.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readExercises } from './vite-exercises.ts'

const folder = mkdtempSync(join(tmpdir(), 'exercises-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('[X30] a broken definition is refused with the file’s name and every fault', () => {
  writeFileSync(join(folder, 'broken.yaml'), 'format: 1\nid: broken\nstage: nowhere\nsteps: []\n')
  expect(() => readExercises(folder)).toThrow(/broken\.yaml: stage: [\s\S]*broken\.yaml: steps: /)
})

test('[X30] the plugin gives the checked exercises to the page, by stage and order', async () => {
  // The module's type belongs to the page's project; here only its value counts.
  const name: string = 'virtual:exercises'
  const page = (await import(name)) as { default: unknown }
  expect(page.default).toEqual(readExercises())
})
