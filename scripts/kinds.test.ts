// Rule PP20 of docs/SPEC.md: what docs/ARCHITECTURE.md says of every record kind is what the code does.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isReadBeside } from '../shared/domain/export.ts'
import { HISTORY_KINDS } from '../shared/domain/history.ts'
import { bodySchemas, RECORD_KINDS } from '../shared/formats/records.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Cells by column name, by kind; a row may name several kinds. */
function tableOf(text: string): { kind: string; cells: Record<string, string> }[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith('| Kind |'))
  const cellsOf = (line = '') =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const names = cellsOf(lines[start])
  const rest = lines.slice(start + 2)
  const rows = rest.slice(
    0,
    rest.findIndex((line) => !line.startsWith('|')),
  )
  return rows.flatMap((line) => {
    const cells = cellsOf(line)
    const byName = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
    return (cells[0] ?? '').split(',').map((kind) => ({ kind: kind.trim(), cells: byName }))
  })
}

const table = tableOf(read('docs/ARCHITECTURE.md'))
const saysYes = (column: string) =>
  table
    .filter(({ cells }) => cells[column]?.startsWith('yes'))
    .map(({ kind }) => kind)
    .sort()

/** The kinds of a switch whose cases end in `return []`. */
function wordlessKinds(source: string): string[] {
  const groups = [...source.matchAll(/((?:\s*case '[a-z]+':)+)\s*return \[\]/g)]
  return groups.flatMap(([, cases = '']) => [...cases.matchAll(/'([a-z]+)'/g)].map(([, kind = '']) => kind)).sort()
}

test('[PP20] the table has one row for every kind that exists, and no other', () => {
  expect(table.map(({ kind }) => kind).sort()).toEqual([...RECORD_KINDS].sort())
})

test('[PP20] kinds with a body are those with a schema for one', () => {
  const without = table.filter(({ cells }) => cells.Body?.startsWith('–')).map(({ kind }) => kind)
  expect(without.sort()).toEqual(RECORD_KINDS.filter((kind) => !Object.hasOwn(bodySchemas, kind)).sort())
})

test('[PP20] search sees every kind with words, and the table says which have none', () => {
  const wordless = wordlessKinds(read('shared/domain/kind-texts.ts'))
  expect(wordless).toEqual(['definition', 'history', 'profile'])
  expect(saysYes('Search')).toEqual(RECORD_KINDS.filter((kind) => !wordless.includes(kind)).sort())
})

test('[PP20] earlier versions are kept of the kinds the table says', () => {
  expect(saysYes('Earlier versions')).toEqual([...HISTORY_KINDS].sort())
})

test('[PP20] the trash takes the kinds the table says, and has a name for each in both languages', () => {
  const source = /TRASH_KINDS = \[([^\]]*)\]/.exec(read('renderer/src/features/trash/trash-items.ts'))?.[1] ?? ''
  const kinds = [...source.matchAll(/'([a-z-]+)'/g)].map(([, kind = '']) => kind).sort()
  expect(kinds.length).toBeGreaterThan(10)
  expect(saysYes('Trash')).toEqual(kinds)
  for (const language of ['en', 'it']) {
    const names = JSON.parse(read(`resources/locales/${language}/trash.json`)) as { kind: Record<string, string> }
    expect(Object.keys(names.kind).sort()).toEqual(kinds)
  }
})

test('[PP20] backup, snapshots and integrity check carry every kind because they know none', () => {
  expect(saysYes('Backup, snapshots, integrity check')).toEqual([...RECORD_KINDS].sort())
  for (const file of ['renderer/src/data/backup.ts', 'electron/vault/snapshots.ts', 'renderer/src/data/integrity.ts']) {
    const source = read(file)
    const named = RECORD_KINDS.filter(
      (kind) => source.includes(`kind === '${kind}'`) || source.includes(`case '${kind}'`),
    )
    expect({ file, named }).toEqual({ file, named: [] })
  }
})

test('[PP20] a readable export has a page for the kinds the table says, each with its name; open JSON names no kind', () => {
  const readable = RECORD_KINDS.filter((kind) => kind === 'entry' || kind === 'attachment' || isReadBeside(kind))
  expect(saysYes('Readable export')).toEqual(readable.sort())
  for (const language of ['en', 'it']) {
    const words = JSON.parse(read(`resources/locales/${language}/export.json`)) as { kind: Record<string, string> }
    const nameless = RECORD_KINDS.filter((kind) => isReadBeside(kind) && words.kind[kind] === undefined)
    expect({ language, nameless }).toEqual({ language, nameless: [] })
  }
  // Entries and attachments are counted apart; no kind is left out.
  const source = read('renderer/src/data/export/write-json.ts')
  const named = RECORD_KINDS.filter((kind) => source.includes(`'${kind}'`))
  expect(named.filter((kind) => kind !== 'entry' && kind !== 'attachment')).toEqual([])
})
