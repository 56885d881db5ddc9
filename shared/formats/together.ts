// What is sealed of shared-purpose sessions: the fields of a kept shared purpose, and the whole session as it lies in its own
// file while it runs. Kept records are read leniently, as all records are; the file lives for days and is read strictly.
import './jitless.ts'
import { z } from 'zod'
import type { CardContent } from '../domain/circle/shared-ground.ts'
import { type Gathering, GROUP_ANSWERS, LIMITS, MOST_MEMBERS, ROUNDS } from '../domain/together/gathering.ts'
import type { SharedPurposeBody } from '../domain/together/shared-purpose.ts'
import { STEPS } from '../domain/together/steps.ts'
import { PLANS } from '../domain/together/time-plan.ts'
import { SHAPE_IDS } from '../domain/why/shapes.ts'
import { recordIdSchema } from './commit.ts'
import { cardContentSchema } from './mirror-records.ts'

const instant = z.string().regex(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const scaleStep = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const freedom = z.enum(['chosen', 'expected'])
const language = z.enum(['en', 'it'])

const shape = z.looseObject({
  id: z.enum(SHAPE_IDS),
  language,
  words: z.array(z.string()).exactOptional(),
})
const clauses = z.array(z.looseObject({ role: z.string(), text: z.string(), id: z.string().exactOptional() }))
const pyramid = z.looseObject({ what: z.string(), how: z.string(), why: z.string() })
const agreedLines = z.looseObject({ ours: z.array(z.string()), by: z.array(z.string()) })
const experiment = z.looseObject({
  id: recordIdSchema,
  what: z.string(),
  who: z.array(recordIdSchema),
  day: day.nullable(),
})

/** Of the head. */
export const sharedPurposeFields = {
  day,
  language,
  people: z.array(z.looseObject({ id: recordIdSchema, name: z.string() })),
  statement: z.looseObject({ text: z.string(), shape, clauses, keptBy: z.array(recordIdSchema) }).nullable(),
  pyramid,
}

export const sharedPurposeBodySchema = z.looseObject({
  lines: z.looseObject({ inconvenient: agreedLines, 'take-on': agreedLines, values: agreedLines }),
  agreedAsks: z.array(
    z.looseObject({
      id: recordIdSchema,
      of: recordIdSchema,
      what: z.string(),
      hours: z.number().min(0).nullable(),
      day: day.nullable(),
      freedom: freedom.nullable(),
      serves: z.enum(['me', 'them', 'both', 'neither']).nullable(),
    }),
  ),
  experiments: z.array(experiment),
}) satisfies z.ZodType<SharedPurposeBody>

const byMember = <T extends z.ZodType>(value: T) => z.record(recordIdSchema, value)
const groupAnswer = z.enum(GROUP_ANSWERS)
const turnWords = z.strictObject({
  lines: z.array(z.strictObject({ id: recordIdSchema, text: z.string() })).max(LIMITS.linesInTurn),
  whole: groupAnswer.nullable(),
  asks: byMember(groupAnswer),
})
const sharedLines = z
  .array(z.strictObject({ id: recordIdSchema, text: z.string(), place: z.enum(['ours', 'by', 'open']) }))
  .max(LIMITS.lines)
const turnSteps = z.enum([...ROUNDS, 'answers'])
const steps = z.custom<Gathering['step']>((value) => STEPS.some((step) => step === value))

/** A session in its sealed file. */
export const gatheringSchema = z.strictObject({
  id: recordIdSchema,
  language,
  host: z.string(),
  plan: z.union(PLANS.map((minutes) => z.literal(minutes))),
  startedAt: instant,
  members: z
    .array(
      z.strictObject({
        id: recordIdSchema,
        name: z.string().min(1).max(LIMITS.name),
        isTold: z.boolean(),
        hasLeft: z.boolean(),
        card: (cardContentSchema as z.ZodType<CardContent>).nullable(),
      }),
    )
    .max(MOST_MEMBERS),
  step: steps,
  reached: steps,
  turn: z.strictObject({ memberId: recordIdSchema, isOpen: z.boolean() }).nullable(),
  drafts: byMember(turnWords),
  given: byMember(turnWords),
  over: z.array(turnSteps),
  lines: z.strictObject({ inconvenient: sharedLines, 'take-on': sharedLines, values: sharedLines }),
  asks: z
    .array(
      z.strictObject({
        id: recordIdSchema,
        of: recordIdSchema.nullable(),
        what: z.string(),
        hours: z.number().min(0).nullable(),
        day: day.nullable(),
        freedom: freedom.nullable(),
        serves: z.strictObject({ asked: scaleStep.nullable(), group: scaleStep.nullable() }),
      }),
    )
    .max(LIMITS.asks),
  answers: z.array(
    z.strictObject({ memberId: recordIdSchema, whole: groupAnswer.nullable(), asks: byMember(groupAnswer) }),
  ),
  statement: z.strictObject({ shape, clauses, keptBy: z.array(recordIdSchema) }),
  pyramid,
  experiments: z.array(experiment).max(LIMITS.experiments),
  clock: z.strictObject({ wholeMs: z.number().min(0), partMs: z.number().min(0), since: instant.nullable() }),
  isPaused: z.boolean(),
}) satisfies z.ZodType<Gathering>
