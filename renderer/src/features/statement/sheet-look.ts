// What the sheet is (page, card, slide, wallpaper) and how it looks; its size in CSS pixels and in a picture. Pure.
import type { Statement } from '#shared/domain/statement.ts'
import type { Paper } from './fit.ts'

export const FORMS = ['page', 'card', 'slide', 'wallpaper'] as const
export type Form = (typeof FORMS)[number]
export const DESIGNS = ['seal', 'centre', 'margin'] as const
export type Design = (typeof DESIGNS)[number]
export const TONES = ['light', 'dark'] as const
export type Tone = (typeof TONES)[number]

export interface Look {
  form: Form
  design: Design
  tone: Tone
  paper: Paper
  /** Pixels of the person's display; the wallpaper is as large. */
  display: { width: number; height: number }
}

/** Width and height of the paper in CSS pixels. */
const PAPER_PIXELS: Record<Paper, { width: number; height: number }> = {
  A4: { width: 793.7, height: 1121.8 },
  Letter: { width: 816, height: 1055.2 },
}
const MILLIMETRE = 96 / 25.4
/** Every wallpaper is laid out this wide and then set as large as the display. */
const WALLPAPER_WIDTH = 1280
const CARD_VALUES = 3

/** Layout size in CSS pixels, and how many pixels of a picture each of them has: 192 a inch for paper, 300 for the card. */
export function sheetSize({ form, paper, display }: Look): { width: number; height: number; scale: number } {
  switch (form) {
    case 'page':
      return { ...PAPER_PIXELS[paper], scale: 2 }
    case 'card':
      return { width: 85.6 * MILLIMETRE, height: 54 * MILLIMETRE, scale: 300 / 96 }
    case 'slide':
      return { width: 1280, height: 720, scale: 1.5 }
    case 'wallpaper': {
      const scale = display.width / WALLPAPER_WIDTH
      return { width: WALLPAPER_WIDTH, height: display.height / scale, scale }
    }
  }
}

/** The `size` of CSS's `@page`. */
export function pageSize({ form, paper }: Look): string {
  return form === 'card' ? '85.6mm 54mm' : form === 'slide' ? '13.3333in 7.5in' : paper
}

/** A card and a slide hold name, why and values; a wallpaper, which others see, the why alone. Private parts stand on the page only. */
export function statementOn(form: Form, statement: Statement): Statement {
  if (form === 'page') return statement
  const most = form === 'card' ? CARD_VALUES : form === 'slide' ? statement.values.length : 0
  return {
    ...statement,
    name: form === 'wallpaper' ? '' : statement.name,
    values: statement.values.slice(0, most),
    experiment: null,
    truth: null,
    evidence: [],
  }
}
