// A whole import on a real vault in memory: what comes, what a second run does, how it ends, and that undoing leaves
// nothing behind.
import './page-window.test-support.ts'
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import { beforeEach, expect, test } from 'vitest'
import { openAttachment } from '#data/attachments.ts'
import { contentHash } from '#data/content-lines.ts'
import { headsOf } from '#data/heads.ts'
import { newId, openBody, saveRecords } from '#data/repository.ts'
import { entryHead, openTestVault, textOf } from '#data/test-vault.test-support.ts'
import { plainText, textFromPlain } from '#shared/domain/text.ts'
import { DAY_ONE, JOURNEY } from '#shared/formats/imports/import-fixtures.test-support.ts'
import { type ChosenImport, chooseImportFile, chooseImportFolder } from './choose-import.ts'
import { PNG, readHere, tarOf, zipOf } from './import.test-support.ts'
import { previewOf } from './import-preview.ts'
import { type ImportRun, runImport } from './import-run.ts'
import { planUndo, undoImport } from './import-undo.ts'

const wish = {
  homeZone: 'Europe/Rome',
  today: '2026-11-22',
  labels: { place: 'Place:', people: 'With:' },
  now: '2026-11-22T10:00:00Z',
}
let vault: Awaited<ReturnType<typeof openTestVault>>
beforeEach(async () => {
  readHere()
  vault = await openTestVault()
})

async function choose(name: string, data: Uint8Array): Promise<ChosenImport> {
  vault.disk.fileToOpen = { name, data }
  const chosen = await chooseImportFile(
    'Journals',
    wish,
    () => undefined,
    () => undefined,
  )
  if (chosen === null) throw new Error('nothing was chosen')
  return chosen
}

async function bringOver(name: string, data: Uint8Array, signal = new AbortController().signal): Promise<ImportRun> {
  const chosen = await choose(name, data)
  try {
    return await runImport(chosen, wish, () => undefined, signal)
  } finally {
    await chosen.close()
  }
}

const pictures = (files: Record<string, string>) =>
  zipOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, /\.jpe?g$/.test(name) ? PNG : text])))
const dayOneZip = () => pictures(DAY_ONE)
const notes = (count: number) =>
  zipOf(
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `2021-03-${String((index % 28) + 1).padStart(2, '0')} note ${index}.md`,
        `Words ${index}`,
      ]),
    ),
  )

test('[IM20] a Day One zip comes over with zone, day, tags, star and photo; what cannot come is told', async () => {
  const chosen = await choose('Day One.zip', dayOneZip())
  if (chosen.scan === null) throw new Error('not recognised')
  const preview = previewOf(chosen.scan)
  expect(chosen.scan.source).toBe('dayone')
  expect(preview).toMatchObject({ firstDay: '1850-03-01', lastDay: '2019-01-03', here: [], attachments: 2 })
  expect(preview.fresh).toHaveLength(4)
  expect(preview.stays.map(({ problems }) => problems[0])).toEqual(['empty', 'no-date', 'unreadable'])
  expect(headsOf('entry')).toEqual([])
  const run = await runImport(chosen, wish, () => undefined, new AbortController().signal)
  expect(run).toMatchObject({ entries: 4, attachments: 1, ended: { how: 'done' } })
  const walk = headsOf('entry').find(({ day }) => day === '1969-07-20')
  expect(walk).toMatchObject({
    title: 'A walk. Alone!',
    zone: 'America/New_York',
    createdAt: '1969-07-20T20:17:40Z',
    tags: ['walks', 'Torino'],
    starred: true,
    origin: { sourceKey: 'dayone:A0000000000000000000000000000001' },
  })
  const { text } = await openBody('entry', walk?.id ?? '')
  expect(plainText(text)).toContain('It was late, and quiet.')
  expect(plainText(text)).toContain('See that day or this page.')
  expect(plainText(text)).toContain('Place: Valentino, Torino, Italia')
  const shown = (text.doc.content ?? []).filter(({ type }) => type === 'attachment').map(({ attrs }) => attrs?.id)
  expect(shown).toEqual(walk?.attachmentIds)
  expect(headsOf('attachment').map(({ mime }) => mime)).toEqual(['image/png'])
  const midnight = headsOf('entry').find(({ createdAt }) => createdAt === '2019-01-01T23:30:00Z')
  expect(midnight).toMatchObject({ day: '2019-01-02', zone: 'Europe/Rome' })
  const body = await openBody('import', run.importId)
  expect(body.lines.map(({ came, problems }) => `${came} ${problems.join()}`)).toEqual([
    'true attachment-refused',
    'false empty',
    'true zone-unclear,attachment-missing',
    'false no-date',
    'false unreadable',
    'true attachment-refused',
  ])
})

test('[IM21] a second run adds nothing; what lies in the trash counts as here', async () => {
  await bringOver('a.zip', notes(30))
  const [first] = headsOf('entry')
  if (!first) throw new Error('nothing came')
  await saveRecords([{ id: first.id, head: { ...first, deletedAt: '2026-11-22T11:00:00Z' } }])
  const before = await contentHash()
  const chosen = await choose('a.zip', notes(30))
  expect(previewOf(chosen.scan ?? never())).toMatchObject({ fresh: [], inTrash: 1 })
  const again = await runImport(chosen, wish, () => undefined, new AbortController().signal)
  expect(again).toMatchObject({ entries: 0, ended: { how: 'done' } })
  expect(await contentHash()).toBe(before)
})

