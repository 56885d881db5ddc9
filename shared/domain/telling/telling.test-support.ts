// For tests: a small vault to tell of, and the words around it in English.
import type { RecordKind, RecordOf } from '../records.ts'
import { AT, why } from '../why/why.test-support.ts'
import type { TellingRecords, TellingWords } from './telling.ts'

export const WORDS: TellingWords = {
  longTitle: 'My why, at length',
  storyTitle: 'The story of my why',
  contents: 'Contents',
  noWhy: 'No why is chosen yet.',
  chapter: {
    clauses: 'Clause by clause',
    truth: 'The truth',
    values: 'Values',
    versions: 'How it came to be',
    experiments: 'Experiments',
    path: 'The path',
    truths: 'Truths considered',
    purposes: 'Purposes',
    whys: 'The why',
  },
  beside: 'Beside the whole:',
  chosenOn: (day) => `Chosen on ${day}`,
  namedOn: (day) => `Named on ${day}`,
  begunOn: (day) => `Begun on ${day}`,
  draft: 'A draft',
  chosen: 'The why',
  earlier: 'It said before:',
  reason: 'Why this one',
  borrowedFrom: 'May be borrowed from',
  nearerThan: (other) => `Nearer than “${other}”`,
  because: 'Because',
  voice: 'Whose voice',
  from: (whose) => `from ${whose}`,
  unranked: 'Without a place:',
  rests: 'What it rests on:',
  aloud: 'Read aloud:',
  sounded: (answer) => answer,
  obstacle: 'In the way',
  plan: 'Then',
  when: 'By',
  outcome: 'What came of it',
  outcomes: { done: 'Done', changed: 'Changed', left: 'Let be' },
  stillOpen: 'Still open',
  learned: 'What it told',
  elsewhere: 'From elsewhere',
  kind: (kind) => kind,
  sayDay: (day) => day,
  dayOf: (instant) => instant.slice(0, 10),
}

const base = { createdAt: AT, updatedAt: AT, deletedAt: null }

export function spark(id: string, quote: string, more: Partial<RecordOf<'spark'>> = {}): RecordOf<'spark'> {
  return { ...base, id, kind: 'spark', quote, source: { kind: 'entry', recordId: 'entry' }, ...more }
}

export function truth(id: string, text: string, more: Partial<RecordOf<'truth'>> = {}): RecordOf<'truth'> {
  return { ...base, id, kind: 'truth', text, ratings: {}, chosenAt: null, sessionId: null, sparkIds: [], ...more }
}

export function experiment(id: string, more: Partial<RecordOf<'experiment'>> = {}): RecordOf<'experiment'> {
  const words = { what: `do ${id}`, obstacle: '', plan: '', day: null, whyId: 'w', sessionId: null }
  return { ...base, id, kind: 'experiment', ...words, ...more }
}

export const ENTRY: RecordOf<'entry'> = {
  ...base,
  id: 'entry',
  kind: 'entry',
  day: '2026-10-05',
  zone: 'Europe/Rome',
  title: 'A pitch',
  firstWords: 'A pitch that went well',
  words: 5,
}
export const SESSION: RecordOf<'session'> = {
  ...base,
  id: 'session',
  kind: 'session',
  exerciseId: 'x',
  definitionId: 'd',
  title: 'What I keep seeing',
  language: 'en',
  status: 'finished',
  stepId: 'end',
  finishedAt: '2026-10-08T10:00:00Z',
}

/** The chosen why `w` with a line, a truth and a value pinned, a draft `v`, one of each other kind. */
export function vault(more: Partial<TellingRecords> = {}): TellingRecords {
  const chosen = why('w', {
    chosenAt: AT,
    reason: 'I can say it aloud.',
    sparkIds: ['s1', 's2'],
    clauses: [
      {
        role: 'to',
        text: 'say what I see',
        id: 'c1',
        evidence: [
          { kind: 'spark', id: 's1' },
          { kind: 'truth', id: 't1' },
        ],
      },
      { role: 'so-that', text: 'the work can be trusted', id: 'c2', evidence: [{ kind: 'value', id: 'a' }] },
    ],
    nearerThan: [{ whyId: 'v', because: 'shorter', at: AT }],
  })
  const records = {
    whys: [
      why('v', {
        clauses: [
          { role: 'to', text: 'stay', id: 'c3' },
          { role: 'so-that', text: 'it holds', id: 'c4' },
        ],
      }),
      chosen,
    ],
    truths: [
      truth('t2', 'Nobody asks.', { voice: 'my father' }),
      truth('t1', 'We sell confidence.', { chosenAt: AT, sparkIds: ['s1'] }),
    ],
    values: [
      { ...base, id: 'b', kind: 'value' as const, label: 'Rest', rank: null, sessionId: null },
      { ...base, id: 'a', kind: 'value' as const, label: 'Candour', rank: 1, sessionId: null },
    ],
    purposes: [
      {
        ...base,
        id: 'p',
        kind: 'purpose' as const,
        text: 'Believe in the brand',
        from: 'the studio',
        motives: { external: null, introjected: null, identified: null, intrinsic: null },
        sessionId: null,
      },
    ],
    experiments: [
      experiment('x1', { day: '2026-11-20', outcome: 'changed', endedOn: '2026-11-22', learned: 'They asked back.' }),
      experiment('x2', { obstacle: 'A late call', plan: 'Say it first' }),
    ],
    sparks: [
      spark('s1', 'I make the deck more beautiful.', {
        source: { kind: 'session', recordId: 'session', stepId: 'scene' },
      }),
      spark('s2', 'I only defend the idea when someone is watching.'),
    ],
    sessions: [SESSION],
    resonances: [
      {
        ...base,
        id: 'r',
        kind: 'resonance' as const,
        whyId: 'w',
        day: '2026-11-02',
        answer: 'almost' as const,
        line: 'The end drags.',
      },
    ],
    versions: [
      { of: 'w', takenAt: '2026-10-20T09:00:00Z', text: 'To … so that ….', reason: '', isWritten: false },
      { of: 'w', takenAt: '2026-10-21T09:00:00Z', text: 'To show what I see.', reason: 'first try', isWritten: true },
      { of: 'w', takenAt: '2026-10-22T09:00:00Z', text: 'To show what I see.', reason: 'first try', isWritten: true },
    ],
    meaning: (label: string) => (label === 'Candour' ? 'saying what is so' : null),
    ...more,
  }
  const all: RecordOf<RecordKind>[] = [
    ENTRY,
    ...records.sessions,
    ...records.whys,
    ...records.truths,
    ...records.values,
    ...records.sparks,
    ...records.experiments,
    ...records.purposes,
  ]
  return { find: (id) => all.find((record) => record.id === id), ...records }
}
