// Rules X10–X19: what answers make of records. A small vault stands in for the repository.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExercises } from '../../scripts/vite-exercises.ts'
import type { Answer, Exercise } from './exercise.ts'
import type { RecordsGiven } from './items.ts'
import { itemsBeside, itemsFor, producedKey } from './items.ts'
import type { Head, RecordKind, RecordOf, SessionBody } from './records.ts'
import { answerStep, beginSession, type Session } from './session.ts'
import { applyYields } from './yields.ts'

const NOW = '2026-11-22T07:00:00Z'
const exercises = readExercises()

/** Records by id, and a session whose answers are applied as the app applies them: at every save. */
class Vault {
  readonly heads = new Map<string, Head>()
  private made = 0
  session: Session
  private saved: SessionBody | null = null
  readonly exercise: Exercise

  constructor(exercise: Exercise, id = 'session-1') {
    this.exercise = exercise
    this.session = beginSession({ id, exercise, definitionId: 'definition', language: 'en', now: NOW })
  }

  readonly records: RecordsGiven = <K extends RecordKind>(kind: K) =>
    [...this.heads]
      .map(([id, head]) => ({ id, ...head }))
      .filter((record) => record.kind === kind && record.deletedAt === null) as RecordOf<K>[]

  newId = () => `record-${++this.made}`

  save(before: SessionBody | null = this.saved): number {
    const { changes, session } = applyYields({
      exercise: this.exercise,
      session: this.session,
      before,
      records: this.records,
      now: NOW,
      newId: this.newId,
    })
    for (const { id, head } of changes) this.heads.set(id, head)
    this.session = session
    this.saved = session.body
    return changes.length
  }

  answer(stepId: string, answer: Answer): number {
    this.session = answerStep(this.session, this.exercise, stepId, answer, NOW)
    return this.save()
  }

  put(id: string, patch: Partial<Head>): void {
    this.heads.set(id, { ...this.heads.get(id), ...patch } as Head)
  }

  one<K extends RecordKind>(kind: K): RecordOf<K> {
    const [record] = this.records(kind)
    if (!record) throw new Error(`no ${kind}`)
    return record
  }
}

/** The shipped exercise that has these steps. */
function exerciseWith(...stepIds: string[]): Exercise {
  const found = exercises.find((one) => stepIds.every((id) => one.steps.some((step) => step.id === id)))
  if (!found) throw new Error('no such exercise')
  return found
}
const facing = exerciseWith('candidates', 'weigh')
const owning = exerciseWith('carried', 'motives')
const turning = exerciseWith('drafts', 'motives')
const living = exerciseWith('ideas', 'plan')
const noticing = exerciseWith('scene', 'heat')

function list(...items: [id: string, text: string, detail?: string][]): Answer {
  return { kind: 'list', items: items.map(([id, text, detail = '']) => ({ id, text, detail })) }
}
function drafts(...items: [id: string, to: string, soThat: string][]): Answer {
  return {
    kind: 'sentence',
    items: items.map(([id, to, soThat]) => ({ id, stemId: 'to-so-that', blanks: { to, 'so-that': soThat } })),
  }
}

