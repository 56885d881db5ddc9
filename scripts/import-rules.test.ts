// Proves that each import rule of DESIGN §4 is an error: a small file that breaks it, at its place in a copy of the tree.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const breaches: [file: string, specifier: string][] = [
  ['shared/domain/a.ts', 'zod'],
  ['shared/domain/b.ts', '../formats/commit.ts'],
  ['shared/domain/ledger/a.ts', '../../formats/commit.ts'],
  ['shared/domain/ledger/b.ts', 'zod'],
  ['shared/formats/imports/a.ts', '../../contract/errors.ts'],
  ['shared/formats/a.ts', 'node:fs'],
  ['shared/formats/b.ts', '../contract/contract.ts'],
  ['shared/formats/c.ts', '@tiptap/core'],
  ['shared/contract/a.ts', 'electron'],
  ['electron/vault/a.ts', 'electron'],
  ['electron/main/a.ts', '#data/repository.ts'],
  ['electron/preload/a.ts', 'react'],
  ['renderer/src/ui/a.ts', '#shared/domain/records.ts'],
  ['renderer/src/ui/b.ts', '#data/heads.ts'],
  ['renderer/src/ui/c.ts', '../parts/keep-line.ts'],
  ['renderer/src/platform/a.ts', '#data/heads.ts'],
  ['renderer/src/crypto/a.ts', '#platform/platform.ts'],
  ['renderer/src/i18n/a.ts', '#ui/Button.tsx'],
  ['renderer/src/data/a.ts', '#parts/keep-line.ts'],
  ['renderer/src/parts/a.ts', '#features/journal/JournalPage.tsx'],
  ['renderer/src/parts/b.ts', '#crypto/envelope.ts'],
  ['renderer/src/parts/c.ts', 'dexie'],
  ['renderer/src/features/journal/a.ts', '#features/sparks/SparksPage.tsx'],
  ['renderer/src/features/journal/b.ts', '../sparks/SparksPage.tsx'],
  ['renderer/src/features/journal/c.ts', 'dexie'],
  ['renderer/src/features/journal/d.ts', 'electron'],
  ['renderer/src/features/journal/e.ts', '#app/main.tsx'],
  ['renderer/src/features/journal/f.ts', '#crypto/envelope.ts'],
  ['renderer/src/app/a.ts', 'dexie'],
  ['renderer/src/app/b.ts', 'node:fs'],
]
const allowed: [file: string, specifier: string][] = [
  ['shared/formats/ok.ts', '../domain/text.ts'],
  ['shared/domain/ledger/ok.ts', '../records.ts'],
  ['shared/formats/imports/ok.ts', '../../domain/text.ts'],
  ['shared/formats/markdown.ts', 'markdown-it'],
  ['renderer/src/ui/ok.ts', '#shared/domain/text.ts'],
  ['renderer/src/data/ok.ts', 'dexie'],
  ['renderer/src/features/journal/ok.ts', '#parts/keep-line.ts'],
  ['renderer/src/app/ok.ts', '#features/journal/JournalPage.tsx'],
]

interface Diagnostic {
  category: string
  location: { path: string | { file: string } }
}
let folder: string
let diagnostics: { rule: string; file: string }[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'))
  const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'))
  delete config.$schema
  config.vcs.enabled = false
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(config))
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const [file, specifier] of [...breaches, ...allowed]) put(file, `export { thing } from '${specifier}'\n`)
  put('shared/domain/cycle-one.ts', "export { two } from './cycle-two.ts'\nexport const one = 1\n")
  put('shared/domain/cycle-two.ts', "export { one } from './cycle-one.ts'\nexport const two = 2\n")
  let output = ''
  try {
    output = execFileSync(
      join(ROOT, 'node_modules', '.bin', 'biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  const report = JSON.parse(output.slice(output.indexOf('{'))) as { diagnostics: Diagnostic[] }
  diagnostics = report.diagnostics.map(({ category, location: { path } }) => ({
    rule: category,
    file: typeof path === 'string' ? path : path.file,
  }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rulesOf = (file: string) => diagnostics.filter((each) => each.file.endsWith(file)).map((each) => each.rule)

describe('who may import whom', () => {
  it.each(breaches)('%s may not import %s', (file) => {
    expect(rulesOf(file)).toContain('lint/style/noRestrictedImports')
  })

  it.each(allowed)('%s may import %s', (file) => {
    expect(rulesOf(file)).not.toContain('lint/style/noRestrictedImports')
  })

  it('calls a cycle an error', () => {
    expect(rulesOf('shared/domain/cycle-one.ts')).toContain('lint/suspicious/noImportCycles')
  })

  it('lets only the platform room see the preload object', () => {
    const renderer = join(ROOT, 'renderer', 'src')
    const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
    const touching = files.filter((name) =>
      /window\.unborrowed|globalThis\.unborrowed/.test(readFileSync(join(renderer, name), 'utf8')),
    )
    expect(touching).toEqual([join('platform', 'platform.ts')])
  })
})
