// A paper that a team or a group takes with it: what stands on it, block by block, whatever file it becomes. Pure; words
// that are ours come from outside.
import { markdownText } from './markdown.ts'
import type { Language, LocalDay } from './records.ts'

/** One line of a list: what somebody wrote, and what we say of it (empty for nothing). */
export interface HandoutItem {
  words: string
  facts: string
}

/** One layer of a pyramid: its name, ours, and the words in it; empty where it was left open. */
export interface HandoutLayer {
  name: string
  words: string
}

export type HandoutBlock =
  | { kind: 'heading'; text: string }
  /** What the people wrote. `lead` is what the whole paper is about. */
  | { kind: 'words'; text: string; lead: boolean }
  /** What we say. */
  | { kind: 'note'; text: string }
  | { kind: 'list'; isRanked: boolean; items: HandoutItem[] }
  /** From the top down. `open` is said where a layer was left open. */
  | { kind: 'layers'; layers: HandoutLayer[]; open: string }

export interface Handout {
  language: Language
  /** What kind of paper it is. */
  title: string
  /** Whose it is, in their words; empty for none. */
  name: string
  blocks: HandoutBlock[]
  /** The last small line: a day in words. */
  foot: string
}

/** A day in words. */
export type SayDay = (day: LocalDay) => string

const inLine = (text: string) => markdownText(text.replace(/\s+/g, ' '))
const withBreaks = (text: string, start = '') => markdownText(text).replaceAll('\n', `\\\n${start}`)

function blockMarkdown(block: HandoutBlock): string {
  switch (block.kind) {
    case 'heading':
      return `## ${inLine(block.text)}`
    case 'words':
      return block.lead ? `> ${withBreaks(block.text, '> ')}` : withBreaks(block.text)
    case 'note':
      return `*${inLine(block.text)}*`
    case 'list':
      return block.items
        .map(({ words, facts }, index) => {
          const mark = block.isRanked ? `${index + 1}.` : '-'
          const said = facts === '' ? '' : `\\\n${' '.repeat(mark.length + 1)}*${inLine(facts)}*`
          return `${mark} ${inLine(words)}${said}`
        })
        .join('\n')
    case 'layers':
      return block.layers
        .map(
          ({ name, words }) => `### ${inLine(name)}\n\n${words === '' ? `*${inLine(block.open)}*` : withBreaks(words)}`,
        )
        .join('\n\n')
  }
}

/** The paper as CommonMark. Every text of the people is escaped: it shows as it was written. */
export function handoutMarkdown({ title, name, blocks, foot }: Handout): string {
  const parts = [`# ${inLine(title)}`, ...(name === '' ? [] : [inLine(name)]), ...blocks.map(blockMarkdown)]
  return `${[...parts, `*${inLine(foot)}*`].join('\n\n')}\n`
}

/** Type sizes in points that layers can be set in, the largest first, and how many letters of each fill a line beside the picture. */
export const LAYER_SIZES = [
  { points: 14, letters: 33 },
  { points: 12, letters: 39 },
  { points: 10.5, letters: 58 },
  { points: 9, letters: 68 },
] as const
/** What a page has for the layers, in points, and what a layer has around its words. */
const ROOM = 520
/** What it has at the very most. */
const MOST_ROOM = 620
const AROUND = 46

/** The largest place in LAYER_SIZES in which all layers, as high as the highest, stand on one page; the last where none does. */
export function layerSize(layers: readonly HandoutLayer[]): number {
  const found = LAYER_SIZES.findIndex((size) => heightOf(layers, size) <= ROOM)
  return found < 0 ? LAYER_SIZES.length - 1 : found
}

/** About how high layers stand in a size, all as high as the highest, in points. */
function heightOf(layers: readonly HandoutLayer[], { points, letters }: (typeof LAYER_SIZES)[number]): number {
  const linesOf = ({ words }: HandoutLayer) =>
    words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0)
  return layers.length * (Math.max(...layers.map(linesOf)) * points * 1.45 + AROUND)
}

/** By how many points layers may go over one page even in the smallest type: a picture has to be that much higher. */
export function layersOver(layers: readonly HandoutLayer[]): number {
  const size = LAYER_SIZES[layerSize(layers)]
  return size === undefined ? 0 : Math.max(0, heightOf(layers, size) - MOST_ROOM)
}
