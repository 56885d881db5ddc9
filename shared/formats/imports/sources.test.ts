// Every trap of the sources' real exports, on small journals made by hand.
import 'temporal-polyfill/global'
import { describe, expect, test } from 'vitest'
import { importTools } from '../../../renderer/src/data/import/tools.ts'
import type { ImportedEntry } from '../../domain/imported.ts'
import { dayInName, whenFromText } from './dates.ts'
import { dayOneText, whenFromWords } from './dayone-text.ts'
import { frontMatterOf } from './front-matter.ts'
import { DAY_ONE, filesOf, itemsOf, JOURNEY } from './import-fixtures.test-support.ts'
import { fromTxt2tags } from './rednotebook.ts'
import { recognise } from './sources.ts'

const tools = importTools('Europe/Rome', '2026-11-22')
const TOKEN = /\uE000\uE002\d+\uE001/

async function read(texts: Record<string, string>, modified: string | null = null) {
  const files = filesOf(texts, modified)
  const parser = await recognise(files)
  if (parser === null) throw new Error('not recognised')
  const items = await itemsOf(parser, files, tools)
  const entries = items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []))
  const skipped = items.flatMap((item) => (item.kind === 'skipped' ? [item.why] : []))
  return { source: parser.source, entries, skipped }
}
const first = (entries: ImportedEntry[]): ImportedEntry => {
  const [entry] = entries
  if (!entry) throw new Error('no entry')
  return entry
}

test('[IM10] Day One: traps of real exports', async () => {
  const { source, entries, skipped } = await read(DAY_ONE)
  expect(source).toBe('dayone')
  expect(skipped).toEqual(['empty', 'no-date', 'unreadable'])
  const [walk, midnight, rich, old] = entries
  expect(walk).toMatchObject({
    title: 'A walk. Alone!',
    place: 'Valentino, Torino, Italia',
    tags: ['walks', 'Torino'],
    starred: true,
  })
  expect(walk?.content.text).not.toMatch(/\u200b|dayone/)
  expect(walk?.content.text).toContain('[this page](https://example.org/)')
  expect(walk?.content.text).toMatch(TOKEN)
  expect(walk?.attachments.map(({ file }) => file)).toEqual(['photos/0123456789abcdef0123456789abcdef.jpeg'])
  expect(walk?.leftOut).toEqual(['position', 'weather'])
  expect(midnight?.attachments).toHaveLength(2)
  expect(rich).toMatchObject({ zone: null, problems: ['zone-unclear', 'attachment-missing'] })
  expect(rich?.content.text).toContain('Only the structured form.')
  expect(old?.attachments.map(({ file }) => file)).toEqual(['audios/SOUND.m4a'])
})

test('[IM11] Journey: numbers too large, HTML, a photo that is gone, a time before 1970', async () => {
  const { source, entries, skipped } = await read(JOURNEY)
  expect(source).toBe('journey')
  expect(skipped).toEqual(['no-date'])
  const [rain, old] = entries
  expect(rain).toMatchObject({
    day: '2018-11-04',
    zone: 'Asia/Tokyo',
    starred: true,
    place: 'Shibuya',
    problems: ['attachment-missing'],
    leftOut: ['mood'],
    mood: null,
  })
  expect(rain?.content.format).toBe('html')
  expect(old).toMatchObject({ day: '1969-12-31', instant: '1969-12-31T00:00:00Z', zone: null })
  expect(old?.content.format).toBe('plain')
})

test('[IM12] jrnl: its JSON and its text', async () => {
  const json = {
    tags: { '@anna': 1 },
    entries: [
      { title: 'A morning.', body: 'With @anna.', date: '2020-08-29', time: '11:11', tags: ['@anna'], starred: true },
      { title: '', body: '', date: '2020-08-30', time: '' },
      { title: 'x', body: '', date: '2020-02-31', time: '10:00' },
    ],
  }
  const fromJson = await read({ 'journal.json': JSON.stringify(json) })
  expect(fromJson).toMatchObject({ source: 'jrnl', skipped: ['empty', 'no-date'] })
  expect(first(fromJson.entries)).toMatchObject({
    day: '2020-08-29',
    instant: '2020-08-29T09:11:00Z',
    zone: null,
    title: 'A morning.',
    tags: ['anna'],
    starred: true,
  })
  const text = await read({
    'journal.txt':
      '[2020-08-29 11:11] A morning. *\nWith @anna.\n\n[not a header]\n[2020-08-29 09:05 PM] Evening.\nlate\n[1887-03-04] Only a day\n',
  })
  expect(text.source).toBe('jrnl-text')
  expect(text.entries.map(({ day, title, starred, instant }) => [day, title, starred, instant])).toEqual([
    ['2020-08-29', 'A morning.', true, '2020-08-29T09:11:00Z'],
    ['2020-08-29', 'Evening.', false, '2020-08-29T19:05:00Z'],
    ['1887-03-04', 'Only a day', false, null],
  ])
  expect(first(text.entries).content.text).toContain('[not a header]')
})

