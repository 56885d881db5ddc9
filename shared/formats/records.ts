// Schemas of what is sealed: heads and bodies as JSON. Unknown fields are kept, so that an older app does not drop what a
// newer one wrote. The types themselves live in shared/domain.
import './jitless.ts'
import { z } from 'zod'
import { CHECK_ITEMS } from '../domain/check.ts'
import { MOTIVE_IDS } from '../domain/concordance.ts'
import type { Answer, Exercise } from '../domain/exercise.ts'
import { IMPORT_PROBLEMS, IMPORT_SOURCES } from '../domain/imported.ts'
import { ASK_ANSWERS, ASK_SORTS } from '../domain/ledger/ask.ts'
import type { Pack } from '../domain/pack.ts'
import { PYRAMID_FORMS } from '../domain/pyramid.ts'
import type {
  BodyByKind,
  Caret,
  DefinitionBody,
  EntryBody,
  Head,
  HeadOf,
  HistoryBody,
  ImportBody,
  KindWithBody,
  PackBody,
  RecordKind,
  SessionBody,
  SparkSource,
  TemplateBody,
} from '../domain/records.ts'
import type { TextDocument } from '../domain/text.ts'
import { RESONANCE_ANSWERS } from '../domain/why/resonance.ts'
import { SHAPE_IDS } from '../domain/why/shapes.ts'
import { recordIdSchema } from './commit.ts'
import {
  cardContentSchema,
  letterBodySchema,
  letterFields,
  mirrorBodySchema,
  mirrorFields,
  themeFields,
} from './mirror-records.ts'
import { isTextDocument } from './text-document.ts'
import { sharedPurposeBodySchema, sharedPurposeFields } from './together.ts'

const instant = z.string().regex(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const base = { createdAt: instant, updatedAt: instant, deletedAt: instant.nullable() }
const scaleStep = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const pyramidLevel = z.union([z.literal(0), z.literal(1), z.literal(2)])
const motives = z.record(z.enum(MOTIVE_IDS), scaleStep.nullable())

/** Of any kind, one that only a newer app knows too: a pin outlives what it names. */
const recordKind = z.custom<RecordKind>((value) => typeof value === 'string')

/** A text of any schema number: reading upgrades it. */
export const textDocumentSchema = z.custom<TextDocument>(isTextDocument)

const sparkSourceSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('entry'), recordId: recordIdSchema }),
  z.looseObject({ kind: z.literal('session'), recordId: recordIdSchema, stepId: z.string() }),
  z.looseObject({ kind: z.literal('record'), recordId: recordIdSchema, field: z.string() }),
]) satisfies z.ZodType<SparkSource>

const motiveRatings = z.array(z.looseObject({ at: instant, motives }))

