// @vitest-environment jsdom
// SX8: the type is measured; what has no room is left out or told, and measuring comes to an end.
import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Statement } from '#shared/domain/statement.ts'
import { measuredSize, SIZES } from './fit.ts'
import type { Look } from './sheet-look.ts'
import { useFit } from './use-fit.ts'

const look: Look = {
  form: 'page',
  design: 'seal',
  tone: 'light',
  paper: 'A4',
  display: { width: 1920, height: 1080 },
}
const statement: Statement = {
  language: 'en',
  name: '',
  why: 'To say it.',
  values: [],
  experiment: null,
  truth: null,
  evidence: ['one', 'two'],
  day: '2026-11-22',
}
/** A sheet that fits from the given size class on. */
function sheetFrom(first: number): HTMLElement {
  const dataset: Record<string, string> = { size: '3' }
  const height = () => (Number(dataset.size) >= first ? 100 : 101)
  return {
    dataset,
    clientHeight: 100,
    clientWidth: 50,
    scrollWidth: 50,
    get scrollHeight() {
      return height()
    },
  } as unknown as HTMLElement
}

test('[SX8] the largest size that overflows nowhere is taken, and the sheet is left as it was', () => {
  const sheet = sheetFrom(2)
  expect(measuredSize(sheet)).toBe(2)
  expect(sheet.dataset.size).toBe('3')
  expect(measuredSize(sheetFrom(SIZES.length))).toBeNull()
})

test('[SX8] where nothing fits quotes go one by one; then it is told, and the same answer changes nothing more', () => {
  let drawn = 0
  const { result } = renderHook(() => {
    drawn += 1
    return useFit(statement, look)
  })
  expect(result.current).toMatchObject({ fit: { evidence: 2 }, isCut: false })
  for (const evidence of [1, 0, 0]) {
    act(() => result.current.onMeasure(null))
    expect(result.current.fit).toEqual({ size: SIZES.length - 1, evidence })
  }
  expect(result.current.isCut).toBe(true)
  const before = drawn
  act(() => result.current.onMeasure(null))
  expect(drawn).toBe(before)
  act(() => result.current.onMeasure(1))
  expect(result.current).toMatchObject({ fit: { size: 1, evidence: 0 }, isCut: false })
})
