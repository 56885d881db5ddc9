// Whole exports of a real vault in memory: what the file holds, that it comes back the same into another vault, and that
// stopping leaves nothing.
import '#data/import/page-window.test-support.ts'
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import { unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { addAttachment } from '#data/attachments.ts'
import { headsOf } from '#data/heads.ts'
import { PNG, readHere } from '#data/import/import.test-support.ts'
import { newId, openBody, saveRecords } from '#data/repository.ts'
import { entryHead, forgetPage, openTestVault, sparkHead, textOf } from '#data/test-vault.test-support.ts'
import type { ExportFormat, ExportScope } from '#shared/domain/export.ts'
import { plainText, type TextDocument } from '#shared/domain/text.ts'
import { bringInto, leaveFrom } from './whole-vault.test-support.ts'

// Its types are not among the dependencies.
const { JSDOM } = (await import('jsdom' as string)) as {
  JSDOM: new (html: string) => { window: { document: Document } }
}

let vault: Awaited<ReturnType<typeof openTestVault>>
beforeEach(async () => {
  readHere()
  vault = await openTestVault()
})

const leave = (format: ExportFormat, scope?: ExportScope, signal?: AbortSignal) =>
  leaveFrom(vault.disk, format, scope, signal)
const bring = (name: string, data: Uint8Array) => bringInto(vault.disk, name, data)

async function anotherVault(): Promise<void> {
  forgetPage()
  indexedDB.deleteDatabase('unborrowed')
  vault = await openTestVault()
}

const withPicture = (words: string, id: string): TextDocument => ({
  schema: 2,
  doc: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: words }] },
      { type: 'attachment', attrs: { id, alt: 'a dot' } },
    ],
  },
})

async function fillVault(): Promise<void> {
  const picture = await addAttachment({ source: new Blob([PNG as Uint8Array<ArrayBuffer>]), name: 'a dot (1).png' })
  const walk = newId()
  const ada = newId()
  const old = { createdAt: '2025-12-31T23:30:00Z', updatedAt: '2026-01-02T08:00:00Z', deletedAt: null }
  await saveRecords([
    {
      id: walk,
      head: entryHead({
        ...old,
        day: '2026-01-01',
        title: 'A walk: "alone"',
        tags: ['walks', 'to be, or'],
        starred: true,
        mood: 3,
        personIds: [ada],
        attachmentIds: [picture],
      }),
      body: { text: withPicture('Snow & <b>noise</b>. #notatag', picture) },
    },
    { id: newId(), head: entryHead({ day: '2026-03-01' }), body: { text: textOf('Only words') } },
    { id: newId(), head: entryHead({ deletedAt: '2026-03-02T08:00:00Z' }), body: { text: textOf('In the trash') } },
    { id: newId(), head: sparkHead('Snow', walk) },
    { id: ada, head: { kind: 'person', ...old, name: 'Ada', role: 'person', note: 'A friend' } },
  ])
}

const namesOf = (data: Uint8Array) => Object.keys(unzipSync(data)).sort()
const textIn = (data: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(data)[name])

test('[EX11] the open JSON comes back into another vault with the same content hash, files and ids included', async () => {
  await fillVault()
  const out = await leave('json')
  expect(out).toMatchObject({ entries: 2, records: 2, files: 1, leftOut: 0, filesLeftOut: 0 })
  expect(out.contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.parse(textIn(out.data, 'journal.json'))).toMatchObject({ contentHash: out.contentHash })
  expect(namesOf(out.data)).toEqual(['attachments/a-dot-1.png', 'journal.json'])
  const ids = headsOf('entry').map(({ id }) => id)
  await anotherVault()
  const run = await bring('Journal.zip', out.data)
  expect(run.ended).toEqual({ how: 'done' })
  expect(headsOf('entry').map(({ id }) => id)).toEqual(ids)
  expect((await leave('json')).contentHash).toBe(out.contentHash)
  const [entry] = headsOf('entry')
  await saveRecords([{ id: entry?.id ?? '', head: entryHead({ title: 'changed' }), body: { text: textOf('x') } }])
  expect((await leave('json')).contentHash).not.toBe(out.contentHash)
})

