import { expect, test } from 'vitest'
import { formatBytes } from './sizes.ts'

test('[U21] sizes are said in decimal units, in the language of the app', () => {
  expect(formatBytes(0, 'en')).toBe('0 bytes')
  expect(formatBytes(999, 'en')).toBe('999 bytes')
  expect(formatBytes(1_250_000, 'en').replace(/\s/g, ' ')).toBe('1.3 MB')
  expect(formatBytes(1_250_000, 'it').replace(/\s/g, ' ')).toBe('1,3 MB')
  expect(formatBytes(480_000_000, 'en').replace(/\s/g, ' ')).toBe('480 MB')
  expect(formatBytes(2_000_000_000_000, 'it').replace(/\s/g, ' ')).toBe('2 TB')
})
