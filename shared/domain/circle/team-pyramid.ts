// The team pyramid, after the consultancy of the essay and Chip Conley's levels: what a team does, how it does it with
// people, and why. Three texts, a name and a day; no layer is demanded, none is judged. Pure.
import type { Handout, HandoutLayer, SayDay } from '../handout.ts'
import type { Language, LocalDay } from '../records.ts'
import type { TeamPyramid } from '../together/gathering.ts'

/** From the top down, as they are drawn. */
export const PYRAMID_LAYERS = ['why', 'how', 'what'] as const satisfies readonly (keyof TeamPyramid)[]
export type PyramidLayer = (typeof PYRAMID_LAYERS)[number]

/** UTF-16 units. */
export const PYRAMID_LIMITS = { team: 80, layer: 800 } as const

/** What a kept pyramid holds. */
export interface TeamPyramidFields extends TeamPyramid {
  /** Empty for none. */
  team: string
  /** The day on which it was filled in. */
  day: LocalDay
}

/** How many of the three have words. */
export function writtenLayers(pyramid: TeamPyramid): number {
  return PYRAMID_LAYERS.filter((layer) => pyramid[layer].trim() !== '').length
}

/** Words of ours around a pyramid on paper, in the language of the paper. */
export interface PyramidWords {
  title: string
  layer: Record<PyramidLayer, string>
  /** Said where a layer was left open. */
  open: string
}

/** The layers as they stand on a paper, from the top down. */
export function pyramidLayers(pyramid: TeamPyramid, words: Pick<PyramidWords, 'layer'>): HandoutLayer[] {
  return PYRAMID_LAYERS.map((layer) => ({ name: words.layer[layer], words: pyramid[layer].trim() }))
}

/** The one page of a pyramid. */
export function pyramidHandout(
  pyramid: TeamPyramidFields,
  language: Language,
  words: PyramidWords,
  sayDay: SayDay,
): Handout {
  return {
    language,
    title: words.title,
    name: pyramid.team.trim(),
    blocks: [{ kind: 'layers', layers: pyramidLayers(pyramid, words), open: words.open }],
    foot: sayDay(pyramid.day),
  }
}

const FILE_NAMES: Record<Language, string> = { en: 'team-pyramid', it: 'piramide-della-squadra' }

/** Without personal words and without an ending: `team-pyramid-2026-11-22`. */
export function pyramidFileName(language: Language, day: LocalDay): string {
  return `${FILE_NAMES[language]}-${day}`
}