for (const format of ['markdown', 'dayone'] as const) {
  test(`[EX12] ${format} comes back into another vault: text, date, zone, title, tags, star, picture`, async () => {
    await fillVault()
    const out = await leave(format)
    expect(out).toMatchObject({ entries: 2, files: 1 })
    await anotherVault()
    await bring('Journal.zip', out.data)
    expect(headsOf('entry')).toHaveLength(2)
    const [walk, other] = headsOf('entry')
    expect(walk).toMatchObject({
      day: '2026-01-01',
      createdAt: '2025-12-31T23:30:00Z',
      zone: 'Europe/Rome',
      title: 'A walk: "alone"',
      tags: ['walks', 'to be, or'],
      starred: true,
    })
    expect(other?.title).toBeNull()
    const { text } = await openBody('entry', walk?.id ?? '')
    expect(plainText(text)).toBe('Snow & <b>noise</b>. #notatag\na dot')
    expect(headsOf('attachment').map(({ bytes, mime }) => [bytes, mime])).toEqual([[PNG.byteLength, 'image/png']])
    expect(walk?.attachmentIds).toEqual(headsOf('attachment').map(({ id }) => id))
  })
}

test('[EX13] what is no entry has readable files of its own, which do not come back as entries', async () => {
  await fillVault()
  const { data } = await leave('markdown')
  const names = namesOf(data)
  expect(names).toContain('Journal/2026/2026-01-01 A walk alone.md')
  expect(names.filter((name) => /^(?:spark|person)\//.test(name))).toHaveLength(2)
  const person = names.find((name) => name.startsWith('person/')) ?? ''
  expect(textIn(data, person)).toContain('A friend')
})

test('[EX14] HTML, in one file or as a site, holds every word as a word, its picture, and may do nothing', async () => {
  await fillVault()
  const one = new JSDOM(new TextDecoder().decode((await leave('html')).data)).window.document
  const site = (await leave('site')).data
  const year = new JSDOM(textIn(site, '2026.html')).window.document
  for (const page of [one, year]) {
    expect(page.querySelector('article')?.textContent).toContain('Snow & <b>noise</b>. #notatag')
    expect(page.querySelectorAll('script, b, iframe, object, link')).toHaveLength(0)
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content')
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; img-src /)
  }
  expect(one.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
  expect(year.querySelector('img')?.getAttribute('src')).toBe('attachments/a-dot-1.png')
  expect(namesOf(site)).toEqual(['2026.html', 'attachments/a-dot-1.png', 'index.html', 'person.html', 'spark.html'])
})

test('[EX22] a book shows its pictures, each carried along once, and names what is none', async () => {
  await fillVault()
  expect(await leave('pdf')).toMatchObject({ entries: 2, records: 2, files: 1, filesLeftOut: 0 })
  const [book] = vault.disk.printed
  expect(book?.pictures?.map(({ name, mime, data }) => [name, mime, data.byteLength])).toEqual([
    ['1', 'image/png', PNG.byteLength],
  ])
  const page = new JSDOM(book?.body ?? '').window.document
  expect(page.querySelector('img')?.getAttribute('src')).toBe('1')
})

test('[EX15] stopped, failed or closed, nothing of the file remains', async () => {
  await fillVault()
  const before = vault.disk.savedFiles.length
  const controller = new AbortController()
  controller.abort()
  await expect(leave('markdown', undefined, controller.signal)).rejects.toThrow()
  expect(vault.disk.savedFiles).toHaveLength(before)
  vault.disk.closesSaveDialog = true
  await expect(leave('json')).rejects.toThrow('nothing was saved')
})

test('[EX16] a file that does not open is told and left out; the entry goes without it', async () => {
  await fillVault()
  vault.disk.blobs.clear()
  const out = await leave('markdown')
  expect(out).toMatchObject({ entries: 2, files: 0, filesLeftOut: 1 })
  expect(textIn(out.data, 'Journal/2026/2026-01-01 A walk alone.md')).toContain('a dot')
  expect((await leave('json')).filesLeftOut).toBe(1)
})
