// The format of resources/support.yaml: helplines by country, for the support page.
import './jitless.ts'
import { z } from 'zod'
import type { SupportCountry } from '../domain/support.ts'

const localizedSchema = z.strictObject({ en: z.string().trim().min(1).max(240), it: z.string().trim().min(1).max(240) })

export const supportLineSchema = z.strictObject({
  /** The service's own name, not translated. */
  name: z.string().trim().min(1).max(80),
  /** As it is dialled inside the country, grouped for reading. */
  number: z.string().regex(/^[0-9][0-9 ]{1,19}$/),
  note: localizedSchema,
  /** Where the person can confirm it. */
  source: z.url({ protocol: /^https$/ }),
  /** The day somebody read the source and found the number there; null when nobody did. Never a guess. */
  checked: z.iso.date().nullable(),
})

export const supportCountrySchema = z.strictObject({
  /** ISO 3166-1 alpha-2. */
  code: z.string().regex(/^[A-Z]{2}$/),
  name: localizedSchema,
  emergency: supportLineSchema,
  lines: z.array(supportLineSchema).min(1).max(6),
}) satisfies z.ZodType<SupportCountry>

export const supportSchema = z
  .array(supportCountrySchema)
  .min(1)
  .max(60)
  .refine((all) => new Set(all.map((country) => country.code)).size === all.length, 'a country is there twice')