describe('lines become records', () => {
  test('[X10] every written line becomes one record, once', () => {
    const vault = new Vault(facing)
    expect(vault.answer('candidates', list(['a', 'I stay for the pay'], ['b', '  ']))).toBe(1)
    expect(vault.one('truth')).toMatchObject({ text: 'I stay for the pay', sessionId: 'session-1', chosenAt: null })
    expect(vault.session.body.produced).toEqual({ [producedKey('candidates', 'a')]: 'record-1' })
    expect(vault.save()).toBe(0)
    expect(vault.save(null)).toBe(0)
  })

  test('[X10] a kept line of a list becomes a spark that knows its step', () => {
    const vault = new Vault(noticing)
    vault.answer('heat', list(['a', 'we smile and invoice less']))
    expect(vault.one('spark')).toMatchObject({ source: { kind: 'session', recordId: 'session-1', stepId: 'heat' } })
  })

  test('[X11] answering again changes the same record', () => {
    const vault = new Vault(owning)
    vault.answer('carried', list(['a', 'grow the agency', 'my client']))
    vault.answer('carried', list(['a', 'grow their agency', 'the client']))
    expect(vault.records('purpose')).toHaveLength(1)
    expect(vault.one('purpose')).toMatchObject({ text: 'grow their agency', from: 'the client' })
  })

  test('[X12] a line taken out puts its record in the trash; written again it is a new one', () => {
    const vault = new Vault(facing)
    vault.answer('candidates', list(['a', 'one'], ['b', 'two']))
    vault.answer('candidates', list(['b', 'two']))
    expect(vault.records('truth').map((truth) => truth.text)).toEqual(['two'])
    expect(vault.heads.get('record-1')?.deletedAt).toBe(NOW)
    vault.answer('candidates', list(['a', 'one'], ['b', 'two']))
    expect(vault.records('truth')).toHaveLength(2)
  })

  test('[X13] what was edited or trashed elsewhere is left alone until the line itself is answered anew', () => {
    const vault = new Vault(facing)
    vault.answer('candidates', list(['a', 'one'], ['b', 'two']))
    vault.put('record-1', { text: 'one, said better' })
    vault.put('record-2', { deletedAt: NOW })
    vault.answer('candidates', list(['a', 'one'], ['b', 'two'], ['c', 'three']))
    expect(vault.records('truth').map((truth) => truth.text)).toEqual(['one, said better', 'three'])
    expect(vault.save(null)).toBe(1)
    expect(vault.heads.get('record-2')?.deletedAt).toBe(NOW)
  })

  test('[X13] a value named again joins the value that is there, and taking the line out leaves it', () => {
    const vault = new Vault(owning)
    vault.heads.set('old', {
      kind: 'value',
      label: 'Quiet',
      rank: 2,
      sessionId: 'earlier',
      createdAt: NOW,
      updatedAt: NOW,
      deletedAt: null,
    })
    vault.answer('keep', list(['a', 'quiet'], ['b', 'craft']))
    expect(vault.records('value').map((value) => value.label)).toEqual(['Quiet', 'craft'])
    vault.answer('keep', list(['b', 'craft']))
    expect(vault.records('value').map((value) => value.label)).toEqual(['Quiet', 'craft'])
  })
})

describe('values that meet', () => {
  const old: Head = {
    kind: 'value',
    label: 'Quiet',
    rank: 2,
    sessionId: 'earlier',
    createdAt: NOW,
    updatedAt: NOW,
    deletedAt: null,
  }
  const labels = (vault: Vault) => vault.records('value').map((value) => value.label)

  test('[X13] a value saved halfway through its name still joins the one that is there', () => {
    const vault = new Vault(owning)
    vault.heads.set('old', old)
    vault.answer('keep', list(['a', 'qui']))
    vault.answer('order', { kind: 'rank', order: ['a'] })
    vault.answer('keep', list(['a', 'quiet']))
    expect(vault.records('value').map((value) => [value.id, value.rank])).toEqual([['old', 1]])
    vault.answer('keep', list(['a', 'quietness']))
    expect(labels(vault)).toEqual(['Quiet', 'quietness'])
  })

  test('[X13] two lines with one name are one value until one of them is renamed or taken out', () => {
    const vault = new Vault(owning)
    vault.answer('keep', list(['a', 'craft'], ['b', 'Craft']))
    expect(labels(vault)).toEqual(['craft'])
    vault.answer('keep', list(['a', 'craft'], ['b', 'quiet']))
    expect(labels(vault)).toEqual(['craft', 'quiet'])
    vault.answer('keep', list(['a', 'craft'], ['b', 'craft']))
    vault.answer('keep', list(['b', 'craft']))
    expect(labels(vault)).toEqual(['craft'])
  })
})

