// Where the dots of a pyramid stand in its drawing. Pure geometry; knows no words.
import { movementsOf, type PyramidLevel } from '#shared/domain/pyramid.ts'
import type { RecordOf } from '#shared/domain/records.ts'

/** The drawing's own units: a triangle in a square, its point at the top. */
export const SIZE = 300
const BAND = SIZE / 3
export const RADIUS = 11
const GAP = 4
const STEP = 2 * RADIUS + GAP

export interface Dot {
  id: string
  /** As in the list beside the drawing, from 1 at the top. */
  number: number
  x: number
  y: number
  /** Where they stood before the latest move to another level; null for none. */
  was: { x: number; y: number } | null
}

/** Half the triangle's width at a height. */
const half = (y: number) => y / 2
/** The top of a level's band. */
const topOf = (level: PyramidLevel) => (2 - level) * BAND

/** Rows of dots in a band, from its base up, as many in a row as the triangle is wide there. */
function placesIn(level: PyramidLevel, count: number): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = []
  const base = topOf(level) + BAND
  for (let row = 0; places.length < count; row++) {
    const y = base - RADIUS - GAP - row * STEP
    const room = Math.max(1, Math.floor((2 * half(y - RADIUS) - 2 * GAP) / STEP))
    const left = count - places.length
    // Above its band there is no room: the last row then holds all that are left, closer together.
    const isLast = y - STEP - RADIUS < topOf(level) + GAP
    const inRow = isLast ? left : Math.min(room, left)
    const step = Math.min(STEP, (2 * half(y - RADIUS)) / Math.max(1, inRow))
    for (let at = 0; at < inRow; at++) places.push({ x: SIZE / 2 + (at - (inRow - 1) / 2) * step, y })
  }
  return places
}

/** The dots of everybody placed; `levels` from the base up, as `standing` gives them. */
export function dotsOf(levels: readonly (readonly RecordOf<'person'>[])[]): Dot[] {
  let number = 0
  return ([2, 1, 0] as const).flatMap((level) => {
    const people = levels[level] ?? []
    const places = placesIn(level, people.length)
    return people.map((person, index) => {
      number += 1
      const place = places[index] ?? { x: SIZE / 2, y: topOf(level) + BAND / 2 }
      const from = movementsOf(person).findLast((move) => move.from !== null && move.from !== move.to)?.from ?? null
      const y = from === null ? 0 : topOf(from) + BAND / 2
      const was = from === null ? null : { x: SIZE / 2 + (place.x - SIZE / 2) * (half(y) / half(place.y)) * 0.9, y }
      return { id: person.id, number, ...place, was }
    })
  })
}
