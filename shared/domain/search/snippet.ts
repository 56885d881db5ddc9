// The stretch of a text that shows why it was found, cut for one or two lines, with the found words marked. Pure.
import { tellingTerms } from './common-words.ts'
import { type Word, wordsOf } from './fold.ts'
import type { SearchTerm } from './query.ts'

/** A stretch of text; `found` is to be marked. */
export interface SnippetPart {
  text: string
  found: boolean
}

type Range = { from: number; to: number; term: number }

function matchesAt(words: readonly Word[], at: number, term: SearchTerm): boolean {
  return term.words.every((wanted, offset) => {
    const word = words[at + offset]
    if (!word) return false
    const isLast = offset === term.words.length - 1
    return isLast && term.isPrefix ? word.folded.startsWith(wanted) : word.folded === wanted
  })
}

/** Where the terms stand in the text, in order, not overlapping. */
function foundRanges(text: string, terms: readonly SearchTerm[]): Range[] {
  const wanted = tellingTerms(terms).filter((term) => !term.isNot)
  if (wanted.length === 0) return []
  const words = wordsOf(text)
  const ranges: Range[] = []
  for (let at = 0; at < words.length; at++) {
    const term = wanted.findIndex((one) => matchesAt(words, at, one))
    const first = words[at]
    if (term === -1 || !first) continue
    const length = wanted[term]?.words.length ?? 1
    const last = words[at + length - 1] ?? first
    ranges.push({ from: first.from, to: last.to, term })
    at += length - 1
  }
  return ranges
}

/** The window with the most different terms, then the most finds; the earliest of equals. */
function bestWindow(ranges: readonly Range[], max: number): Range | null {
  let best: Range | null = null
  let bestScore = 0
  for (const [index, start] of ranges.entries()) {
    const inside = []
    for (let at = index; at < ranges.length; at++) {
      const range = ranges[at]
      if (!range || range.to - start.from > max) break
      inside.push(range)
    }
    const score = new Set(inside.map(({ term }) => term)).size * 1000 + inside.length
    if (score > bestScore) {
      bestScore = score
      best = start
    }
    // A text of 60,000 letters may hold a word thousands of times: what stands first is as good.
    if (index > 400) break
  }
  return best
}

function cutStart(text: string, from: number): number {
  if (from <= 0) return 0
  const blank = text.slice(from, from + 30).search(/\s/)
  return blank === -1 ? from : from + blank + 1
}

function cutEnd(text: string, to: number): number {
  if (to >= text.length) return text.length
  const blank = text.slice(0, to).search(/\s\S*$/)
  return blank > to - 30 ? blank : to
}

/** At most about `max` UTF-16 units on one line, with `…` where it was cut; the beginning when nothing is found in it. */
export function snippetOf(text: string, terms: readonly SearchTerm[], max = 180): SnippetPart[] {
  const line = text.replace(/\s+/g, ' ').trim()
  const ranges = foundRanges(line, terms)
  const best = bestWindow(ranges, max)
  const start = cutStart(line, best ? Math.min(best.from - Math.floor(max / 4), line.length - max) : 0)
  const end = Math.max(cutEnd(line, start + max), best?.to ?? 0)
  const parts: SnippetPart[] = []
  const push = (part: string, found: boolean) => {
    if (part !== '') parts.push({ text: part, found })
  }
  let at = start
  push(start > 0 ? '…' : '', false)
  for (const range of ranges) {
    if (range.from < at || range.to > end) continue
    push(line.slice(at, range.from), false)
    push(line.slice(range.from, range.to), true)
    at = range.to
  }
  push(line.slice(at, end), false)
  push(end < line.length ? '…' : '', false)
  return parts
}

/** The whole of a short text, with the found words marked. */
export function markFound(text: string, terms: readonly SearchTerm[]): SnippetPart[] {
  return snippetOf(text, terms, Math.max(text.length, 1))
}
