// The format of resources/replies.yaml: building blocks of a reply, in three tones and three forms of address.
import './jitless.ts'
import { z } from 'zod'
import type { ReplyPart } from '../domain/ledger/reply.ts'

const text = z.string().trim().min(1).max(240)
const forms = z.strictObject({ en: text, tu: text, lei: text })
const tones = z.strictObject({ warm: forms, plain: forms, firm: forms })

export const repliesSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+$/),
      label: z.strictObject({ en: text, it: text }),
      on: z.array(z.enum(['accept', 'renegotiate', 'decline'])),
      texts: z.union([
        z.strictObject({ all: tones }),
        z.strictObject({ accept: tones, renegotiate: tones, decline: tones }),
      ]),
    }),
  )
  .min(3)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a part is there twice') satisfies z.ZodType<
  ReplyPart[]
>