/** One schema for each kind of head. */
export const headSchemas = {
  entry: z.looseObject({
    ...base,
    kind: z.literal('entry'),
    day,
    zone: z.string(),
    title: z.string().nullable(),
    firstWords: z.string(),
    words: z.int().min(0),
    tags: z.array(z.string()).exactOptional(),
    mood: scaleStep.exactOptional(),
    energy: scaleStep.exactOptional(),
    personIds: z.array(recordIdSchema).exactOptional(),
    starred: z.boolean().exactOptional(),
    sessionId: recordIdSchema.exactOptional(),
    sparkId: recordIdSchema.exactOptional(),
    attachmentIds: z.array(recordIdSchema).exactOptional(),
    language: z.enum(['en', 'it']).exactOptional(),
    origin: z.looseObject({ importId: recordIdSchema, sourceKey: z.string(), contentHash: z.string() }).exactOptional(),
  }),
  session: z.looseObject({
    ...base,
    kind: z.literal('session'),
    exerciseId: z.string(),
    definitionId: recordIdSchema,
    title: z.string(),
    language: z.enum(['en', 'it']),
    status: z.enum(['open', 'paused', 'finished', 'stopped']),
    stepId: z.string(),
    finishedAt: instant.nullable(),
    variant: z.enum(['full', 'gentler']).exactOptional(),
  }),
  definition: z.looseObject({ ...base, kind: z.literal('definition'), exerciseId: z.string(), hash: z.string() }),
  spark: z.looseObject({ ...base, kind: z.literal('spark'), quote: z.string(), source: sparkSourceSchema }),
  truth: z.looseObject({
    ...base,
    kind: z.literal('truth'),
    text: z.string(),
    ratings: z.record(z.string(), z.number().nullable()),
    voice: z.string().exactOptional(),
    chosenAt: instant.nullable(),
    sessionId: recordIdSchema.nullable(),
    sparkIds: z.array(recordIdSchema),
  }),
  value: z.looseObject({
    ...base,
    kind: z.literal('value'),
    label: z.string(),
    rank: z.number().nullable(),
    sessionId: recordIdSchema.nullable(),
  }),
  purpose: z.looseObject({
    ...base,
    kind: z.literal('purpose'),
    text: z.string(),
    from: z.string(),
    motives,
    ratings: motiveRatings.exactOptional(),
    sessionId: recordIdSchema.nullable(),
  }),
  why: z.looseObject({
    ...base,
    kind: z.literal('why'),
    text: z.string(),
    clauses: z.array(
      z.looseObject({
        role: z.string(),
        text: z.string(),
        id: recordIdSchema.exactOptional(),
        evidence: z.array(z.looseObject({ kind: recordKind, id: recordIdSchema })).exactOptional(),
      }),
    ),
    motives,
    ratings: motiveRatings.exactOptional(),
    borrowedFrom: z.string().exactOptional(),
    chosenAt: instant.nullable(),
    reason: z.string(),
    sessionId: recordIdSchema.nullable(),
    sparkIds: z.array(recordIdSchema),
    shape: z
      .looseObject({
        id: z.enum(SHAPE_IDS),
        language: z.enum(['en', 'it']),
        words: z.array(z.string()).exactOptional(),
      })
      .exactOptional(),
    nearerThan: z.array(z.looseObject({ whyId: recordIdSchema, because: z.string(), at: instant })).exactOptional(),
  }),
  experiment: z.looseObject({
    ...base,
    kind: z.literal('experiment'),
    what: z.string(),
    obstacle: z.string(),
    plan: z.string(),
    day: day.nullable(),
    whyId: recordIdSchema.nullable(),
    sessionId: recordIdSchema.nullable(),
    outcome: z.enum(['done', 'changed', 'left']).exactOptional(),
    endedOn: day.exactOptional(),
    learned: z.string().exactOptional(),
    hours: z.number().min(0).exactOptional(),
    personIds: z.array(recordIdSchema).exactOptional(),
    liftsTo: pyramidLevel.exactOptional(),
  }),
  profile: z.looseObject({
    ...base,
    kind: z.literal('profile'),
    name: z.string(),
    supportName: z.string(),
    supportReach: z.string(),
    supportCountry: z.string(),
    way: z.enum(['short', 'full']).exactOptional(),
    hiddenExercises: z.array(z.string()).exactOptional(),
    hourlyValue: z.number().min(0).exactOptional(),
    currency: z.string().exactOptional(),
    quietUntil: day.exactOptional(),
    replyBlocks: z.record(z.string(), z.string()).exactOptional(),
    moodWords: z.array(z.string()).length(5).exactOptional(),
    energyWords: z.array(z.string()).length(5).exactOptional(),
    writing: z.looseObject({ focus: z.boolean(), typewriter: z.boolean() }).exactOptional(),
    hiddenPrompts: z.array(z.string()).exactOptional(),
    statement: z.looseObject({ form: z.string(), design: z.string(), tone: z.string() }).exactOptional(),
  }),
  template: z.looseObject({
    ...base,
    kind: z.literal('template'),
    name: z.string(),
    use: z.enum(['template', 'prompt']),
    language: z.enum(['en', 'it']).exactOptional(),
  }),
  history: z.looseObject({
    ...base,
    kind: z.literal('history'),
    of: recordIdSchema,
    ofKind: z.enum(['entry', 'session', 'why', 'experiment', 'person', 'recognition', 'pyramid']),
    takenAt: instant,
  }),
  ask: z.looseObject({
    ...base,
    kind: z.literal('ask'),
    direction: z.enum(['of-me', 'by-me']),
    personId: recordIdSchema.nullable(),
    who: z.string(),
    what: z.string(),
    sort: z.enum(ASK_SORTS),
    when: z.looseObject({
      start: instant,
      zone: z.string(),
      hasTime: z.boolean(),
      end: instant.nullable(),
      days: z.array(
        z.looseObject({
          day,
          hours: z.number().min(0),
          evening: z.boolean().exactOptional(),
          weekend: z.boolean().exactOptional(),
        }),
      ),
    }),
    gives: z.string().exactOptional(),
    hoursAsked: z.number().min(0),
    hoursGiven: z.number().min(0),
    paid: z.boolean(),
    currency: z.string(),
    hourlyValue: z.number().min(0).nullable(),
    serves: z.looseObject({ me: scaleStep.nullable(), them: scaleStep.nullable() }),
    freedom: z.enum(['chosen', 'expected']).nullable(),
    answer: z.enum(ASK_ANSWERS),
    reversal: z.enum(['yes', 'no', 'unsure']).nullable(),
    whyId: recordIdSchema.nullable(),
    repeats: z
      .looseObject({
        every: z.enum(['week', 'month', 'days']),
        days: z.int().min(1),
        until: day.nullable(),
        skipped: z.array(day),
      })
      .nullable(),
    seriesId: recordIdSchema.nullable(),
    occurrence: day.nullable(),
    decision: z
      .looseObject({
        at: instant,
        choice: z.enum(['accept', 'renegotiate', 'decline']),
        reply: z.string(),
        reason: z.string(),
      })
      .nullable(),
    lookBack: z.looseObject({ dueDay: day, answer: z.string().nullable(), answeredAt: instant.nullable() }).nullable(),
    note: z.string(),
  }),
  pack: z.looseObject({
    ...base,
    kind: z.literal('pack'),
    packId: z.string(),
    title: z.string(),
    author: z.string(),
    exerciseCount: z.int().min(0),
    languages: z.array(z.enum(['en', 'it'])),
    hash: z.string(),
  }),
  person: z.looseObject({
    ...base,
    kind: z.literal('person'),
    name: z.string(),
    role: z.enum(['person', 'client', 'team', 'employer']),
    note: z.string(),
    aliases: z.array(z.string()).exactOptional(),
    form: z.enum(PYRAMID_FORMS).exactOptional(),
    placements: z
      .array(
        z.looseObject({
          level: pyramidLevel,
          day,
          because: z.string(),
          sparkIds: z.array(recordIdSchema).exactOptional(),
        }),
      )
      .exactOptional(),
    mergedIds: z.array(recordIdSchema).exactOptional(),
  }),
  recognition: z.looseObject({
    ...base,
    kind: z.literal('recognition'),
    direction: z.enum(['by-me', 'to-me']),
    personId: recordIdSchema.nullable(),
    who: z.string(),
    what: z.string(),
    feeling: z.string(),
    day,
    sparkId: recordIdSchema.nullable(),
  }),
  check: z.looseObject({
    ...base,
    kind: z.literal('check'),
    day,
    items: z.partialRecord(z.enum(CHECK_ITEMS), scaleStep.nullable()),
    note: z.string(),
  }),
  attachment: z.looseObject({
    ...base,
    kind: z.literal('attachment'),
    name: z.string(),
    mime: z.string(),
    bytes: z.int().min(0),
    blob: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.int().min(1).exactOptional(),
    height: z.int().min(1).exactOptional(),
    preview: z
      .looseObject({ blob: z.string().regex(/^[0-9a-f]{64}$/), mime: z.string(), bytes: z.int().min(0) })
      .exactOptional(),
  }),
  import: z.looseObject({
    ...base,
    kind: z.literal('import'),
    source: z.enum(IMPORT_SOURCES),
    fileName: z.string(),
    entries: z.int().min(0),
    attachments: z.int().min(0),
    isPartial: z.boolean(),
  }),
  mirror: z.looseObject({ ...base, kind: z.literal('mirror'), ...mirrorFields }),
  letter: z.looseObject({ ...base, kind: z.literal('letter'), ...letterFields }),
  theme: z.looseObject({ ...base, kind: z.literal('theme'), ...themeFields }),
  resonance: z.looseObject({
    ...base,
    kind: z.literal('resonance'),
    whyId: recordIdSchema,
    day,
    answer: z.enum(RESONANCE_ANSWERS),
    line: z.string(),
  }),
  pyramid: z.looseObject({
    ...base,
    kind: z.literal('pyramid'),
    team: z.string(),
    day,
    what: z.string(),
    how: z.string(),
    why: z.string(),
  }),
  card: z.looseObject({ ...base, kind: z.literal('card'), isOwn: z.boolean(), content: cardContentSchema }),
  'shared-purpose': z.looseObject({ ...base, kind: z.literal('shared-purpose'), ...sharedPurposeFields }),
} satisfies { [K in RecordKind]: z.ZodType<HeadOf<K>> }

