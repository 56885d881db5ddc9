// The entries that the benchmark brings over: made from a seed out of the committed diaries, or read from a corpus. Dates
// lie one day apart and end yesterday, so that a list has them all.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, type Zippable, zip } from 'fflate'

/** A text of the benchmark; `day` as YYYY-MM-DD. */
export interface BenchEntry {
  day: string
  title: string
  text: string
}

const CORPUS = join(import.meta.dirname, 'corpus')
/** Characters of one made entry, on average: DESIGN §6 speaks of 20,000 entries of 57 MB. */
const CHARACTERS = 2900
const LONG_WORDS = 20_000

/** mulberry32: the same numbers for the same seed on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function linesOf(file: string): { date?: string; title?: string; text: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

function dayBefore(last: Date, days: number): string {
  return new Date(last.getTime() - days * 86_400_000).toISOString().slice(0, 10)
}

function sentences(): string[] {
  return ['pepys.jsonl', 'cuore.jsonl'].flatMap((file) =>
    linesOf(join(CORPUS, file)).flatMap(({ text }) => text.match(/[^.!?\n]{20,400}[.!?]/g) ?? []),
  )
}

/** `count` entries of about 2.9 kB from real sentences in random order, each with one word that no other has. */
export function madeEntries(count: number, seed: number, today: Date): BenchEntry[] {
  const random = randomFrom(seed)
  const all = sentences()
  const sentence = () => (all[Math.floor(random() * all.length)] ?? '').trim()
  return Array.from({ length: count }, (_, at) => {
    const wanted = CHARACTERS * (0.3 + 1.4 * random())
    let text = `${ownWord(at)} ${sentence()}`
    while (text.length < wanted) text += `${random() < 0.15 ? '\n\n' : ' '}${sentence()}`
    return { day: dayBefore(today, count - at), title: sentence().slice(0, 40).trim(), text }
  })
}

/** The word that only this entry holds. */
export function ownWord(at: number): string {
  return `zq${at.toString(36).replace(/\d/g, (digit) => 'ghjklmnpqr'[Number(digit)] ?? '')}x`
}

/** The first `count` texts of a corpus file, one JSON object a line, with days of our time. */
export function corpusEntries(file: string, count: number, today: Date): BenchEntry[] {
  const lines = linesOf(file).slice(0, count)
  return lines.map(({ title, text }, at) => ({
    day: dayBefore(today, lines.length - at),
    title: title ?? '',
    text: `${ownWord(at)} ${text}`,
  }))
}

/** One entry of 20,000 words, dated today: it stands first in the list. */
export function longEntry(seed: number, today: Date): BenchEntry {
  const random = randomFrom(seed + 1)
  const all = sentences()
  const parts: string[] = []
  for (let words = 0; words < LONG_WORDS; ) {
    const next = (all[Math.floor(random() * all.length)] ?? '').trim()
    parts.push(next, random() < 0.15 ? '\n\n' : ' ')
    words += next.split(/\s+/).length
  }
  return { day: dayBefore(today, 0), title: 'A very long day', text: parts.join('').trim() }
}

/** A zip of Markdown files with front matter, as Obsidian users have them. */
export function markdownZip(entries: readonly BenchEntry[]): Promise<Uint8Array> {
  const files: Zippable = {}
  for (const [at, { day, title, text }] of entries.entries()) {
    const tags = at % 3 === 0 ? 'tags: [home, work]\n' : ''
    files[`${day} ${at}.md`] = strToU8(
      `---\ntitle: ${JSON.stringify(title)}\ndate: ${day}T08:15:00\n${tags}---\n${text}\n`,
    )
  }
  return new Promise((resolve, reject) =>
    zip(files, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  )
}

/** Words to type into the search field: some of every length, from the texts themselves, alone and in pairs. */
export function queriesFor(entries: readonly BenchEntry[], seed: number, count: number): string[] {
  const random = randomFrom(seed + 2)
  const word = () => {
    const { text } = entries[Math.floor(random() * entries.length)] ?? { text: 'day' }
    const words = text.match(/[a-zà-ÿ]{3,}/gi) ?? ['day']
    return words[Math.floor(random() * words.length)] ?? 'day'
  }
  return Array.from({ length: count }, (_, at) => (at % 3 === 2 ? `${word()} ${word()}` : word()).toLowerCase())
}
