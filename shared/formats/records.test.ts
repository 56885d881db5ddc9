import { expect, test } from 'vitest'
import type { Head, RecordKind } from '../domain/records.ts'
import { bodySchemas, readHead, textDocumentSchema } from './records.ts'

const base = { createdAt: '2026-03-01T08:00:00Z', updatedAt: '2026-03-01T08:00:00.123456789Z', deletedAt: null }
const id = 'AAAAAAAAAAAAAAAAAAAAAA'
const motives = { external: null, introjected: 0, identified: 3, intrinsic: 4 } as const
const EXAMPLES: { [K in RecordKind]: Extract<Head, { kind: K }> } = {
  entry: { ...base, kind: 'entry', day: '2026-03-01', zone: 'Europe/Rome', title: null, firstWords: '', words: 0 },
  session: {
    ...base,
    kind: 'session',
    exerciseId: 'whose-is-it',
    definitionId: id,
    title: 'Di chi è?',
    language: 'it',
    status: 'open',
    stepId: 'list',
    finishedAt: null,
  },
  definition: { ...base, kind: 'definition', exerciseId: 'whose-is-it', hash: 'ab' },
  spark: { ...base, kind: 'spark', quote: 'a line', source: { kind: 'session', recordId: id, stepId: 'write' } },
  truth: {
    ...base,
    kind: 'truth',
    text: 't',
    ratings: { a: 3, b: null },
    chosenAt: null,
    sessionId: id,
    sparkIds: [id],
  },
  value: { ...base, kind: 'value', label: 'rest', rank: 1, sessionId: null },
  purpose: { ...base, kind: 'purpose', text: 'p', from: 'a client', motives, sessionId: null },
  why: {
    ...base,
    kind: 'why',
    text: 'To … so that …',
    clauses: [{ role: 'to', text: '…' }],
    motives,
    chosenAt: null,
    reason: '',
    sessionId: null,
    sparkIds: [],
  },
  experiment: {
    ...base,
    kind: 'experiment',
    what: 'w',
    obstacle: '',
    plan: '',
    day: '2026-03-09',
    whyId: id,
    sessionId: null,
    outcome: 'changed',
    endedOn: '2026-03-10',
    learned: 'l',
    hours: 1.5,
    personIds: [id],
    liftsTo: 2,
  },
  profile: {
    ...base,
    kind: 'profile',
    name: '',
    supportName: '',
    supportReach: '',
    supportCountry: '',
    moodWords: ['1', '2', '3', '4', '5'],
    writing: { focus: true, typewriter: false },
    statement: { form: 'long', design: 'margin', tone: 'dark' },
  },
  template: { ...base, kind: 'template', name: 'Evening', use: 'template', language: 'it' },
  ask: {
    ...base,
    kind: 'ask',
    direction: 'of-me',
    personId: id,
    who: 'Ada',
    what: 'speak at the open day',
    sort: 'event',
    when: {
      start: '2026-03-01T08:00:00Z',
      zone: 'Europe/Rome',
      hasTime: true,
      end: null,
      days: [{ day: '2026-03-01', hours: 2, evening: true }],
    },
    hoursAsked: 2,
    hoursGiven: 0.5,
    paid: false,
    currency: 'EUR',
    hourlyValue: 45.5,
    serves: { me: 1, them: null },
    freedom: 'chosen',
    answer: 'open',
    reversal: 'unsure',
    whyId: null,
    repeats: { every: 'days', days: 10, until: null, skipped: ['2026-03-11'] },
    seriesId: null,
    occurrence: null,
    decision: { at: '2026-03-01T08:00:00Z', choice: 'decline', reply: 'r', reason: '' },
    lookBack: { dueDay: '2026-04-01', answer: null, answeredAt: null },
    note: '',
  },
  person: {
    ...base,
    kind: 'person',
    name: 'Ada',
    role: 'client',
    note: '',
    aliases: ['A.'],
    form: 'customer',
    placements: [{ level: 1, day: '2026-03-01', because: 'she asked what I thought', sparkIds: [id] }],
    mergedIds: [id],
  },
  recognition: {
    ...base,
    kind: 'recognition',
    direction: 'to-me',
    personId: null,
    who: 'a neighbour',
    what: 'kept the door open',
    feeling: 'expected',
    day: '2026-03-01',
    sparkId: null,
  },
  'shared-purpose': {
    ...base,
    kind: 'shared-purpose',
    day: '2026-03-01',
    language: 'it',
    people: [{ id, name: 'Ada' }],
    statement: {
      text: 'Per …, così che ….',
      shape: { id: 'to-so-that', language: 'it' },
      clauses: [{ role: 'to', text: '…', id }],
      keptBy: [id],
    },
    pyramid: { what: 'w', how: '', why: '' },
  },
  resonance: { ...base, kind: 'resonance', whyId: id, day: '2026-03-01', answer: 'almost', line: '' },
  check: { ...base, kind: 'check', day: '2026-03-01', items: { meaning: 3, rest: null }, note: '' },
  attachment: {
    ...base,
    kind: 'attachment',
    name: 'a.png',
    mime: 'image/png',
    bytes: 4,
    blob: 'ab'.repeat(32),
    width: 2,
    height: 2,
    preview: { blob: 'cd'.repeat(32), mime: 'image/webp', bytes: 3 },
  },
  import: {
    ...base,
    kind: 'import',
    source: 'dayone',
    fileName: 'Journal.zip',
    entries: 2,
    attachments: 1,
    isPartial: false,
  },
  mirror: {
    ...base,
    kind: 'mirror',
    language: 'it',
    from: 'Ada',
    invitation: 'Ciao',
    questions: [{ id: 'best', text: 'Quando?' }],
    publicKey: 'k',
    recipients: [{ token: id, name: 'Giò', personId: null, madeAt: null }],
    withdrawn: [],
  },
  letter: {
    ...base,
    kind: 'letter',
    mirrorId: id,
    token: id,
    letterId: id,
    signed: '',
    writtenAt: base.createdAt,
    readAt: null,
  },
  card: {
    ...base,
    kind: 'card',
    isOwn: false,
    content: { id, language: 'en', clauses: [{ role: 'to', text: 'x' }], values: [{ id: null, label: 'y' }] },
  },
  pyramid: { ...base, kind: 'pyramid', team: '', day: '2026-03-01', what: 'pages', how: '', why: 'more light' },
  theme: { ...base, kind: 'theme', name: 'Staying', sparkIds: [id], ownView: '' },
  pack: {
    ...base,
    kind: 'pack',
    packId: 'evening-walk',
    title: 'Two evenings',
    author: '',
    exerciseCount: 2,
    languages: ['en'],
    hash: 'h',
  },
  history: { ...base, kind: 'history', of: id, ofKind: 'entry', takenAt: '2026-03-01T08:00:00Z' },
}

