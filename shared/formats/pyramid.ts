// The format of resources/pyramid.yaml: words of the levels and ideas for a step up.
import './jitless.ts'
import { z } from 'zod'
import { PYRAMID_FORMS, type PyramidWords } from '../domain/pyramid.ts'

const localized = z.strictObject({ en: z.string().trim().min(1).max(240), it: z.string().trim().min(1).max(240) })
const levelWords = z.strictObject({ name: localized, says: localized })
const formWords = z.strictObject({ name: localized, about: localized, levels: z.array(levelWords).length(3) })

export const pyramidSchema = z.strictObject({
  source: localized,
  forms: z.strictObject({ customer: formWords, employee: formWords, investor: formWords }),
  steps: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        form: z.enum(PYRAMID_FORMS),
        to: z.union([z.literal(1), z.literal(2)]),
        text: localized,
      }),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a step is there twice'),
}) satisfies z.ZodType<PyramidWords>