describe('what is done with the records', () => {
  test('[X14] four motives go to the purpose, ratings to the truth, and clearing one opens it again', () => {
    const vault = new Vault(owning)
    vault.answer('carried', list(['a', 'x']))
    vault.answer('motives', { kind: 'rate', ratings: { a: { external: 4, intrinsic: 1, nonsense: 2, identified: 9 } } })
    expect(vault.one('purpose').motives).toEqual({ external: 4, introjected: null, identified: null, intrinsic: 1 })
    vault.answer('motives', { kind: 'rate', ratings: { a: { external: null, intrinsic: 1 } } })
    expect(vault.one('purpose').motives.external).toBeNull()
    const truths = new Vault(facing)
    truths.answer('weigh', { kind: 'rate', ratings: { a: { 'how-true': 3 } } })
    truths.answer('candidates', list(['a', 'late, but here']))
    expect(truths.one('truth').ratings).toEqual({ 'how-true': 3 })
  })

  test('[X15] the latest ranking stands alone', () => {
    const vault = new Vault(owning)
    vault.heads.set('old', {
      kind: 'value',
      label: 'fame',
      rank: 1,
      sessionId: null,
      createdAt: NOW,
      updatedAt: NOW,
      deletedAt: null,
    })
    vault.answer('keep', list(['a', 'quiet'], ['b', 'craft']))
    vault.answer('order', { kind: 'rank', order: ['b', 'a'] })
    const ranks = Object.fromEntries(vault.records('value').map((value) => [value.label, value.rank]))
    expect(ranks).toEqual({ craft: 1, quiet: 2, fame: null })
  })

  test('[X16] choosing one lets go of the other of its kind, keeps the reason, and can be undone', () => {
    const vault = new Vault(turning)
    vault.answer('drafts', drafts(['a', 'draw', 'people are read'], ['b', 'teach', 'nobody waits']))
    vault.answer('choose', { kind: 'decide', chosen: 'a', reason: '' })
    vault.answer('choose', { kind: 'decide', chosen: 'b', reason: 'it is plainer' })
    const chosen = vault.records('why').filter((why) => why.chosenAt !== null)
    expect(chosen.map((why) => [why.text, why.reason])).toEqual([['To teach so that nobody waits.', 'it is plainer']])
    vault.answer('choose', { kind: 'decide', chosen: null, reason: '' })
    expect(vault.records('why').every((why) => why.chosenAt === null)).toBe(true)
  })

  test('[X16] taking out the chosen draft leaves none chosen', () => {
    const vault = new Vault(turning)
    vault.answer('drafts', drafts(['a', 'draw', 'x']))
    vault.answer('choose', { kind: 'decide', chosen: 'a', reason: '' })
    vault.answer('drafts', drafts())
    expect(vault.heads.get('record-1')).toMatchObject({ deletedAt: NOW, chosenAt: null })
  })

  test('[X16] a chosen draft that was taken out and put back is chosen again; a choice made elsewhere stands', () => {
    const vault = new Vault(turning)
    vault.answer('drafts', drafts(['a', 'draw', 'x'], ['b', 'teach', 'y']))
    vault.answer('choose', { kind: 'decide', chosen: 'a', reason: '' })
    vault.answer('drafts', drafts(['b', 'teach', 'y']))
    vault.answer('drafts', drafts(['a', 'draw', 'x'], ['b', 'teach', 'y']))
    const chosen = () => vault.records('why').filter((why) => why.chosenAt !== null)
    expect(chosen().map((why) => why.text)).toEqual(['To draw so that x.'])
    vault.put(chosen()[0]?.id ?? '', { chosenAt: null })
    vault.put('record-2', { chosenAt: NOW })
    vault.answer('pairs', { kind: 'compare', pairs: [] })
    expect(chosen().map((why) => why.id)).toEqual(['record-2'])
  })

  test('[X17] a sentence keeps its clauses and the sparks beside it', () => {
    const vault = new Vault(turning)
    vault.heads.set('spark', {
      kind: 'spark',
      quote: 'nobody asked the driver',
      source: { kind: 'entry', recordId: 'e' },
      createdAt: NOW,
      updatedAt: NOW,
      deletedAt: null,
    })
    vault.answer('evidence', { kind: 'choose-sparks', sparkIds: ['spark', 'gone'] })
    vault.answer('drafts', drafts(['a', 'listen.', '']))
    expect(vault.one('why')).toMatchObject({
      text: 'To listen so that …',
      clauses: [
        { role: 'to', text: 'listen.' },
        { role: 'so-that', text: '' },
      ],
      sparkIds: ['spark'],
    })
  })

  test('[X18] an act becomes one experiment of the chosen why; emptied, it goes to the trash', () => {
    const vault = new Vault(living)
    const act = { kind: 'act', what: ' call Ada ', obstacle: '', plan: '', day: '2026-11-27' } as const
    vault.answer('plan', act)
    expect(vault.one('experiment')).toMatchObject({ what: 'call Ada', day: '2026-11-27', whyId: null })
    vault.answer('plan', { ...act, what: 'write to Ada' })
    expect(vault.records('experiment')).toHaveLength(1)
    vault.answer('plan', { ...act, what: '', day: null })
    expect(vault.records('experiment')).toEqual([])
  })

  test('[X18] the experiment points at the why that is chosen', () => {
    const vault = new Vault(living)
    vault.heads.set('why', {
      kind: 'why',
      text: 'To x so that y.',
      clauses: [],
      motives: { external: null, introjected: null, identified: null, intrinsic: null },
      chosenAt: NOW,
      reason: '',
      sessionId: null,
      sparkIds: [],
      createdAt: NOW,
      updatedAt: NOW,
      deletedAt: null,
    })
    vault.answer('plan', { kind: 'act', what: 'call', obstacle: '', plan: '', day: null })
    expect(vault.one('experiment').whyId).toBe('why')
  })
})

