import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeRecoveryCode,
  encodeRecoveryCode,
  normaliseRecoveryCode,
  RECOVERY_BYTES,
  RECOVERY_SYMBOLS,
  recoveryGroups,
} from './recovery-code.ts'

const anyBytes = fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES })
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE = encodeRecoveryCode(Uint8Array.from({ length: RECOVERY_BYTES }, (_, index) => (index * 37 + 11) & 255))

test('[C8] a code holds 160 bits and gives them back', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const code = encodeRecoveryCode(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){8}$/)
      expect(decodeRecoveryCode(code)).toEqual({ ok: true, bytes: new Uint8Array(bytes) })
    }),
  )
})

test('[C8] case, spaces, hyphens and look-alikes do not matter', () => {
  const bytes = decodeRecoveryCode(CODE)
  for (const typed of [
    CODE.toLowerCase(),
    CODE.replaceAll('-', ''),
    CODE.replaceAll('-', ' '),
    ` ${CODE.replaceAll('-', ' – ')}\n`,
    CODE.replaceAll('0', 'o').replaceAll('1', 'l'),
    CODE.replaceAll('0', 'O').replaceAll('1', 'I'),
  ]) {
    expect(decodeRecoveryCode(typed)).toEqual(bytes)
  }
})

test('[C8] every single wrong symbol is called mistyped', () => {
  const text = normaliseRecoveryCode(CODE)
  for (let at = 0; at < RECOVERY_SYMBOLS; at += 1) {
    for (const other of ALPHABET) {
      if (other === text[at]) continue
      const typed = text.slice(0, at) + other + text.slice(at + 1)
      expect(decodeRecoveryCode(typed)).toEqual({ ok: false, reason: 'checksum' })
    }
  }
})

test('[C8] every swap of two neighbours is called mistyped', () => {
  const text = normaliseRecoveryCode(CODE)
  for (let at = 0; at + 1 < RECOVERY_SYMBOLS; at += 1) {
    if (text[at] === text[at + 1]) continue
    const typed = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
    expect(decodeRecoveryCode(typed)).toEqual({ ok: false, reason: 'checksum' })
  }
})

test('[C8] missing, surplus and impossible symbols are told apart', () => {
  expect(decodeRecoveryCode('')).toEqual({ ok: false, reason: 'length' })
  expect(decodeRecoveryCode(CODE.slice(0, -1))).toEqual({ ok: false, reason: 'length' })
  expect(decodeRecoveryCode(`${CODE}7`)).toEqual({ ok: false, reason: 'length' })
  expect(decodeRecoveryCode(`U${CODE.slice(1)}`)).toEqual({ ok: false, reason: 'symbol' })
})

test('[C8] another code is well-formed, so it can be wrong but not mistyped', () => {
  expect(decodeRecoveryCode(encodeRecoveryCode(new Uint8Array(RECOVERY_BYTES))).ok).toBe(true)
  expect(decodeRecoveryCode('0'.repeat(RECOVERY_SYMBOLS)).ok).toBe(false)
})

test('[C8] a code is shown in nine groups of four', () => {
  expect(recoveryGroups(CODE).map((group) => group.length)).toEqual(Array.from({ length: 9 }, () => 4))
})
