// Rule LF13 of docs/SPEC.md: what a why rests on stays linked through edits, deletions, returns from the trash, earlier
// versions, and out of one vault into another through the real export and import.
import '#data/import/page-window.test-support.ts'
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bringInto, leaveFrom } from '#data/export/whole-vault.test-support.ts'
import { headOf } from '#data/heads.ts'
import { restoreRevision, revisionsOf } from '#data/history.ts'
import { readHere } from '#data/import/import.test-support.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { endSittings } from '#data/revisions.ts'
import { entryHead, forgetPage, openTestVault, sparkHead, textOf } from '#data/test-vault.test-support.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { pinned, pinState, pinsOf, unpinned } from '#shared/domain/why/evidence.ts'
import { opened, partsOf, withClauseText } from '#shared/domain/why/shapes.ts'
import { why as whyOf } from '#shared/domain/why/why.test-support.ts'
import { setDeleted } from './use-deleting.tsx'
import { rewordingWhy } from './why-choices.ts'

type Why = RecordOf<'why'>
const AT = '2026-03-01T08:00:00Z'
const WHAT = ['entry', 'spark', 'truth', 'value'] as const
type What = (typeof WHAT)[number]

const what = fc.constantFrom(...WHAT)
const step = fc.oneof(
  fc.record({ do: fc.constant('pin' as const), what, clause: fc.nat(1) }),
  fc.record({ do: fc.constant('let-go' as const), what, clause: fc.nat(1) }),
  fc.record({
    do: fc.constant('write' as const),
    clause: fc.nat(1),
    text: fc.constantFrom('stay', 'è così.', 'why not?'),
  }),
  fc.record({
    do: fc.constant('reword' as const),
    text: fc.constantFrom('To stay.', 'Something else', 'To say it so that x.'),
  }),
  fc.record({
    do: fc.constant('edit-source' as const),
    text: fc.constantFrom('', 'other words', 'the kept line and more'),
  }),
  fc.record({ do: fc.constant('delete' as const), what }),
  fc.record({ do: fc.constant('bring-back' as const), what }),
  fc.record({ do: fc.constant('earlier' as const) }),
  fc.record({ do: fc.constant('carry-over' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function newVault() {
  forgetPage()
  indexedDB.deleteDatabase('unborrowed')
  return openTestVault()
}

const LINE = 'the kept line'

test('[LF13] only letting go takes a pin away; a kept line keeps its words and where they are from', async () => {
  readHere()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      let vault = await newVault()
      const ids: Record<What | 'why', RecordId> = {
        entry: newId(),
        spark: newId(),
        truth: newId(),
        value: newId(),
        why: newId(),
      }
      const base = { createdAt: AT, updatedAt: AT, deletedAt: null }
      const { id: _, ...why } = whyOf(ids.why, {
        clauses: [
          { role: 'to', text: 'say it', id: newId() },
          { role: 'so-that', text: 'it holds', id: newId() },
        ],
      })
      await saveRecords([
        { id: ids.entry, head: entryHead(), body: { text: textOf(`Before, ${LINE}, after.`) } },
        { id: ids.spark, head: sparkHead(LINE, ids.entry) },
        {
          id: ids.truth,
          head: {
            kind: 'truth',
            ...base,
            text: 'True.',
            ratings: {},
            chosenAt: null,
            sessionId: null,
            sparkIds: [ids.spark],
          },
        },
        { id: ids.value, head: { kind: 'value', ...base, label: 'Candour', rank: 1, sessionId: null } },
        { id: ids.why, head: why },
      ])
      /** What is pinned, and what became of each record. */
      const wanted = new Set<RecordId>()
      const state: Record<What, 'here' | 'deleted' | 'gone'> = {
        entry: 'here',
        spark: 'here',
        truth: 'here',
        value: 'here',
      }
      const now = () => headOf(ids.why) as Why
      const save = async (changed: Partial<Why>) => {
        const { id, ...head } = { ...now(), ...changed, updatedAt: AT }
        await saveRecords([{ id, head }])
      }
      const ready = (): Why => ({ ...now(), ...opened(now()) })

      async function take(change: Step): Promise<void> {
        switch (change.do) {
          case 'pin':
          case 'let-go': {
            const key = partsOf(now())[change.clause]?.key
            const id = ids[change.what]
            if (key === undefined) return
            if (change.do === 'pin') {
              await save({ ...opened(now()), ...pinned(ready(), key, { kind: change.what, id }) })
              wanted.add(id)
            } else {
              await save({ ...opened(now()), ...unpinned(ready(), key, id) })
              // The same may be pinned to the other clause too.
              if (!pinsOf(now().clauses).some((pin) => pin.id === id)) wanted.delete(id)
            }
            return
          }
          case 'write': {
            const key = partsOf(now())[change.clause]?.key
            if (key !== undefined) await save(withClauseText(now(), key, change.text))
            return
          }
          case 'reword':
            await saveRecords(rewordingWhy(now(), change.text, '', AT))
            return
          case 'edit-source': {
            const entry = headOf(ids.entry)
            if (entry?.kind !== 'entry') return
            const { id, ...head } = entry
            await saveRecords([{ id, head, body: { text: textOf(change.text) } }])
            return
          }
          case 'delete':
          case 'bring-back': {
            if (state[change.what] === 'gone') return
            await setDeleted(ids[change.what], change.do === 'delete')
            state[change.what] = change.do === 'delete' ? 'deleted' : 'here'
            return
          }
          case 'earlier': {
            endSittings()
            await save({ reason: `${now().reason}.` })
            const oldest = revisionsOf(ids.why).at(-1)
            if (oldest) await restoreRevision(oldest.id)
            return
          }
          case 'carry-over': {
            const { data } = await leaveFrom(vault.disk, 'json')
            vault = await newVault()
            expect((await bringInto(vault.disk, 'Journal.zip', data)).ended).toEqual({ how: 'done' })
            // What lay in the trash did not leave.
            for (const each of WHAT) if (state[each] === 'deleted') state[each] = 'gone'
          }
        }
      }

      for (const change of steps) {
        await take(change)
        const pins = pinsOf(now().clauses)
        expect(new Set(pins.map(({ id }) => id))).toEqual(wanted)
        expect(now().sparkIds).toEqual(wanted.has(ids.spark) ? [ids.spark] : [])
        for (const each of WHAT) {
          expect(pinState(headOf(ids[each]))).toBe(state[each])
          for (const pin of pins) if (pin.id === ids[each]) expect(pin.kind).toBe(each)
        }
        const spark = headOf(ids.spark)
        if (spark) expect(spark).toMatchObject({ quote: LINE, source: { kind: 'entry', recordId: ids.entry } })
        const truth = headOf(ids.truth)
        if (truth) expect(truth).toMatchObject({ sparkIds: [ids.spark] })
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
