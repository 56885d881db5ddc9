// When an earlier state is kept (rule K20 of docs/SPEC.md).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf, hasHistory, isKept, type KindWithHistory, REVISION_EVERY_MS, withWordsOf } from './history.ts'
import type { HeadOf } from './records.ts'

test('[K20] the last state of an earlier sitting is kept always, within a sitting only after five minutes', () => {
  expect(isKept(null, 0)).toBe(true)
  expect(isKept({ since: 0, ended: true }, 1)).toBe(true)
  expect(isKept({ since: 0, ended: false }, REVISION_EVERY_MS - 1)).toBe(false)
  expect(isKept({ since: 0, ended: false }, REVISION_EVERY_MS)).toBe(true)
})

test('[K20] a clock that went back keeps rather than loses', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (since, back) => {
      expect(isKept({ since, ended: false }, since - back - 1)).toBe(true)
    }),
  )
})

test('[PP15] a kept state of an experiment, a person or a moment gives its words back, and nothing else', () => {
  const base = { createdAt: '2026-03-01T08:00:00Z', updatedAt: '2026-03-01T08:00:00Z', deletedAt: null }
  const experiment: HeadOf<'experiment'> = {
    ...base,
    kind: 'experiment',
    what: 'call',
    obstacle: '',
    plan: '',
    day: '2026-03-02',
    whyId: null,
    sessionId: null,
  }
  const ended: HeadOf<'experiment'> = { ...experiment, what: 'write', outcome: 'left', endedOn: '2026-03-03', hours: 2 }
  const person: HeadOf<'person'> = { ...base, kind: 'person', name: 'Ada', role: 'client', note: 'old' }
  const moment: HeadOf<'recognition'> = {
    ...base,
    kind: 'recognition',
    direction: 'to-me',
    personId: null,
    who: '',
    what: 'waited',
    feeling: '',
    day: '2026-03-01',
    sparkId: null,
  }
  const pyramid: HeadOf<'pyramid'> = {
    ...base,
    kind: 'pyramid',
    team: 'A',
    day: '2026-03-01',
    what: 'x',
    how: '',
    why: 'y',
  }
  const pairs: [HeadOf<KindWithHistory>, HeadOf<KindWithHistory>][] = [
    [experiment, ended],
    [ended, experiment],
    [person, { ...person, note: 'new', aliases: ['A'] }],
    [pyramid, { ...pyramid, team: 'B', how: 'z', day: '2026-03-05' }],
    [moment, { ...moment, what: 'listened', sparkId: 's' }],
  ]
  for (const [kept, present] of pairs) {
    expect(hasHistory(kept)).toBe(true)
    const restored = withWordsOf({ head: kept, body: null }, { head: present, body: null })
    if (!restored) throw new Error('nothing came back')
    expect(contentOf(restored.head, null)).toEqual(contentOf(kept, null))
  }
  const back = withWordsOf({ head: person, body: null }, { head: { ...person, aliases: ['A'] }, body: null })
  expect(back?.head).toHaveProperty('aliases', ['A'])
})
