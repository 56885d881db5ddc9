// What a definition's parts owe each other: takes, yields, branches, scales, stems, care. Reports faults; changes nothing.
import { MOTIVE_IDS } from '../domain/concordance.ts'
import type { Exercise, Step, Take } from '../domain/exercise.ts'

/** Reports one fault: where in the file, and what. */
export type Say = (path: (string | number)[], message: string) => void

/** Steps whose answers are items that another step can take; see `answeredItems`. */
const ITEM_STEPS: ReadonlySet<Step['kind']> = new Set([
  'write',
  'list',
  'sentence',
  'choose-sparks',
  'ladder',
  'sort',
  'rank',
  'decide',
  'act',
  'recall',
])
const CHOOSABLE = new Set(['truth', 'why'])

const YIELDS_TO: Record<string, string[]> = {
  motives: ['purpose', 'why'],
  ratings: ['truth'],
  rank: ['value'],
  chosen: ['truth', 'why'],
}

function placedTakes(step: Step): { take: Take; at: (string | number)[] }[] {
  const beside = (step.beside ?? []).map((take, index) => ({ take, at: ['beside', index] }))
  const takes = 'takes' in step && step.takes ? [{ take: step.takes, at: ['takes'] }] : []
  const start = step.kind === 'ladder' && step.start ? [{ take: step.start, at: ['start'] }] : []
  return [...takes, ...start, ...beside]
}

/** The kind of record that a take's items are or become; null when they become none. */
function kindTaken(take: Take, steps: Step[]): string | null {
  if (take.from === 'records') return take.kind
  if (take.from === 'exercise') return null
  const step = steps.find((candidate) => candidate.id === take.step)
  switch (step?.kind) {
    case 'choose-sparks':
      return 'spark'
    case 'sort':
      return step.yields && (take.pile ?? step.yieldPile) === step.yieldPile ? step.yields : null
    case 'list':
    case 'sentence':
    case 'ladder':
      return step.yields ?? null
    case 'rank':
    case 'decide': {
      const earlier = steps.slice(0, steps.indexOf(step))
      return step.takes ? kindTaken(step.takes, earlier) : null
    }
    default:
      return null
  }
}

function checkTakes(step: Step, place: (string | number)[], before: Step[], say: Say): void {
  for (const { take, at } of placedTakes(step)) {
    const where = [...place, ...at]
    if (take.from === 'records' && take.chosen && !CHOOSABLE.has(take.kind))
      say(where, `step "${step.id}": only truths and whys can be chosen, not a ${take.kind}`)
    if (take.from !== 'step') continue
    const source = before.find((candidate) => candidate.id === take.step)
    if (!source) say(where, `step "${step.id}" takes "${take.step}", which is not an earlier step`)
    else if (!ITEM_STEPS.has(source.kind))
      say(where, `step "${step.id}" takes "${take.step}", but a ${source.kind} step has no items to take`)
    else if (take.pile !== undefined && !(source.kind === 'sort' && source.piles.some(({ id }) => id === take.pile)))
      say(where, `step "${step.id}" takes the pile "${take.pile}", which "${take.step}" does not have`)
  }
}

function checkYields(step: Step, place: (string | number)[], before: Step[], say: Say): void {
  if (step.kind !== 'rate' && step.kind !== 'rank' && step.kind !== 'decide') return
  if (!step.yields) return
  const fitting = YIELDS_TO[step.yields] ?? []
  const kind = step.takes ? kindTaken(step.takes, before) : null
  if (kind === null || !fitting.includes(kind))
    say(
      [...place, 'yields'],
      `step "${step.id}" yields ${step.yields}, which needs items that are a ${fitting.join(' or a ')}`,
    )
}

function twice(ids: string[]): string | null {
  return ids.find((id, index) => ids.indexOf(id) !== index) ?? null
}