test.each(Object.values(EXAMPLES))('[D3] a $kind head is read as it was written', (head) => {
  expect(readHead(JSON.parse(JSON.stringify(head)))).toEqual({ head })
})

test('[D3] fields that a newer app added are kept', () => {
  const head = { ...EXAMPLES.value, colour: 'green' }
  expect(readHead(head)).toEqual({ head })
})

test('[D3] an unknown kind is told from a malformed head', () => {
  expect(readHead({ ...base, kind: 'dream' })).toEqual({ problem: 'unknown-kind' })
  expect(readHead({ ...base, kind: 'toString' })).toEqual({ problem: 'unknown-kind' })
  expect(readHead({ ...EXAMPLES.value, rank: 'first' })).toEqual({ problem: 'malformed' })
  expect(readHead(null)).toEqual({ problem: 'malformed' })
})

test('[D3] unknown nodes and attributes of a text are kept', () => {
  const text = { schema: 9, doc: { type: 'doc', content: [{ type: 'poem', attrs: { metre: [5, 7, 5] }, x: 1 }] } }
  expect(textDocumentSchema.parse(text)).toEqual(text)
})

test('[D3] a session body with every kind of answer is read', () => {
  const text = { schema: 1, doc: { type: 'doc' } }
  const body = {
    answers: {
      a: { kind: 'settle', done: true },
      b: { kind: 'write', text },
      c: { kind: 'list', items: [{ id: '1', text: 't', detail: '' }] },
      d: { kind: 'sentence', items: [{ id: '1', stemId: 's', blanks: { to: 'x' } }] },
      e: { kind: 'choose-sparks', sparkIds: [id] },
      f: { kind: 'rate', ratings: { 1: { intrinsic: null } } },
      g: { kind: 'rank', order: ['1'] },
      h: { kind: 'compare', pairs: [{ a: '1', b: '2', winner: null }] },
      i: { kind: 'decide', chosen: null, reason: '' },
      j: { kind: 'act', what: '', obstacle: '', plan: '', day: null },
      k: { kind: 'recall', note: '' },
      l: { kind: 'read', done: true },
    },
    skipped: ['m'],
    produced: { 'c/1': id },
    caret: { stepId: 'b', field: 'text', position: 12 },
  }
  expect(bodySchemas.session.parse(body)).toEqual(body)
})
