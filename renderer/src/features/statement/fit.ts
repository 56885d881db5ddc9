// One page always: picks how large the statement is set so that everything fits, by estimating its lines,
// and by measuring them where there is a screen.
import type { Statement } from '#shared/domain/statement.ts'
import type { Settings } from '#shared/formats/settings.ts'

export type Paper = Settings['paper']

/** Size classes of the sheet, largest first: the base size in points that `statement-print.css` gives each. */
export const SIZES = [12, 11, 10, 9.25, 8.5, 7.75, 7] as const
/** Room for text inside the margins of the sheet, in points. */
const ROOM: Record<Paper, { width: number; height: number }> = {
  A4: { width: 444, height: 690 },
  Letter: { width: 456, height: 640 },
}
/** Mean width of a letter, in em: a little wide, so that the estimate errs towards smaller type. */
const LETTER = 0.52

export interface Fit {
  /** Index into SIZES. */
  size: number
  /** How many evidence quotes stand on the page; the rest is told as a number. */
  evidence: number
}

interface Block {
  text: string
  /** Type size in em of the base, line height as a factor, space above in em of the base. */
  em: number
  leading: number
  above: number
  /** Share of the width it has. */
  share?: number
}

/** The why is set large; the longer it is, the less. Must match `statement-print.css`. */
export function whySize(text: string): 'large' | 'middle' | 'small' {
  return text.length <= 130 ? 'large' : text.length <= 260 ? 'middle' : 'small'
}
const WHY_EM = { large: 2.3, middle: 1.85, small: 1.5 } as const

function blocksOf(statement: Statement, evidence: number): Block[] {
  const why = statement.why ?? ''
  const blocks: Block[] = [
    { text: statement.name, em: 1, leading: 1.4, above: 0 },
    { text: why, em: WHY_EM[whySize(why)], leading: 1.4, above: 5.5 },
  ]
  const section = (...content: Block[]) => blocks.push({ text: 'x', em: 0.8, leading: 1.4, above: 2.4 }, ...content)
  if (statement.values.length > 0)
    section(...statement.values.map((text) => ({ text, em: 1.1, leading: 1.5, above: 0.1, share: 0.92 })))
  const { experiment } = statement
  if (experiment) {
    section({ text: experiment.what, em: 1.1, leading: 1.5, above: 0.4 })
    for (const text of [experiment.obstacle, experiment.plan, experiment.day ?? ''])
      if (text.trim() !== '') blocks.push({ text, em: 0.95, leading: 1.5, above: 0.3, share: 0.65 })
  }
  if (statement.truth !== null) section({ text: statement.truth, em: 1.1, leading: 1.5, above: 0.4 })
  const quotes = statement.evidence.slice(0, evidence)
  if (quotes.length > 0) section(...quotes.map((text) => ({ text, em: 0.95, leading: 1.5, above: 0.4, share: 0.94 })))
  return blocks
}

function heightOf(blocks: Block[], base: number, width: number): number {
  return blocks.reduce((height, { text, em, leading, above, share = 1 }) => {
    if (text.trim() === '') return height
    const perLine = Math.max(8, Math.floor((width * share) / (base * em * LETTER)))
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0)
    return height + base * (above + lines * em * leading)
  }, 0)
}

/** The largest size at which all of it fits; when not even the smallest does, fewer evidence quotes. */
export function fitStatement(statement: Statement, paper: Paper): Fit {
  const { width, height } = ROOM[paper]
  for (let evidence = statement.evidence.length; evidence >= 0; evidence--) {
    const blocks = blocksOf(statement, evidence)
    const size = SIZES.findIndex((base) => heightOf(blocks, base, width) <= height)
    if (size >= 0) return { size, evidence }
  }
  return { size: SIZES.length - 1, evidence: 0 }
}

/** The first size at which the sheet overflows nowhere; null when not even the smallest does. Leaves the sheet as it was. */
export function measuredSize(sheet: HTMLElement): number | null {
  const before = sheet.dataset.size
  const fits = (size: number) => {
    sheet.dataset.size = String(size)
    return sheet.scrollHeight <= sheet.clientHeight && sheet.scrollWidth <= sheet.clientWidth
  }
  const size = SIZES.findIndex((_, place) => fits(place))
  if (before === undefined) delete sheet.dataset.size
  else sheet.dataset.size = before
  return size < 0 ? null : size
}
