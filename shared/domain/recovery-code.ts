// The recovery code as text: 160 random bits and a 20-bit checksum in Crockford's base 32. Knows nothing of keys.

/** Random bytes behind a code: 160 bits. */
export const RECOVERY_BYTES = 20
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DATA_SYMBOLS = (RECOVERY_BYTES * 8) / 5
const CHECK_SYMBOLS = 4
/** Symbols in a code, without separators. */
export const RECOVERY_SYMBOLS = DATA_SYMBOLS + CHECK_SYMBOLS
/** Symbols in a printed group. */
export const RECOVERY_GROUP = 4

/** `length`: symbols are missing or too many; `symbol`: a character no code has; `checksum`: a slip of the hand. */
export type MistypedReason = 'length' | 'symbol' | 'checksum'
export type RecoveryCodeReading = { ok: true; bytes: Uint8Array } | { ok: false; reason: MistypedReason }

/**
 * CRC of degree 20 over 5-bit symbols, generator x^20 + x^3 + 1 (primitive), starting from all ones. By its degree it
 * finds every error inside four neighbouring symbols: any single wrong symbol and any swap of two neighbours.
 */
function checksum(symbols: readonly number[]): number {
  let register = 0xfffff
  for (const symbol of symbols) {
    register ^= symbol << 15
    for (let bit = 0; bit < 5; bit += 1) {
      register = register & 0x80000 ? ((register << 1) & 0xfffff) ^ 0b1001 : (register << 1) & 0xfffff
    }
  }
  return register
}

function checkSymbols(data: readonly number[]): number[] {
  const sum = checksum(data)
  return [15, 10, 5, 0].map((shift) => (sum >> shift) & 31)
}

function toSymbols(bytes: Uint8Array): number[] {
  const symbols: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      symbols.push((held >> bits) & 31)
      held &= (1 << bits) - 1
    }
  }
  return symbols
}

function toBytes(symbols: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(RECOVERY_BYTES)
  let held = 0
  let bits = 0
  let at = 0
  for (const symbol of symbols) {
    held = (held << 5) | symbol
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at] = held >> bits
      at += 1
      held &= (1 << bits) - 1
    }
  }
  return bytes
}

/** The code to print: groups of four joined by hyphens. `bytes` must be RECOVERY_BYTES long, else a RangeError. */
export function encodeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_BYTES) throw new RangeError('a recovery code has 160 bits')
  const data = toSymbols(bytes)
  const text = [...data, ...checkSymbols(data)].map((symbol) => ALPHABET[symbol]).join('')
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** What was typed, as the alphabet spells it: case, spaces and hyphens do not matter; O is 0, I and L are 1. */
export function normaliseRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** The groups of a code, for asking one of them again at set-up. */
export function recoveryGroups(code: string): string[] {
  return normaliseRecoveryCode(code).match(/.{1,4}/g) ?? []
}

/** Reads a typed code. A mistyped one is told from a wrong one: only a code that reads can be wrong. */
export function decodeRecoveryCode(typed: string): RecoveryCodeReading {
  const text = normaliseRecoveryCode(typed)
  const symbols = [...text].map((character) => ALPHABET.indexOf(character))
  if (symbols.includes(-1)) return { ok: false, reason: 'symbol' }
  if (symbols.length !== RECOVERY_SYMBOLS) return { ok: false, reason: 'length' }
  const data = symbols.slice(0, DATA_SYMBOLS)
  const wanted = checkSymbols(data)
  if (!symbols.slice(DATA_SYMBOLS).every((symbol, index) => symbol === wanted[index])) {
    return { ok: false, reason: 'checksum' }
  }
  return { ok: true, bytes: toBytes(data) }
}
