// Rule X19: no code knows an exercise by its id; what is special about one is data in its definition.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readExercises } from './vite-exercises.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const ids = readExercises().map((exercise) => exercise.id)

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|css|html)$/.test(file) && !/\.(test|test-support)\.tsx?$/.test(file))
    .map((file) => join(folder, file))
}

function idsIn(source: string): string[] {
  return ids.filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(source))
}

test('[X19] no source of shared/ or renderer/ names an exercise', () => {
  const files = [...sources('shared'), ...sources('renderer')]
  expect(files.length).toBeGreaterThan(10)
  const found = files.flatMap((file) => idsIn(readFileSync(join(ROOT, file), 'utf8')).map((id) => `${file}: ${id}`))
  expect(found).toEqual([])
})

test('[X19] the search would find one', () => {
  expect(idsIn(`if (exercise.id === '${ids[0]}') return`)).toEqual([ids[0]])
  expect(idsIn(`/path/${ids[0]}`)).toEqual([ids[0]])
})
