// The format of exercise definitions: ours, kept definitions, and later packs. Strict, size-capped, with readable messages.
import './jitless.ts'
import { z } from 'zod'
import { MOTIVE_IDS } from '../domain/concordance.ts'
import { type Exercise, STAGES, type Step, type Take } from '../domain/exercise.ts'

const idSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens')
const recordKindSchema = z.enum([
  'entry',
  'session',
  'definition',
  'spark',
  'truth',
  'value',
  'purpose',
  'why',
  'experiment',
  'profile',
])

function textIn(max: number) {
  return z.string().trim().min(1, 'must not be empty').max(max)
}
function localized(max: number) {
  return z.strictObject({ en: textIn(max), it: textIn(max) })
}
const labelSchema = localized(120)
const sentenceSchema = localized(240)
const passageSchema = localized(1500)

const takeSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('step'), step: idSchema }),
  z.strictObject({ from: z.literal('records'), kind: recordKindSchema, chosen: z.boolean().exactOptional() }),
  z.strictObject({ from: z.literal('exercise'), exercise: idSchema, step: idSchema }),
])

const wordsSchema = z.array(textIn(40)).length(5, 'a scale has exactly five words, from 0 to 4')
const scaleSchema = z.strictObject({
  id: idSchema,
  label: sentenceSchema,
  words: z.strictObject({ en: wordsSchema, it: wordsSchema }),
})

const BLANK = /\{([^{}]*)\}/g
function blanksOf(template: string): string[] {
  return [...template.matchAll(BLANK)].map(([, id]) => id ?? '')
}
const stemSchema = z
  .strictObject({
    id: idSchema,
    template: sentenceSchema,
    blanks: z
      .array(z.strictObject({ id: idSchema, label: labelSchema }))
      .min(1)
      .max(6),
  })
  .check((context) => {
    const { id, template, blanks } = context.value
    const listed = blanks
      .map((blank) => blank.id)
      .toSorted()
      .join(', ')
    for (const language of ['en', 'it'] as const) {
      const written = blanksOf(template[language]).toSorted().join(', ')
      if (written === listed) continue
      context.issues.push({
        code: 'custom',
        input: template[language],
        path: ['template', language],
        message: `stem "${id}": the sentence has the blanks {${written}}, the list has {${listed}}`,
      })
    }
  })

const stepBase = {
  id: idSchema,
  title: sentenceSchema,
  text: passageSchema.exactOptional(),
  beside: z.array(takeSchema).min(1).max(4).exactOptional(),
}
const mostSchema = z.int().min(1).max(50)

export const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...stepBase, kind: z.literal('settle'), seconds: z.int().min(0).max(600) }),
  z.strictObject({ ...stepBase, kind: z.literal('read'), body: passageSchema }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('write'),
    placeholder: labelSchema.exactOptional(),
    minutes: z.int().min(1).max(60).exactOptional(),
  }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('list'),
    placeholder: labelSchema,
    detail: labelSchema.exactOptional(),
    most: mostSchema,
    yields: z.enum(['spark', 'truth', 'value', 'purpose']).exactOptional(),
  }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('sentence'),
    stems: z.array(stemSchema).min(1).max(12),
    wanted: mostSchema,
    most: mostSchema,
    yields: z.literal('why').exactOptional(),
  }),
  z.strictObject({ ...stepBase, kind: z.literal('choose-sparks'), most: mostSchema }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('rate'),
    takes: takeSchema,
    scales: z.array(scaleSchema).min(1).max(8),
    yields: z.enum(['motives', 'ratings']).exactOptional(),
    shows: z.literal('concordance').exactOptional(),
  }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('rank'),
    takes: takeSchema,
    yields: z.literal('rank').exactOptional(),
  }),
  z.strictObject({ ...stepBase, kind: z.literal('compare'), takes: takeSchema }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('decide'),
    takes: takeSchema,
    reason: labelSchema.exactOptional(),
    yields: z.literal('chosen').exactOptional(),
  }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('act'),
    labels: z.strictObject({
      what: labelSchema,
      obstacle: labelSchema.exactOptional(),
      plan: labelSchema.exactOptional(),
      day: labelSchema,
    }),
    yields: z.literal('experiment').exactOptional(),
  }),
  z.strictObject({ ...stepBase, kind: z.literal('recall'), takes: takeSchema, note: labelSchema.exactOptional() }),
]) satisfies z.ZodType<Step>

/** Steps whose answers are items that another step can take; of a written text, its paragraphs. */
const ITEM_STEPS: ReadonlySet<Step['kind']> = new Set(['write', 'list', 'sentence', 'choose-sparks'])
const CHOOSABLE = new Set(['truth', 'why'])

function takesOf(step: Step): { take: Take; at: (string | number)[] }[] {
  const beside = (step.beside ?? []).map((take, index) => ({ take, at: ['beside', index] }))
  return 'takes' in step ? [{ take: step.takes, at: ['takes'] }, ...beside] : beside
}