export const RECORD_KINDS = Object.keys(headSchemas) as RecordKind[]

const blanks = z.record(z.string(), z.string())
const rungsSchema = z.array(z.looseObject({ id: z.string(), text: z.string() }))
const answerSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('settle'), done: z.literal(true) }),
  z.looseObject({ kind: z.literal('read'), done: z.literal(true) }),
  z.looseObject({ kind: z.literal('write'), text: textDocumentSchema }),
  z.looseObject({
    kind: z.literal('list'),
    items: z.array(z.looseObject({ id: z.string(), text: z.string(), detail: z.string() })),
  }),
  z.looseObject({
    kind: z.literal('sentence'),
    items: z.array(z.looseObject({ id: z.string(), stemId: z.string(), blanks })),
  }),
  z.looseObject({ kind: z.literal('choose-sparks'), sparkIds: z.array(recordIdSchema) }),
  z.looseObject({ kind: z.literal('ladder'), rungs: rungsSchema }),
  z.looseObject({ kind: z.literal('sort'), placed: z.record(z.string(), z.string()), own: rungsSchema }),
  z.looseObject({
    kind: z.literal('place-on-map'),
    places: z.record(z.string(), z.looseObject({ x: z.int().min(0).max(4), y: z.int().min(0).max(4) })),
  }),
  z.looseObject({
    kind: z.literal('rate'),
    ratings: z.record(z.string(), z.record(z.string(), z.number().nullable())),
  }),
  z.looseObject({ kind: z.literal('rank'), order: z.array(z.string()) }),
  z.looseObject({
    kind: z.literal('compare'),
    pairs: z.array(z.looseObject({ a: z.string(), b: z.string(), winner: z.string().nullable() })),
  }),
  z.looseObject({ kind: z.literal('decide'), chosen: z.string().nullable(), reason: z.string() }),
  z.looseObject({
    kind: z.literal('act'),
    what: z.string(),
    obstacle: z.string(),
    plan: z.string(),
    day: day.nullable(),
  }),
  z.looseObject({ kind: z.literal('recall'), note: z.string() }),
]) satisfies z.ZodType<Answer>

