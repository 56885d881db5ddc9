// Vite plugin: the exercises, helplines and pyramid of resources/ as modules `virtual:exercises`, `virtual:support` and
// `virtual:pyramid`.
// Everything is checked here, so that a broken definition fails the build and never reaches a person.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { type Exercise, STAGES } from '../shared/domain/exercise.ts'
import type { ReplyPart } from '../shared/domain/ledger/reply.ts'
import type { PyramidWords } from '../shared/domain/pyramid.ts'
import type { SupportCountry } from '../shared/domain/support.ts'
import { exerciseFaults, exerciseSchema } from '../shared/formats/exercise.ts'
import { pyramidSchema } from '../shared/formats/pyramid.ts'
import { repliesSchema } from '../shared/formats/replies.ts'
import { supportSchema } from '../shared/formats/support.ts'

const RESOURCES = join(dirname(fileURLToPath(import.meta.url)), '..', 'resources')

/**
 * Every exercise of a folder, by stage and order.
 * @throws Error naming the file and each fault.
 */
export function readExercises(folder: string = join(RESOURCES, 'exercises')): Exercise[] {
  const faults: string[] = []
  const exercises: Exercise[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const value: unknown = parse(readFileSync(join(folder, file), 'utf8'))
    const found = exerciseFaults(value)
    if (found.length > 0) faults.push(...found.map((fault) => `${file}: ${fault}`))
    else exercises.push(exerciseSchema.parse(value))
    const id = exercises.at(-1)?.id
    if (found.length === 0 && `${id}.yaml` !== file) faults.push(`${file}: the file must be named ${id}.yaml`)
  }
  if (faults.length > 0) throw new Error(`exercises:\n${faults.join('\n')}`)
  return exercises.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || a.order - b.order)
}

/** The helplines. @throws ZodError when they do not fit the format. */
export function readSupport(file: string = join(RESOURCES, 'support.yaml')): SupportCountry[] {
  return supportSchema.parse(parse(readFileSync(file, 'utf8')))
}

/** The words of the pyramid. @throws ZodError when they do not fit the format. */
export function readPyramid(file: string = join(RESOURCES, 'pyramid.yaml')): PyramidWords {
  return pyramidSchema.parse(parse(readFileSync(file, 'utf8')))
}

/** The building blocks of replies. @throws ZodError when they do not fit the format. */
export function readReplies(file: string = join(RESOURCES, 'replies.yaml')): ReplyPart[] {
  return repliesSchema.parse(parse(readFileSync(file, 'utf8')))
}

const MODULES: Record<string, () => unknown> = {
  'virtual:exercises': () => readExercises(),
  'virtual:support': () => readSupport(),
  'virtual:pyramid': () => readPyramid(),
  'virtual:replies': () => readReplies(),
}

export function exercises(): Plugin {
  return {
    name: 'unborrowed-exercises',
    resolveId(id) {
      return Object.hasOwn(MODULES, id) ? `\0${id}` : undefined
    },
    load(id) {
      const read = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined
      if (!read) return undefined
      for (const name of readdirSync(join(RESOURCES, 'exercises')))
        this.addWatchFile(join(RESOURCES, 'exercises', name))
      for (const name of ['support.yaml', 'pyramid.yaml', 'replies.yaml']) this.addWatchFile(join(RESOURCES, name))
      return `export default ${JSON.stringify(read())}`
    },
  }
}