const say = (words: string) => ({ en: words, it: words })
/** A small exercise of cards and rungs, both of which make values. */
const sorting: Exercise = {
  ...owning,
  steps: [
    {
      id: 'cards',
      kind: 'sort',
      title: say('Cards'),
      cards: ['rest', 'craft', 'candour'].map((id) => ({ id, label: say(id) })),
      piles: ['mine', 'not-mine'].map((id) => ({ id, label: say(id) })),
      own: say('Own'),
      yields: 'value',
      yieldPile: 'mine',
    },
    {
      id: 'order',
      kind: 'rank',
      title: say('Order'),
      takes: { from: 'step', step: 'cards', pile: 'mine' },
      yields: 'rank',
    },
    {
      id: 'ladder',
      kind: 'ladder',
      title: say('Why'),
      first: say('What'),
      question: say('Why'),
      most: 5,
      yields: 'value',
    },
  ],
}
const sort = (placed: Record<string, string>, ...own: string[]): Answer => ({
  kind: 'sort',
  placed,
  own: own.map((text) => ({ id: `own-${text.length}`, text })),
})
const labels = (vault: Vault) => vault.records('value').map((value) => value.label)

describe('cards and rungs become values', () => {
  test('[X75] only the cards of the pile do, an own one too, and a card moved out takes its value along', () => {
    const vault = new Vault(sorting)
    vault.answer('cards', sort({ rest: 'mine', craft: 'not-mine', 'own-5': 'mine' }, 'light'))
    expect(labels(vault)).toEqual(['rest', 'light'])
    expect(vault.save()).toBe(0)
    expect(vault.save(null)).toBe(0)
    vault.answer('cards', sort({ rest: 'not-mine', craft: 'mine', 'own-5': 'mine' }, 'light'))
    expect(labels(vault)).toEqual(['light', 'craft'])
  })

  test('[X75] a later step gets one pile, in the order of the cards, and ranks the values they became', () => {
    const vault = new Vault(sorting)
    vault.answer('cards', sort({ candour: 'mine', rest: 'mine', craft: 'not-mine' }))
    const take = { from: 'step', step: 'cards', pile: 'mine' } as const
    const items = itemsFor(sorting, vault.session, take, vault.records)
    expect(items.map(({ id }) => id)).toEqual(['rest', 'candour'])
    vault.answer('order', { kind: 'rank', order: ['candour', 'rest'] })
    expect(vault.records('value').map(({ label, rank }) => [label, rank])).toEqual([
      ['rest', 2],
      ['candour', 1],
    ])
    const all = itemsFor(sorting, vault.session, { from: 'step', step: 'cards' }, vault.records)
    expect(all.map(({ id, detail }) => [id, detail])).toEqual([
      ['rest', 'mine'],
      ['candour', 'mine'],
      ['craft', 'not-mine'],
    ])
  })

  test('[X75] of a ladder the last rung is the value, one and the same as it is climbed', () => {
    const vault = new Vault(sorting)
    const climb = (...rungs: string[]) =>
      vault.answer('ladder', { kind: 'ladder', rungs: rungs.map((text, index) => ({ id: `${index}`, text })) })
    climb('sleep')
    climb('sleep', 'so that I am kind', '  ')
    expect(labels(vault)).toEqual(['so that I am kind'])
    expect([...vault.heads.values()].filter((head) => head.kind === 'value')).toHaveLength(1)
    climb('')
    expect(labels(vault)).toEqual([])
  })
})