const caretSchema = z.looseObject({
  stepId: z.string(),
  field: z.string(),
  position: z.int().min(0),
}) satisfies z.ZodType<Caret>

/** A kept definition was checked when it was stored; it is read for ever, whatever later schemas ask. */
const keptExerciseSchema = z.custom<Exercise>(
  (value) => z.looseObject({ id: z.string(), steps: z.array(z.unknown()) }).safeParse(value).success,
)

/** A kept pack was checked when it was added. */
const keptPackSchema = z.custom<Pack>(
  (value) =>
    z
      .looseObject({ id: z.string(), exercises: z.array(keptExerciseSchema), languages: z.array(z.string()) })
      .safeParse(value).success,
)

/** A kept state: its head and body are read by the schemas of their own kind. */
const historyBodySchema: z.ZodType<HistoryBody> = z.custom<HistoryBody>((value) => {
  const state = z.looseObject({ head: z.unknown(), body: z.unknown() }).safeParse(value)
  const read = state.success ? readHead(state.data.head) : null
  if (!state.success || !read || !('head' in read)) return false
  switch (read.head.kind) {
    case 'why':
    case 'experiment':
    case 'person':
    case 'recognition':
    case 'pyramid':
      return state.data.body === null
    case 'entry':
    case 'session':
      return bodySchemas[read.head.kind].safeParse(state.data.body).success
    default:
      return false
  }
})