/** The kind of record that a take's items are or become; null when they become none. */
function kindTaken(take: Take, steps: Step[]): string | null {
  if (take.from === 'records') return take.kind
  if (take.from === 'exercise') return null
  const step = steps.find((candidate) => candidate.id === take.step)
  if (step?.kind === 'choose-sparks') return 'spark'
  return step?.kind === 'list' || step?.kind === 'sentence' ? (step.yields ?? null) : null
}

const YIELDS_TO: Record<string, string[]> = {
  motives: ['purpose', 'why'],
  ratings: ['truth'],
  rank: ['value'],
  chosen: ['truth', 'why'],
}

type Say = (path: (string | number)[], message: string) => void

function checkTakes(step: Step, index: number, steps: Step[], say: Say): void {
  for (const { take, at } of takesOf(step)) {
    const place = ['steps', index, ...at]
    if (take.from === 'records' && take.chosen && !CHOOSABLE.has(take.kind))
      say(place, `step "${step.id}": only truths and whys can be chosen, not a ${take.kind}`)
    if (take.from !== 'step') continue
    const source = steps.slice(0, index).find((candidate) => candidate.id === take.step)
    if (!source) say(place, `step "${step.id}" takes "${take.step}", which is not an earlier step`)
    else if (!ITEM_STEPS.has(source.kind))
      say(place, `step "${step.id}" takes "${take.step}", but a ${source.kind} step has no items to take`)
  }
}

function checkYields(step: Step, index: number, steps: Step[], say: Say): void {
  if (!('takes' in step) || !('yields' in step) || !step.yields) return
  const fitting = YIELDS_TO[step.yields] ?? []
  const kind = kindTaken(step.takes, steps)
  if (kind === null || !fitting.includes(kind))
    say(
      ['steps', index, 'yields'],
      `step "${step.id}" yields ${step.yields}, which needs items that are a ${fitting.join(' or a ')}`,
    )
}

function checkScales(step: Step, index: number, say: Say): void {
  if (step.kind !== 'rate') return
  const ids = step.scales.map((scale) => scale.id)
  if (new Set(ids).size !== ids.length) say(['steps', index, 'scales'], `step "${step.id}" has two scales with one id`)
  const isMotives = ids.toSorted().join() === [...MOTIVE_IDS].toSorted().join()
  if ((step.shows === 'concordance' || step.yields === 'motives') && !isMotives)
    say(['steps', index, 'scales'], `step "${step.id}" needs exactly the four motives: ${MOTIVE_IDS.join(', ')}`)
}

function checkSentences(step: Step, index: number, say: Say): void {
  if (step.kind !== 'sentence') return
  const ids = step.stems.map((stem) => stem.id)
  if (new Set(ids).size !== ids.length) say(['steps', index, 'stems'], `step "${step.id}" has two stems with one id`)
  for (const [place, stem] of step.stems.entries())
    if (new Set(stem.blanks.map((blank) => blank.id)).size !== stem.blanks.length)
      say(['steps', index, 'stems', place, 'blanks'], `stem "${stem.id}" has two blanks with one id`)
  if (step.wanted > step.most)
    say(['steps', index, 'wanted'], `step "${step.id}" asks for ${step.wanted} sentences but allows ${step.most}`)
}

function checkCare(exercise: Exercise, say: Say): void {
  if (exercise.intensity !== 'heavy') return
  if (!exercise.caution) say(['caution'], 'a heavy exercise needs a caution')
  if (!exercise.gentler) say(['gentler'], 'a heavy exercise needs a gentler variant')
  if (!exercise.steps.some((step) => step.kind === 'settle')) say(['steps'], 'a heavy exercise needs a settle step')
}

export const exerciseSchema = z
  .strictObject({
    format: z.literal(1),
    id: idSchema,
    stage: z.enum(STAGES),
    order: z.int().min(1).max(99),
    title: labelSchema,
    minutes: z.int().min(1).max(120),
    intensity: z.enum(['light', 'medium', 'heavy']),
    why: passageSchema,
    basis: passageSchema,
    source: textIn(600),
    caution: passageSchema.exactOptional(),
    gentler: passageSchema.exactOptional(),
    steps: z.array(stepSchema).min(1).max(40),
    closing: passageSchema,
  })
  .check((context) => {
    const exercise: Exercise = context.value
    const say: Say = (path, message) => {
      context.issues.push({ code: 'custom', input: exercise, path, message })
    }
    const seen = new Set<string>()
    for (const [index, step] of exercise.steps.entries()) {
      if (seen.has(step.id)) say(['steps', index, 'id'], `two steps have the id "${step.id}"`)
      seen.add(step.id)
      checkTakes(step, index, exercise.steps, say)
      checkYields(step, index, exercise.steps, say)
      checkScales(step, index, say)
      checkSentences(step, index, say)
    }
    checkCare(exercise, say)
  }) satisfies z.ZodType<Exercise>

/** One line a fault: `steps.3.takes: …`, naming the place in the file. Empty when the definition is sound. */
export function exerciseFaults(value: unknown): string[] {
  const parsed = exerciseSchema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
}