describe('earlier steps', () => {
  test('[X9] a step works when what it takes was skipped', () => {
    for (const exercise of exercises) {
      const vault = new Vault(exercise)
      for (const step of exercise.steps) {
        if ('takes' in step && step.takes)
          expect(itemsFor(exercise, vault.session, step.takes, vault.records)).toEqual([])
        expect(itemsBeside(exercise, vault.session, step, vault.records)).toEqual([])
      }
      expect(vault.save()).toBe(0)
    }
  })

  test('[X9] paragraphs of a written answer come back beside a later step', () => {
    const vault = new Vault(noticing)
    const doc = {
      type: 'doc',
      content: ['one', '', 'two'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    }
    vault.answer('scene', { kind: 'write', text: { schema: 1, doc } })
    const step = noticing.steps.find((one) => one.id === 'heat')
    expect(step && itemsBeside(noticing, vault.session, step, vault.records).map((item) => item.text)).toEqual([
      'one',
      'two',
    ])
  })
})

test('[X19] whatever is answered in whatever order: one record a line, one chosen a kind, and a second save writes nothing', () => {
  const line = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    to: fc.constantFrom('', 'x', 'y'),
    soThat: fc.constantFrom('', 'z'),
  })
  const answer = fc.oneof(
    fc
      .uniqueArray(line, { selector: (item) => item.id })
      .map(
        (items) => ['drafts', drafts(...items.map((i) => [i.id, i.to, i.soThat] as [string, string, string]))] as const,
      ),
    fc
      .constantFrom('a', 'b', 'c', null)
      .map((chosen) => ['choose', { kind: 'decide', chosen, reason: '' } as Answer] as const),
    fc
      .constantFrom('a', 'b')
      .map((id) => ['motives', { kind: 'rate', ratings: { [id]: { intrinsic: 2 } } } as Answer] as const),
  )
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 20 }), fc.boolean(), (answers, forgets) => {
      const vault = new Vault(turning)
      for (const [stepId, given] of answers) {
        vault.answer(stepId, given)
        if (forgets) vault.save(null)
        const live = vault.records('why')
        const written = vault.session.body.answers.drafts
        const lines =
          written?.kind === 'sentence'
            ? written.items.filter((item) => Object.values(item.blanks).some((text) => text !== ''))
            : []
        expect(live).toHaveLength(lines.length)
        expect(live.filter((why) => why.chosenAt !== null).length).toBeLessThanOrEqual(1)
      }
      expect(vault.save()).toBe(0)
    }),
  )
})
