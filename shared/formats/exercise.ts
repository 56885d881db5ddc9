// The format of exercise definitions: ours, kept definitions, and later packs. Strict, size-capped, with readable messages.
import './jitless.ts'
import { z } from 'zod'
import { CHECK_ITEMS } from '../domain/check.ts'
import { type Exercise, STAGES, type Step } from '../domain/exercise.ts'
import { checkCare, checkSteps, type Say } from './exercise-checks.ts'

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
  z.strictObject({ from: z.literal('step'), step: idSchema, pile: idSchema.exactOptional() }),
  z.strictObject({ from: z.literal('records'), kind: recordKindSchema, chosen: z.boolean().exactOptional() }),
  z.strictObject({
    from: z.literal('exercise'),
    exercise: idSchema,
    step: idSchema,
    pile: idSchema.exactOptional(),
  }),
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
const axisSchema = z.strictObject({ label: labelSchema, low: labelSchema, high: labelSchema })
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
    kind: z.literal('ladder'),
    first: labelSchema,
    question: labelSchema,
    most: z.int().min(2).max(12),
    start: takeSchema.exactOptional(),
    yields: z.literal('value').exactOptional(),
  }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('sort'),
    cards: z
      .array(z.strictObject({ id: idSchema, label: labelSchema, hint: labelSchema.exactOptional() }))
      .min(2)
      .max(150),
    piles: z
      .array(z.strictObject({ id: idSchema, label: labelSchema }))
      .min(2)
      .max(5),
    own: labelSchema.exactOptional(),
    yields: z.literal('value').exactOptional(),
    yieldPile: idSchema.exactOptional(),
  }),
  z.strictObject({ ...stepBase, kind: z.literal('place-on-map'), takes: takeSchema, x: axisSchema, y: axisSchema }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('rate'),
    takes: takeSchema.exactOptional(),
    items: z
      .array(z.strictObject({ id: idSchema, text: labelSchema, check: z.enum(CHECK_ITEMS).exactOptional() }))
      .min(1)
      .max(20)
      .exactOptional(),
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
    takes: takeSchema.exactOptional(),
    options: z
      .array(z.strictObject({ id: idSchema, label: labelSchema, goTo: idSchema.exactOptional() }))
      .min(2)
      .max(8)
      .exactOptional(),
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

const stepsSchema = z.array(stepSchema).min(1).max(40)

export const exerciseSchema = z
  .strictObject({
    format: z.literal(1),
    id: idSchema,
    stage: z.enum(STAGES),
    order: z.int().min(1).max(99),
    short: z.int().min(1).max(99).exactOptional(),
    title: labelSchema,
    minutes: z.int().min(1).max(120),
    intensity: z.enum(['light', 'medium', 'heavy']),
    why: passageSchema,
    basis: passageSchema,
    source: textIn(600),
    caution: passageSchema.exactOptional(),
    gentler: z.strictObject({ about: passageSchema, steps: stepsSchema }).exactOptional(),
    again: z.array(z.int().min(1).max(3650)).min(1).max(8).exactOptional(),
    steps: stepsSchema,
    closing: passageSchema,
  })
  .check((context) => {
    const exercise: Exercise = context.value
    const say: Say = (path, message) => {
      context.issues.push({ code: 'custom', input: exercise, path, message })
    }
    checkSteps(exercise.steps, ['steps'], say)
    if (exercise.gentler) checkSteps(exercise.gentler.steps, ['gentler', 'steps'], say)
    checkCare(exercise, say)
  }) satisfies z.ZodType<Exercise>

/** One line a fault: `steps.3.takes: …`, naming the place in the file. Empty when the definition is sound. */
export function exerciseFaults(value: unknown): string[] {
  const parsed = exerciseSchema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
}
