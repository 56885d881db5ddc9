// Rule [V40] of docs/SPEC.md: canonical JSON gives one text for one value.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('[V40] sorts keys at every depth and writes no whitespace', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'è' }], a: true, B: -0 })).toBe(
      '{"B":0,"a":true,"b":[1,{"a":"è","z":null}]}',
    )
  })

  it('[V40] leaves out undefined properties, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  it('[V40] refuses what JSON cannot say', () => {
    for (const value of [undefined, Number.NaN, Infinity, () => 1, Symbol('x'), 1n, new Date(0), new Uint8Array(1)]) {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    }
    expect(() => canonicalJson([undefined])).toThrow(TypeError)
  })

  it('[V40] does not depend on the order in which keys were set, and parses back to the value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
