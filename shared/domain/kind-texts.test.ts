import { describe, expect, it } from 'vitest'
import { kindTexts } from './kind-texts.ts'
import type { EntryHead, SessionHead } from './records.ts'
import { textFromPlain } from './text.ts'

const times = { createdAt: '2026-11-22T08:00:00Z', updatedAt: '2026-11-22T08:00:00Z', deletedAt: null }
const entry: EntryHead = {
  ...times,
  kind: 'entry',
  day: '2026-11-22',
  zone: 'Europe/Rome',
  title: null,
  firstWords: 'What I keep',
  words: 5,
  tags: ['work'],
}
const session: SessionHead = {
  ...times,
  kind: 'session',
  exerciseId: 'notice',
  definitionId: 'AAAAAAAAAAAAAAAAAAAAAA',
  title: 'Noticing',
  language: 'en',
  status: 'open',
  stepId: 'one',
  finishedAt: null,
}

describe('the words of every kind', () => {
  it('[D90] an entry gives its text and tags, and is shown by its first words when it has no title', () => {
    expect(kindTexts(entry, { text: textFromPlain('What I keep\nseeing') })).toEqual({
      title: 'What I keep',
      texts: [
        { field: 'text', text: 'What I keep\nseeing' },
        { field: 'tags', text: 'work' },
      ],
    })
  })

  it('[D90] a session gives the words of every answer and note, each with its step', () => {
    const body = {
      answers: {
        one: { kind: 'write', text: textFromPlain('a line') },
        two: { kind: 'act', what: 'call', obstacle: '', plan: 'at nine', day: null },
        three: { kind: 'settle', done: true },
      },
      skipped: [],
      produced: {},
      caret: null,
      notes: { one: 'beside it' },
    } as const
    expect(kindTexts(session, { ...body, skipped: [] }).texts).toEqual([
      { field: 'title', text: 'Noticing' },
      { field: 'answers/one', text: 'a line' },
      { field: 'answers/two', text: 'call\n\nat nine' },
      { field: 'notes/one', text: 'beside it' },
    ])
  })
})
