// SX5–SX6: what stands on which form, and how large each is.
import { expect, test } from 'vitest'
import type { Statement } from '#shared/domain/statement.ts'
import { FORMS, type Look, pageSize, sheetSize, statementOn } from './sheet-look.ts'

const full: Statement = {
  language: 'en',
  name: 'Anna',
  why: 'To say it.',
  values: ['a', 'b', 'c', 'd'],
  experiment: { what: 'x', obstacle: '', plan: '', day: null },
  truth: 'private',
  evidence: ['private too'],
  day: '2026-11-22',
}
const look = (form: Look['form'], display = { width: 2560, height: 1440 }): Look => ({
  form,
  design: 'seal',
  tone: 'light',
  paper: 'Letter',
  display,
})

test('[SX5] private parts stand on the page only; a wallpaper holds the why alone', () => {
  expect(statementOn('page', full)).toEqual(full)
  for (const form of FORMS.filter((each) => each !== 'page'))
    expect(statementOn(form, full)).toMatchObject({ why: 'To say it.', truth: null, evidence: [], experiment: null })
  expect(statementOn('card', full)).toMatchObject({ name: 'Anna', values: ['a', 'b', 'c'] })
  expect(statementOn('slide', full).values).toEqual(full.values)
  expect(statementOn('wallpaper', full)).toMatchObject({ name: '', values: [] })
})

test('[SX6] a picture has the pixels of the display, of full HD, of a card at 300 to the inch, of the paper', () => {
  const pixels = (each: Look) => {
    const { width, height, scale } = sheetSize(each)
    return [Math.round(width * scale), Math.round(height * scale)]
  }
  expect(pixels(look('wallpaper'))).toEqual([2560, 1440])
  expect(pixels(look('wallpaper', { width: 1080, height: 2400 }))).toEqual([1080, 2400])
  expect(pixels(look('slide'))).toEqual([1920, 1080])
  expect(pixels(look('card'))).toEqual([1011, 638])
  expect(pixels(look('page'))).toEqual([1632, 2110])
  expect([pageSize(look('card')), pageSize(look('page'))]).toEqual(['85.6mm 54mm', 'Letter'])
})
