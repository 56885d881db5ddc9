// What a chart is made of, whatever draws it: the screen, the print page and a picture use the same shapes. Pure.

/** `expected` is told apart from `chosen` by its pattern too; `solid` is plain ink, `unsaid` an outline. */
export type Tone = 'chosen' | 'expected' | 'solid' | 'unsaid'

export type Shape =
  | { kind: 'bar'; x: number; y: number; width: number; height: number; tone: Tone; rowId: string }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number }
  | { kind: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; ink: 'ink' | 'ink-2' }

export interface Drawing {
  width: number
  height: number
  /** The size of its texts. */
  fontSize: number
  shapes: Shape[]
}

/** One bar: its parts one after the other. Values are 0 or more, in one unit for the whole chart. */
export interface ChartRow {
  id: string
  label: string
  /** What stands at its end: the numbers in words. */
  note: string
  parts: readonly { tone: Tone; value: number }[]
}

/** Room to draw in, and how large a rem is beside 16 pixels. */
export interface Room {
  width: number
  unit: number
}

export const FONT_SIZE = 14
/** Mean width of a letter in em, a little wide. */
const LETTER = 0.56

/** About how wide a text is, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * LETTER
}

/** Cut with an ellipsis where it would be wider. The whole of it stands in the table beside the chart. */
export function fitted(text: string, width: number, fontSize: number): string {
  const most = Math.floor(width / (fontSize * LETTER))
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`
}

export function sumOf(row: ChartRow): number {
  return row.parts.reduce((sum, { value }) => sum + value, 0)
}