function checkRate(step: Extract<Step, { kind: 'rate' }>, place: (string | number)[], say: Say): void {
  const ids = step.scales.map((scale) => scale.id)
  if (twice(ids) !== null) say([...place, 'scales'], `step "${step.id}" has two scales with one id`)
  const isMotives = ids.toSorted().join() === [...MOTIVE_IDS].toSorted().join()
  if ((step.shows === 'concordance' || step.yields === 'motives') && !isMotives)
    say([...place, 'scales'], `step "${step.id}" needs exactly the four motives: ${MOTIVE_IDS.join(', ')}`)
  if ((step.takes === undefined) === (step.items === undefined))
    say([...place, 'takes'], `step "${step.id}" needs either takes or items`)
  if (twice(step.items?.map((item) => item.id) ?? []) !== null)
    say([...place, 'items'], `step "${step.id}" has two items with one id`)
}

function checkSort(step: Extract<Step, { kind: 'sort' }>, place: (string | number)[], say: Say): void {
  const card = twice(step.cards.map(({ id }) => id))
  if (card !== null) say([...place, 'cards'], `step "${step.id}" has two cards with the id "${card}"`)
  const pile = twice(step.piles.map(({ id }) => id))
  if (pile !== null) say([...place, 'piles'], `step "${step.id}" has two piles with the id "${pile}"`)
  if ((step.yields === undefined) !== (step.yieldPile === undefined))
    say([...place, 'yieldPile'], `step "${step.id}": yields and yieldPile come together`)
  else if (step.yieldPile !== undefined && !step.piles.some(({ id }) => id === step.yieldPile))
    say([...place, 'yieldPile'], `step "${step.id}" has no pile "${step.yieldPile}"`)
}

function checkDecide(
  step: Extract<Step, { kind: 'decide' }>,
  place: (string | number)[],
  after: Step[],
  say: Say,
): void {
  if ((step.takes === undefined) === (step.options === undefined))
    say([...place, 'takes'], `step "${step.id}" needs either takes or options`)
  if (twice(step.options?.map((option) => option.id) ?? []) !== null)
    say([...place, 'options'], `step "${step.id}" has two options with one id`)
  for (const [index, { id, goTo }] of (step.options ?? []).entries())
    if (goTo !== undefined && !after.some((later) => later.id === goTo))
      say([...place, 'options', index, 'goTo'], `option "${id}" goes to "${goTo}", which is not a later step`)
}

function checkSentences(step: Extract<Step, { kind: 'sentence' }>, place: (string | number)[], say: Say): void {
  if (twice(step.stems.map((stem) => stem.id)) !== null)
    say([...place, 'stems'], `step "${step.id}" has two stems with one id`)
  for (const [index, stem] of step.stems.entries())
    if (twice(stem.blanks.map((blank) => blank.id)) !== null)
      say([...place, 'stems', index, 'blanks'], `stem "${stem.id}" has two blanks with one id`)
  if (step.wanted > step.most)
    say([...place, 'wanted'], `step "${step.id}" asks for ${step.wanted} sentences but allows ${step.most}`)
}

/** A list of steps at `path`: ids, takes and yields, and what each kind needs. */
export function checkSteps(steps: Step[], path: string[], say: Say): void {
  const seen = new Set<string>()
  for (const [index, step] of steps.entries()) {
    const place = [...path, index]
    const before = steps.slice(0, index)
    if (seen.has(step.id)) say([...place, 'id'], `two steps have the id "${step.id}"`)
    seen.add(step.id)
    checkTakes(step, place, before, say)
    checkYields(step, place, before, say)
    if (step.kind === 'rate') checkRate(step, place, say)
    else if (step.kind === 'sort') checkSort(step, place, say)
    else if (step.kind === 'decide') checkDecide(step, place, steps.slice(index + 1), say)
    else if (step.kind === 'sentence') checkSentences(step, place, say)
  }
}

/** What heavy writing needs around it. */
export function checkCare(exercise: Exercise, say: Say): void {
  if (exercise.intensity !== 'heavy') return
  if (!exercise.caution) say(['caution'], 'a heavy exercise needs a caution')
  if (!exercise.gentler) say(['gentler'], 'a heavy exercise needs a gentler variant')
  const settles = (steps: Step[]) => steps.some((step) => step.kind === 'settle')
  if (!settles(exercise.steps)) say(['steps'], 'a heavy exercise needs a settle step')
  if (exercise.gentler && !settles(exercise.gentler.steps))
    say(['gentler', 'steps'], 'a heavy exercise needs a settle step in its gentler variant too')
}
