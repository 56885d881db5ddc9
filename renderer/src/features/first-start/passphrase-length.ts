// What can honestly be said of a passphrase without guessing at it: how long it is. No rule, only a word. Pure.

export type LengthWord = 'short' | 'middle' | 'long'
/** Under this anyone with time and a copy of the vault gets through all of them. */
export const SHORT_UNDER = 10
/** From here on, length alone is enough unless the words are a known quotation. */
export const LONG_FROM = 20

/** Characters as a person counts them, not UTF-16 units. */
export function lengthOf(passphrase: string): number {
  return [...passphrase].length
}

export function lengthWord(passphrase: string): LengthWord {
  const length = lengthOf(passphrase)
  if (length < SHORT_UNDER) return 'short'
  return length < LONG_FROM ? 'middle' : 'long'
}
