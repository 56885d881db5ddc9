// Rule TF4: the check by hand is the schema.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isTextDocument } from './text-document.ts'

const attrs = z.record(z.string(), z.unknown())
const nodeSchema: z.ZodType = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    attrs: attrs.exactOptional(),
    content: z.array(nodeSchema).exactOptional(),
    marks: z.array(z.looseObject({ type: z.string(), attrs: attrs.exactOptional() })).exactOptional(),
    text: z.string().exactOptional(),
  }),
)
const schema = z.looseObject({ schema: z.int().min(1), doc: nodeSchema })

const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  0,
  '',
  'x',
  true,
  [],
  {},
  [{}],
  [null],
  new Date(0),
  Object.create(null),
)
const oddly = (sound: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: sound, weight: 12 }, { arbitrary: odd, weight: 1 })
const fields = oddly(fc.dictionary(fc.string(), fc.anything(), { maxKeys: 2 }))
const mark = oddly(fc.record({ type: oddly(fc.string()), attrs: fields }, { requiredKeys: ['type'] }))
const { node } = fc.letrec((tie) => ({
  node: oddly(
    fc.record(
      {
        type: oddly(fc.string()),
        attrs: fields,
        content: oddly(fc.array(tie('node'), { maxLength: 3 })),
        marks: oddly(fc.array(mark, { maxLength: 2 })),
        text: oddly(fc.string()),
        later: fc.anything(),
      },
      { requiredKeys: ['type'] },
    ),
  ),
}))
const number = oddly(fc.oneof(fc.integer({ min: -1, max: 4 }), fc.double()))

test('[TF4] a text document is what the schema of its nodes says, whatever the value', () => {
  let sound = 0
  fc.assert(
    fc.property(oddly(fc.record({ schema: number, doc: node }, { requiredKeys: [] })), (value) => {
      const expected = schema.safeParse(value).success
      if (expected) sound += 1
      expect(isTextDocument(value)).toBe(expected)
    }),
    { numRuns: 3000 },
  )
  expect(sound).toBeGreaterThan(100)
})