test('[IM22] undoing an import restores the content hash of the vault', async () => {
  await saveRecords([{ id: newId(), head: entryHead(), body: { text: textOf('here before') } }])
  for (const data of [dayOneZip(), pictures(JOURNEY), notes(70)]) {
    const before = await contentHash()
    const { importId } = await bringOver('x.zip', data)
    expect(await contentHash()).not.toBe(before)
    const plan = await planUndo(importId)
    expect(plan.keep).toEqual([])
    await undoImport(importId, plan)
    expect(await contentHash()).toBe(before)
    expect(headsOf('import')).toEqual([])
  }
})

test('[IM23] an entry edited since the import stays and is named', async () => {
  const { importId } = await bringOver('a.zip', notes(5))
  const [edited, trashed] = headsOf('entry')
  if (!edited || !trashed) throw new Error('nothing came')
  const text = textFromPlain('My own words now')
  await saveRecords([{ id: edited.id, head: { ...edited, updatedAt: '2026-11-22T12:00:00Z' }, body: { text } }])
  await saveRecords([
    { id: trashed.id, head: { ...trashed, updatedAt: '2026-11-22T12:00:00Z', deletedAt: '2026-11-22T12:00:00Z' } },
  ])
  const plan = await planUndo(importId)
  expect(plan.keep.map(({ id }) => id)).toEqual([edited.id])
  await undoImport(importId, plan)
  expect(headsOf('entry').map(({ id }) => id)).toEqual([edited.id])
  expect(plainText((await openBody('entry', edited.id)).text)).toBe('My own words now')
})

test('[IM24] a stopped import is a whole one as far as it came, and can be undone', async () => {
  const before = await contentHash()
  const controller = new AbortController()
  const chosen = await choose('a.zip', notes(400))
  const run = await runImport(chosen, wish, ({ done }) => done >= 100 && controller.abort(), controller.signal)
  expect(run.ended).toEqual({ how: 'stopped' })
  expect(headsOf('entry')).toHaveLength(run.entries)
  expect(run.entries).toBeLessThan(400)
  expect(headsOf('import')).toMatchObject([{ isPartial: true, entries: run.entries }])
  await undoImport(run.importId, await planUndo(run.importId))
  expect(await contentHash()).toBe(before)
})

test('[IM24] a disk that fails on the way leaves whole commits, says so, and a second run brings the rest', async () => {
  vault.disk.failAppends = 'disk-full'
  vault.disk.appendsBeforeFailing = 4
  const run = await bringOver('a.zip', notes(400))
  expect(run).toMatchObject({ entries: 200, ended: { how: 'failed', kind: 'disk-full' } })
  expect(headsOf('entry')).toHaveLength(200)
  vault.disk.failAppends = null
  const rest = await bringOver('a.zip', notes(400))
  expect(rest.entries).toBe(200)
})

test('[IM24] a disk that fails at the very end, before the report, leaves what came as an import that can be undone', async () => {
  vault.disk.failAppends = 'disk-full'
  vault.disk.appendsBeforeFailing = 4
  const run = await bringOver('a.zip', notes(200))
  expect(run).toMatchObject({ entries: 200, ended: { how: 'failed', kind: 'disk-full' } })
  vault.disk.failAppends = null
  expect(headsOf('import')).toMatchObject([{ isPartial: true, entries: 200 }])
  await undoImport(run.importId, await planUndo(run.importId))
  expect(headsOf('entry')).toEqual([])
})

test('[TF10] pictures that come with an import have their size and a preview, as those added by hand; undoing takes both away', async () => {
  const before = await contentHash()
  const chosen = await choose('Day One.zip', dayOneZip())
  const seen: number[] = []
  const look = async (file: Blob) => {
    seen.push(file.size)
    return { width: 3, height: 2, preview: new Blob([Uint8Array.of(9, 9, 9)], { type: 'image/webp' }) }
  }
  const run = await runImport(chosen, { ...wish, look }, () => undefined, new AbortController().signal)
  expect(seen[0]).toBe(PNG.byteLength)
  expect(headsOf('attachment')).toMatchObject([
    { width: 3, height: 2, bytes: PNG.byteLength, preview: { mime: 'image/webp', bytes: 3 } },
  ])
  const id = headsOf('attachment')[0]?.id ?? ''
  const { bytes, read } = await openAttachment(id)
  expect(await read(0, bytes)).toEqual(PNG)
  await undoImport(run.importId, await planUndo(run.importId))
  expect(await contentHash()).toBe(before)
})

