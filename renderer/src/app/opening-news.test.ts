import { expect, test } from 'vitest'
import { emptyReport, type OpenReport } from '#data/open-report.ts'
import { openingNews } from './opening-news.ts'

const keys = (change: Partial<OpenReport>, way: OpenReport['way'] = 'equal') =>
  openingNews({ ...emptyReport(way, null), ...change }).map((news) => news.key)

test('[A13] an ordinary opening says nothing; a torn tail was never acknowledged and is no news', () => {
  expect(openingNews(null)).toEqual([])
  expect(keys({})).toEqual([])
  expect(keys({ framesRead: 4 }, 'replay')).toEqual([])
  expect(keys({ log: { tornBytes: 12, damaged: [], strayFiles: [] } })).toEqual([])
})

test('[A14] what was salvaged, damaged, missing or rebuilt is told with its number', () => {
  expect(openingNews({ ...emptyReport('salvage', null), salvagedParts: 2 })).toEqual([
    { key: 'opened.salvaged', count: 2 },
  ])
  expect(keys({ damagedRecords: ['a'] })).toEqual(['opened.records'])
  expect(keys({ log: { tornBytes: 0, damaged: [{ segment: 's', offset: 0, bytes: 9 }], strayFiles: [] } })).toEqual([
    'opened.log',
  ])
  expect(keys({ missingRecords: 3 })).toEqual(['opened.missing'])
  expect(keys({ framesRead: 7 }, 'rebuild')).toEqual(['opened.rebuilt'])
  const damaged = [{ segment: 's', offset: 0, bytes: 9 }]
  expect(keys({ framesRead: 7, log: { tornBytes: 0, damaged, strayFiles: [] } }, 'rebuild')).toEqual([
    'opened.log',
    'opened.rebuiltPart',
  ])
  expect(keys({ projection: 'failed' })).toEqual(['opened.working'])
})

test('[A15] a new log from the working copy is one sentence, not a count of what was salvaged', () => {
  expect(keys({ salvagedParts: 9 }, 'new-log')).toEqual(['opened.newLog'])
})

test('[VG7] what was brought back and what is shown in an earlier state is named, each with where it comes from', () => {
  const from = { place: 'vault', takenAt: '2026-11-20T09:00:00.000Z' } as const
  const report: OpenReport = {
    ...emptyReport('rebuild', { tornBytes: 0, damaged: [], strayFiles: [], unnamed: 1 }),
    broughtBack: [
      { id: 'a', from },
      { id: 'h', from },
    ],
    earlier: [
      { id: 'b', revision: 2, isTail: false },
      { id: 'c', revision: 3, isTail: true },
    ],
    unknownLost: 2,
  }
  expect(openingNews(report, (id) => id !== 'h')).toEqual([
    { key: 'opened.broughtBack', count: 1, records: [{ id: 'a', from }] },
    { key: 'opened.earlier', count: 1, records: [{ id: 'b' }] },
    { key: 'opened.mayBeEarlier', count: 1, records: [{ id: 'c' }] },
    { key: 'opened.unknown', count: 2 },
    { key: 'opened.unnamed', count: 1 },
  ])
})
