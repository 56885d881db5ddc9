// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { applyHeads, clearHeads } from '#data/heads.ts'
import { addOtherLanguages, setLanguage } from '#i18n/i18n.ts'
import type { Head } from '#shared/domain/records.ts'
import { NO_FILTER } from '#shared/domain/search/filter.ts'
import { parseQuery } from '#shared/domain/search/query.ts'
import { useScaleNames, useScaleVocabulary } from './scale-names.ts'

const AT = '2026-03-01T08:00:00Z'
const profile = {
  kind: 'profile',
  createdAt: AT,
  updatedAt: AT,
  deletedAt: null,
  contact: null,
  way: null,
  hiddenExercises: [],
  moodWords: ['fog', '', '', '', 'noon'],
} as unknown as Head

test('[OP12] a mood is offered by the person’s own word and found by it, and by the app’s in both languages', async () => {
  await setLanguage('en')
  await addOtherLanguages()
  clearHeads()
  applyHeads([['p'.repeat(22), profile]])
  const { moods } = renderHook(() => useScaleNames()).result.current
  expect(moods).toEqual(['fog', 'Low', 'Even', 'Light', 'noon'])
  const vocabulary = renderHook(() => useScaleVocabulary()).result.current
  for (const [typed, step] of [
    ['mood:fog', 0],
    ['mood:dark', 0],
    ['mood:noon', 4],
    ['umore:buio', 0],
  ] as const) {
    const { filter } = parseQuery(typed, { ...vocabulary, today: '2026-03-01' })
    expect([typed, { ...NO_FILTER, ...filter }.moods]).toEqual([typed, [step]])
  }
})