describe('[IM13] Markdown', () => {
  test('dates, tags, links between notes and hidden folders', async () => {
    const { source, entries } = await read(
      {
        'Diary/2019-03-04 Rain.md':
          '---\ntags: [home, work]\nlocation: Torino\nstarred: true\n---\nWords #inline and `#not` [[Other|another]] ![alt](../img/a%20b.png) ![](https://example.org/x.png)\n\n```\n#no [[no]]\n```',
        'Diary/x.md':
          '---\ndate: 1850-01-02T23:30:00-05:00\ntitle: "Old: and odd"\ntimezone: America/New_York\n---\nbody',
        '2021/02/03.md': 'in folders',
        'img/a b.png': '',
        '.obsidian/workspace.json': '{}',
        '.trash/gone.md': 'hidden',
        'Plain.md': 'no date',
      },
      '2022-02-02T02:02:02.000Z',
    )
    expect(source).toBe('markdown')
    expect(entries.map(({ day, title, problems }) => [day, title, problems.join()])).toEqual([
      ['2019-03-04', 'Rain', ''],
      ['1850-01-02', 'Old: and odd', ''],
      ['2021-02-03', null, ''],
      ['2022-02-02', 'Plain', 'date-from-file'],
    ])
    const rain = first(entries)
    expect(rain).toMatchObject({ tags: ['home', 'work', 'inline'], place: 'Torino', starred: true })
    expect(rain.attachments.map(({ file }) => file)).toEqual(['img/a b.png'])
    expect(rain.content.text).toContain('another')
    expect(rain.content.text).toContain('[[no]]')
    expect(rain.content.text).toContain('[https://example.org/x.png](https://example.org/x.png)')
  })

  test.each(['---\n: [\n---\nbody', '---\nnot yaml at all\n---\nbody', '---\nopen', 'a --- b'])(
    'what is no front matter stays in the text: %j',
    (text) => {
      expect(frontMatterOf(text, tools)).toBeNull()
    },
  )

  test('simple front matter reads as YAML would', () => {
    for (const head of [
      'title: A plain title',
      'tags: [a, b]',
      'tags:\n  - a\n  - b c',
      'date: 2020-01-05 10:00',
      'starred: true',
      'title: "Rain: a day, # and all"',
      'title: ""',
      'title: "with \\" one and \\u00e8"',
    ]) {
      const fields = frontMatterOf(`---\n${head}\n---\n`, tools)?.fields ?? new Map()
      expect(Object.fromEntries(fields)).toEqual(tools.yaml(head))
    }
  })
})

test('[IM14] RedNotebook: the tag of Python 2, near-empty months, categories and markup', async () => {
  const { source, entries, skipped } = await read({
    'data/2012-03.txt':
      "1: {text: !!python/unicode 'Caf\\xE9 **bold** //slanted// __under__ --gone-- http://a//b', Tags: {walk: null}, Work: {Called Anna: null}}\n2: {text: ''}\n31: {text: \"= Head =\\nlast #tag\"}\n",
    'data/2012-04.txt': '',
    'data/2012-05.txt': '{}\n',
    'data/2012-02.txt': '30: {text: no such day}\n',
    'data/2012-06.txt': 'broken: [\n',
  })
  expect(source).toBe('rednotebook')
  expect(entries.map(({ day, tags }) => [day, tags.join()])).toEqual([
    ['2012-03-01', 'walk'],
    ['2012-03-31', 'tag'],
  ])
  expect(skipped).toEqual(['no-date', 'unreadable'])
  expect(first(entries).content.text).toContain('**bold** *slanted* under ~~gone~~ http://a//b')
  expect(first(entries).content.text).toContain('- Called Anna')
  expect(fromTxt2tags('= Head =\n- item\nline\\\\')).toBe('# Head\n- item\nline  ')
})

