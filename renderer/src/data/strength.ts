// How hard a passphrase is to guess, by zxcvbn with common, English and Italian words. Advice only: nothing is refused by it.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** 0: guessed at once. 4: hard to guess even for who has the file. */
export type Strength = 0 | 1 | 2 | 3 | 4

let loading: Promise<ZxcvbnFactory> | null = null

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english, italian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-it'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...italian.dictionary },
    graphs: common.adjacencyGraphs,
  })
}

/** Loads the word lists (some megabytes, from the app itself) at the first call. */
export async function strengthOf(passphrase: string): Promise<Strength> {
  loading ??= load()
  const meter = await loading
  return meter.check(passphrase.normalize('NFC')).score
}
