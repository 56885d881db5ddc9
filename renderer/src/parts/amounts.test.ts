import { expect, test } from 'vitest'
import { formatHours, formatMoney, formatMoneys, formatShare, plainNumber } from './amounts.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('[LG16] hours, money and shares have the forms of their language', () => {
  expect(formatHours(150, 'it')).toBe('2,5 h')
  expect(formatHours(150, 'en')).toBe('2.5 h')
  expect(plain(formatMoney(123_450, 'EUR', 'it'))).toBe('1.234,50 €')
  expect(plain(formatMoney(123_450, 'EUR', 'en'))).toBe('€1,234.50')
  expect(plain(formatMoneys({ EUR: 100, CHF: 200 }, 'it'))).toBe('2,00 CHF + 1,00 €')
  expect(plain(formatMoney(100, 'nothing', 'en'))).toBe('1 nothing')
  expect(plain(formatShare(0.384, 'it'))).toBe('38%')
  expect(plainNumber(1234.5, 'it')).toBe('1234,5')
})