describe('[IM15] the smaller ones', () => {
  test('Mini Diary', async () => {
    const { source, entries, skipped } = await read({
      'mini.json': JSON.stringify({
        metadata: { application: 'Mini Diary' },
        entries: {
          '2018-07-03': { dateUpdated: 'x', title: 'T', text: 'Words' },
          '2018-07-04': { title: '', text: '' },
        },
      }),
    })
    expect({ source, skipped }).toEqual({ source: 'mini-diary', skipped: ['empty'] })
    expect(first(entries)).toMatchObject({ day: '2018-07-03', title: 'T', sourceKey: 'mini-diary:2018-07-03' })
  })
  test('Diarium', async () => {
    const { source, entries } = await read({
      'diarium.json': JSON.stringify([
        {
          date: '2021-05-06T07:08:00',
          heading: 'H',
          html: '<p>x</p>',
          tags: ['t'],
          people: ['Anna'],
          rating: 4,
          location: [1, 2],
          weather: 'sun',
        },
      ]),
    })
    expect(source).toBe('diarium')
    expect(first(entries)).toMatchObject({
      day: '2021-05-06',
      people: ['Anna'],
      mood: null,
      leftOut: ['rating', 'position', 'weather'],
    })
  })
  test('plain text', async () => {
    const { source, entries, skipped } = await read(
      { '2019-05-01 sea.txt': 'Words\r\nmore', 'b.txt': ' \n' },
      '2020-01-01T00:00:00.000Z',
    )
    expect({ source, skipped }).toEqual({ source: 'plain-text', skipped: ['empty'] })
    expect(first(entries)).toMatchObject({ day: '2019-05-01', title: 'sea', content: { text: 'Words\nmore' } })
  })
  test('Day One plain text', async () => {
    const { source, entries } = await read({
      'Journal.txt':
        '\tDate:\t01 January 2019 at 00:00:00 GMT\n\tWeather:\t5°C\n\nMidnight\\.\n\n\n\tDate:\t2 gennaio 1899 alle ore 09:30:00 CET\n\nOld\n',
    })
    expect(source).toBe('dayone-text')
    expect(entries.map(({ day, instant, zone, problems }) => [day, instant, zone, problems.join()])).toEqual([
      ['2019-01-01', '2019-01-01T00:00:00Z', 'UTC', ''],
      ['1899-01-02', '1899-01-02T08:30:00Z', null, 'zone-unclear'],
    ])
    expect(dayOneText.source).toBe('dayone-text')
  })
  test('Day One Classic', async () => {
    const plist = (more: string) =>
      `<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict><key>Creation Date</key><date>2013-02-03T04:05:06Z</date><key>Entry Text</key><string>Words &amp; more</string>${more}</dict></plist>`
    const { source, entries, skipped } = await read({
      'entries/ABCD.doentry': plist(
        '<key>Starred</key><true/><key>Tags</key><array><string>t</string></array><key>Time Zone</key><string>Asia/Tokyo</string><key>UUID</key><string>ABCD</string>',
      ),
      'entries/bomb.doentry':
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist><dict><key>Entry Text</key><string>&b;</string></dict></plist>',
      'photos/ABCD.jpg': '',
    })
    expect({ source, skipped }).toEqual({ source: 'dayone-classic', skipped: ['unreadable'] })
    expect(first(entries)).toMatchObject({
      day: '2013-02-03',
      starred: true,
      tags: ['t'],
      zone: 'Asia/Tokyo',
      attachments: [{ file: 'photos/ABCD.jpg' }],
    })
    expect(first(entries).content.text).toContain('Words & more')
  })
})

describe('[IM16] dates', () => {
  test.each([
    ['1660-01-01', null, '1660-01-01', null],
    ['1969-07-20T20:17:40Z', 'America/New_York', '1969-07-20', '1969-07-20T20:17:40Z'],
    ['2020-01-05T01:30:00+09:00', null, '2020-01-05', '2020-01-04T16:30:00Z'],
    ['2020-01-05T01:30:00+09:00[Asia/Tokyo]', null, '2020-01-05', '2020-01-04T16:30:00Z'],
    ['0001-01-01', null, '0001-01-01', null],
  ])('%s in %s', (text, zone, day, instant) => {
    expect(whenFromText(text, zone, 'Europe/Rome')).toMatchObject({ day, instant })
  })
  test.each(['2020-02-30', '2020-13-01', 'yesterday', '', null, 5, '99999-01-01'])('%j is no date', (text) =>
    expect(whenFromText(text, null, 'Europe/Rome')).toBeNull(),
  )
  test('days in names', () => {
    expect(dayInName('a/2020-01-05 The title.md')).toEqual({ day: '2020-01-05', time: null, rest: 'The title' })
    expect(dayInName('20200105T0930 x.txt')).toMatchObject({ day: '2020-01-05', time: '09:30' })
    expect(dayInName('2020/01/05.md')).toMatchObject({ day: '2020-01-05' })
    expect(dayInName('IMG 12345678.md')).toBeNull()
  })
  test('days in words', () => {
    expect(whenFromWords('January 1, 2019 at 9:05:00 PM GMT+2', tools)).toMatchObject({
      day: '2019-01-01',
      instant: '2019-01-01T19:05:00Z',
    })
    expect(whenFromWords('someday', tools)).toBeNull()
  })
})
