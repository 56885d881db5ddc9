// What is sealed of requests for letters, letters and themes: the fields of their heads, and their bodies.
import './jitless.ts'
import { z } from 'zod'
import type { CardContent } from '../domain/circle/shared-ground.ts'
import type { LetterBody, MirrorBody } from '../domain/mirror.ts'
import { recordIdSchema } from './commit.ts'

const instant = z.string().regex(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)

export const mirrorFields = {
  language: z.enum(['en', 'it']),
  from: z.string(),
  invitation: z.string(),
  questions: z.array(z.looseObject({ id: z.string(), text: z.string() })),
  publicKey: z.string(),
  recipients: z.array(
    z.looseObject({
      token: recordIdSchema,
      name: z.string(),
      personId: recordIdSchema.nullable(),
      madeAt: instant.nullable(),
    }),
  ),
  withdrawn: z.array(recordIdSchema),
}

export const letterFields = {
  mirrorId: recordIdSchema,
  token: recordIdSchema,
  letterId: recordIdSchema,
  signed: z.string(),
  writtenAt: instant,
  readAt: instant.nullable(),
}

export const themeFields = { name: z.string(), sparkIds: z.array(recordIdSchema), ownView: z.string() }

export const mirrorBodySchema = z.looseObject({ privateKey: z.string() }) satisfies z.ZodType<MirrorBody>
export const letterBodySchema = z.looseObject({
  answers: z.array(z.looseObject({ id: z.string(), question: z.string(), text: z.string() })),
}) satisfies z.ZodType<LetterBody>

/** A card was checked strictly when it was taken in (purpose-card.ts); it is read for ever. */
export const cardContentSchema = z.looseObject({
  id: z.string(),
  language: z.enum(['en', 'it']),
  name: z.string().exactOptional(),
  clauses: z.array(z.looseObject({ role: z.string(), text: z.string() })),
  values: z.array(z.looseObject({ id: z.string().nullable(), label: z.string() })),
  bring: z.string().exactOptional(),
}) satisfies z.ZodType<CardContent>