/** One schema for each kind of body. */
export const bodySchemas = {
  entry: z.looseObject({ text: textDocumentSchema }) satisfies z.ZodType<EntryBody>,
  session: z.looseObject({
    answers: z.record(z.string(), answerSchema),
    skipped: z.array(z.string()),
    produced: z.record(z.string(), recordIdSchema),
    caret: caretSchema.nullable(),
    notes: z.record(z.string(), z.string()).exactOptional(),
  }) satisfies z.ZodType<SessionBody>,
  definition: z.looseObject({ exercise: keptExerciseSchema }) satisfies z.ZodType<DefinitionBody>,
  history: historyBodySchema,
  pack: z.looseObject({ pack: keptPackSchema }) satisfies z.ZodType<PackBody>,
  template: z.looseObject({ text: textDocumentSchema }) satisfies z.ZodType<TemplateBody>,
  import: z.looseObject({
    lines: z.array(
      z.looseObject({
        name: z.string(),
        day: day.nullable(),
        came: z.boolean(),
        problems: z.array(z.enum([...IMPORT_PROBLEMS, 'already-here'])),
      }),
    ),
    more: z.int().min(0),
    records: z.array(z.looseObject({ id: recordIdSchema, hash: z.string() })).exactOptional(),
  }) satisfies z.ZodType<ImportBody>,
  mirror: mirrorBodySchema,
  letter: letterBodySchema,
  'shared-purpose': sharedPurposeBodySchema,
} satisfies { [K in KindWithBody]: z.ZodType<BodyByKind[K]> }

/** Reads a head: `unknown-kind` is one that a newer app wrote, `malformed` one that no version of ours writes. */
export function readHead(value: unknown): { head: Head } | { problem: 'unknown-kind' | 'malformed' } {
  const kind = z.looseObject({ kind: z.string() }).safeParse(value)
  if (!kind.success) return { problem: 'malformed' }
  if (!Object.hasOwn(headSchemas, kind.data.kind)) return { problem: 'unknown-kind' }
  const parsed = headSchemas[kind.data.kind as RecordKind].safeParse(value)
  return parsed.success ? { head: parsed.data } : { problem: 'malformed' }
}

/** The inside of a sealed head. `bodyRevision` says which revision of the body belongs to it; null without a body. */
export const headPlaintextSchema = z.looseObject({
  schema: z.int().min(1),
  head: z.unknown(),
  bodyRevision: z.int().min(1).nullable(),
})
/** The inside of a sealed body. */
export const bodyPlaintextSchema = z.looseObject({ schema: z.int().min(1), body: z.unknown() })
/** The inside of a sealed tombstone. */
export const tombstonePlaintextSchema = z.looseObject({ schema: z.int().min(1), removedAt: instant })
/** The inside of a sealed checkpoint: where the log stood before it, and how many records were live then. */
export const checkpointPlaintextSchema = z.looseObject({
  schema: z.int().min(1),
  logId: recordIdSchema,
  seq: z.int().min(0),
  chain: z.string(),
  liveCount: z.int().min(0),
})
export type CheckpointPlaintext = z.infer<typeof checkpointPlaintextSchema>
export const PLAINTEXT_SCHEMA = 1