test('[IM25] a folder of notes comes over by the same rules', async () => {
  const file = (name: string, text: string | Uint8Array) => ({
    name,
    data: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    modified: '2020-05-06T07:08:09.000Z',
  })
  vault.disk.folderToOpen = {
    name: 'Notes',
    files: [
      file(
        'Daily/2020-01-05.md',
        '---\ntags: [home, "two words"]\n---\nSee ![[dot.png]] and [[Other note|that]] #inline',
      ),
      file('Other note.md', 'No date but the file’s own'),
      file('assets/dot.png', PNG),
    ],
  }
  const chosen = await chooseImportFolder(
    wish,
    () => undefined,
    () => undefined,
  )
  if (chosen === null) throw new Error('nothing was chosen')
  const run = await runImport(chosen, wish, () => undefined, new AbortController().signal)
  expect(run).toMatchObject({ entries: 2, attachments: 1 })
  expect(headsOf('entry').map(({ day, title, tags }) => ({ day, title, tags }))).toEqual([
    { day: '2020-01-05', title: null, tags: ['home', 'two words', 'inline'] },
    { day: '2020-05-06', title: 'Other note', tags: undefined },
  ])
})

test('[IM26] a JEX is read by its headers, and its resources with it', async () => {
  const id = (letter: string) => letter.repeat(32)
  const bytes = (text: string) => new TextEncoder().encode(text)
  const note = (fields: string) =>
    bytes(
      `Title\n\nBody with ![dot](:/${id('b')}) and [a note](:/${id('e')})\n\nid: ${id('a')}\nuser_created_time: 1969-12-31T23:00:00.000Z\n${fields}type_: 1`,
    )
  const jex = tarOf([
    { name: `${id('a')}.md`, bytes: note('') },
    { name: `${id('c')}.md`, bytes: note('encryption_applied: 1\n') },
    { name: `${id('d')}.md`, bytes: note('is_conflict: 1\n') },
    { name: `${id('f')}.md`, bytes: note('deleted_time: 1700000000000\n') },
    { name: `${id('b')}.md`, bytes: bytes(`dot.png\n\nid: ${id('b')}\nmime: image/png\ntype_: 4`) },
    { name: `${id('1')}.md`, bytes: bytes(`a tag\n\nid: ${id('1')}\ntype_: 5`) },
    { name: `${id('2')}.md`, bytes: bytes(`id: ${id('2')}\nnote_id: ${id('a')}\ntag_id: ${id('1')}\ntype_: 6`) },
    { name: `resources/${id('b')}.png`, bytes: PNG },
  ])
  const chosen = await choose('notes.jex', jex)
  expect(chosen.scan?.lines.map(({ problems }) => problems.join())).toEqual(['', 'encrypted', 'conflict', 'deleted'])
  await runImport(chosen, wish, () => undefined, new AbortController().signal)
  const [entry] = headsOf('entry')
  expect(entry).toMatchObject({ title: 'Title', day: '1970-01-01', tags: ['a tag'] })
  expect(entry?.attachmentIds).toHaveLength(1)
  expect(headsOf('attachment')).toMatchObject([{ name: 'dot.png' }])
})

test('[IM27] our own JSON brings records back under their own ids, none twice, and undoing takes them away', async () => {
  const at = '2026-01-02T03:04:05Z'
  const base = { createdAt: at, updatedAt: at, deletedAt: null }
  const [entryId, sparkId, fileId] = [newId(), newId(), newId()]
  const file = { type: 'attachment', attrs: { id: fileId, alt: '' } }
  const text = { ...textFromPlain('My words'), doc: { type: 'doc', content: [file] } }
  const attachment = {
    kind: 'attachment',
    ...base,
    name: 'dot.png',
    mime: 'image/png',
    bytes: PNG.length,
    blob: 'ab'.repeat(32),
  }
  const journal = {
    format: 'unborrowed-journal',
    version: 1,
    exportedAt: at,
    records: [
      { id: entryId, head: { ...entryHead({ ...base, attachmentIds: [fileId] }) }, body: { text } },
      { id: sparkId, head: { kind: 'spark', ...base, quote: 'q', source: { kind: 'entry', recordId: entryId } } },
      { id: fileId, head: attachment },
      { id: newId(), head: { kind: 'entry' } },
    ],
    attachments: [{ id: fileId, file: 'files/dot.png', sha256: 'cd'.repeat(32) }],
  }
  const zip = zipOf({ 'journal.json': JSON.stringify(journal), 'files/dot.png': PNG })
  const before = await contentHash()
  const { importId, entries } = await bringOver('mine.zip', zip)
  expect(entries).toBe(3)
  expect(headsOf('entry')).toMatchObject([{ id: entryId, createdAt: at, attachmentIds: [fileId] }])
  expect(headsOf('spark').map(({ id }) => id)).toEqual([sparkId])
  const kept = await openAttachment(fileId)
  expect(await kept.read(0, kept.bytes)).toEqual(PNG)
  expect(headsOf('attachment')).toHaveLength(1)
  const chosen = await choose('mine.zip', zip)
  expect(previewOf(chosen.scan ?? never())).toMatchObject({ fresh: [] })
  const plan = await planUndo(importId)
  expect(plan).toMatchObject({ keep: [], keepOthers: 0 })
  await undoImport(importId, plan)
  expect(await contentHash()).toBe(before)
})

function never(): never {
  throw new Error('not recognised')
}
