// Rules W1–W8: what stands on the statement, and that its Markdown shows every text as it was written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownText } from './markdown.ts'
import type { RecordOf } from './records.ts'
import {
  chosenOf,
  DEFAULT_SWITCHES,
  type StatementLabels,
  type StatementRecords,
  statementFileName,
  statementFrom,
  statementMarkdown,
} from './statement.ts'

const base = { createdAt: '2026-11-20T00:00:00Z', updatedAt: '2026-11-20T00:00:00Z', deletedAt: null }
const motives = { external: null, introjected: null, identified: null, intrinsic: null }
function why(id: string, chosenAt: string | null, sparkIds: string[] = []): RecordOf<'why'> {
  return {
    ...base,
    id,
    kind: 'why',
    text: `To ${id} so that x.`,
    clauses: [],
    motives,
    chosenAt,
    reason: '',
    sessionId: null,
    sparkIds,
  }
}
function value(label: string, rank: number | null): RecordOf<'value'> {
  return { ...base, id: label, kind: 'value', label, rank, sessionId: null }
}
function experiment(id: string, whyId: string | null): RecordOf<'experiment'> {
  return {
    ...base,
    id,
    kind: 'experiment',
    what: `do ${id}`,
    obstacle: 'the phone',
    plan: '',
    day: '2026-11-27',
    whyId,
    sessionId: null,
  }
}
const truth: RecordOf<'truth'> = {
  ...base,
  id: 't',
  kind: 'truth',
  text: 'I stay for the pay',
  ratings: {},
  chosenAt: base.createdAt,
  sessionId: null,
  sparkIds: ['s2'],
}
const spark = (id: string): RecordOf<'spark'> => ({
  ...base,
  id,
  kind: 'spark',
  quote: `quote ${id}`,
  source: { kind: 'entry', recordId: 'e' },
})

const full: StatementRecords = {
  whys: [why('a', null), why('b', base.createdAt, ['s1', 'gone'])],
  values: [value('third', 3), value('first', 1), value('loose', null), value('second', 2)],
  experiments: [experiment('other', 'a'), experiment('mine', 'b')],
  truths: [truth],
  sparks: [spark('s1'), spark('s2')],
}
const nothing: StatementRecords = { whys: [], values: [], experiments: [], truths: [], sparks: [] }
const labels: StatementLabels = {
  title: 'My why',
  values: 'What I keep',
  experiment: 'First step',
  obstacle: 'Obstacle:',
  plan: 'Plan:',
  when: 'When:',
  truth: 'The truth',
  evidence: 'Where it comes from',
  noWhy: 'Not written yet',
}
const all = { values: true, experiment: true, truth: true, evidence: true }
const made = (switches = DEFAULT_SWITCHES, records = full) =>
  statementFrom({ language: 'en', name: ' Ada ', day: '2026-11-22', switches, records })

describe('the page', () => {
  test('[W1] values and experiment are on, truth and evidence off, unless switched', () => {
    expect(made()).toEqual({
      language: 'en',
      name: 'Ada',
      why: 'To b so that x.',
      values: ['first', 'second', 'third'],
      experiment: { what: 'do mine', obstacle: 'the phone', plan: '', day: '2026-11-27' },
      truth: null,
      evidence: [],
      day: '2026-11-22',
    })
  })

  test('[W2] the private parts come only with their own switch: evidence of the truth only with the truth', () => {
    expect(made(all)).toMatchObject({ truth: 'I stay for the pay', evidence: ['quote s1', 'quote s2'] })
    expect(made({ ...all, truth: false })).toMatchObject({ truth: null, evidence: ['quote s1'] })
    const off = made({ values: false, experiment: false, truth: false, evidence: false })
    expect(off).toMatchObject({ values: [], experiment: null, truth: null, evidence: [] })
  })

  test('[W3] any part may be missing', () => {
    expect(made(all, nothing)).toMatchObject({ why: null, values: [], experiment: null, truth: null, evidence: [] })
    expect(statementMarkdown(made(all, nothing), labels)).toBe('# My why\n\nAda\n\n*Not written yet*\n\n*2026-11-22*\n')
  })

  test('[W4] the latest choice counts, the trash does not', () => {
    expect(chosenOf([why('old', '2026-01-01T00:00:00Z'), why('new', '2026-02-01T00:00:00Z')])?.id).toBe('new')
    expect(chosenOf([{ ...why('gone', base.createdAt), deletedAt: base.createdAt }])).toBeUndefined()
  })

  test('[W5] at most five values; unranked ones only when nothing is ranked', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((label, index) => value(label, index + 1))
    expect(made(DEFAULT_SWITCHES, { ...nothing, values: many }).values).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(made(DEFAULT_SWITCHES, { ...nothing, values: [value('x', null)] }).values).toEqual(['x'])
  })
})

describe('Markdown', () => {
  test('[W6] is headed by the labels given and holds every part', () => {
    expect(statementMarkdown(made(all), labels, (day) => `day ${day}`)).toBe(
      `${[
        '# My why',
        'Ada',
        '> To b so that x.',
        '## What I keep',
        '1. first\n2. second\n3. third',
        '## First step',
        'do mine',
        '- **Obstacle:** the phone\n- **When:** day 2026-11-27',
        '## The truth',
        'I stay for the pay',
        '## Where it comes from',
        '> quote s1',
        '> quote s2',
        '*day 2026-11-22*',
      ].join('\n\n')}\n`,
    )
  })

  test('[W7] what a person writes starts no markup', () => {
    expect(markdownText('# not a heading')).toBe('\\# not a heading')
    expect(markdownText('1. not a list')).toBe('1\\. not a list')
    expect(markdownText('- no\n> no')).toBe('\\- no\n\\> no')
    expect(markdownText('[x](javascript:alert)')).toBe('\\[x\\](javascript\\:alert)')
    expect(markdownText('<b>&amp; *so* `it` goes')).toBe('\\<b\\>\\&amp; \\*so\\* \\`it\\` goes')
    expect(markdownText('see https://a.b and www.c.d')).toBe('see https\\://a.b and www\\.c.d')
  })

  test('[W7] taking the backslashes away gives the text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab 1.)-+=#*_`[](){}<>|~&\\:\n') }), (text) => {
        const plain = text
          .trim()
          .split('\n')
          .map((line) => line.trim())
          .join('\n')
        expect(markdownText(text).replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(plain)
      }),
    )
  })

  test('[W8] the suggested file name tells language and day and nothing personal', () => {
    expect(statementFileName({ language: 'en', day: '2026-11-22' }, 'pdf')).toBe('my-why-2026-11-22.pdf')
    expect(statementFileName({ language: 'it', day: '2026-11-22' }, 'md')).toBe('il-mio-perche-2026-11-22.md')
  })
})
