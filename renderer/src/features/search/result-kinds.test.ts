// [FN10]: whatever kind is found has a name in both languages and a place that it leads to.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import { RECORD_KINDS } from '#shared/formats/records.ts'
import { linkTo } from './result-link.ts'

test('[FN10] every kind has a name in both languages and leads to a screen', () => {
  for (const language of ['en', 'it']) {
    const texts = JSON.parse(readFileSync(`resources/locales/${language}/search.json`, 'utf8'))
    expect(Object.keys(texts.kind).sort()).toEqual([...RECORD_KINDS].sort())
  }
  for (const kind of RECORD_KINDS) {
    expect(linkTo({ kind: kind as RecordKind, id: 'x' } as RecordOf<RecordKind>)).toMatch(/^\//)
  }
})
