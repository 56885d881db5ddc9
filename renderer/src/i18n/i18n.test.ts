// @vitest-environment jsdom
import i18next from 'i18next'
import { expect, test } from 'vitest'
import { addOtherLanguages, setLanguage } from './i18n.ts'

test('[BE1] only the spoken language is loaded before the first screen; the other is there once asked for', async () => {
  await setLanguage('it')
  expect(i18next.hasResourceBundle('it', 'app')).toBe(true)
  expect(i18next.hasResourceBundle('en', 'app')).toBe(false)
  expect(i18next.getFixedT('it', 'app')('room.journal')).toBe('Diario')
  await addOtherLanguages()
  expect(i18next.language).toBe('it')
  expect(i18next.getFixedT('en', 'app')('room.journal')).toBe('Journal')
})
