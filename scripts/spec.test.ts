// Holds docs/SPEC.md to the tests: a rule that no test cites is a wish, and a citation without a rule is a slip.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '*.test.ts', '*.test.tsx', '*.spec.ts'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.endsWith('scripts/spec.test.ts'))
const RULE = /\[([A-Z]+\d+)\](?:–\[([A-Z]+)(\d+)\])?/g

/** Every rule named in a text; `[J5]–[J9]` names five. */
function rulesIn(text: string): Set<string> {
  const rules = new Set<string>()
  for (const [, rule = '', letter, last] of text.matchAll(RULE)) {
    rules.add(rule)
    if (letter && last)
      for (let n = Number(rule.slice(letter.length)); n <= Number(last); n++) rules.add(`${letter}${n}`)
  }
  return rules
}

const rules = rulesIn(readFileSync(join(ROOT, 'docs', 'SPEC.md'), 'utf8'))
const cited = new Set<string>()
for (const file of files) for (const rule of rulesIn(readFileSync(join(ROOT, file), 'utf8'))) cited.add(rule)

it('every rule is cited by a test', () => {
  expect([...rules].filter((rule) => !cited.has(rule))).toEqual([])
})

it('every rule that a test cites is written down', () => {
  expect([...cited].filter((rule) => !rules.has(rule))).toEqual([])
})
