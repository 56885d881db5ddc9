// Rule [TT13]: what the torture takes for healed is exactly what the file's own name says.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isHealedSegment } from './damage.ts'

test('[TT13] a damaged segment of a snapshot counts as healed only when it reads as its name says, and nothing else does', () => {
  const whole = Buffer.from('sealed frames')
  const hash = createHash('sha256').update(whole).digest('hex')
  expect(isHealedSegment(`snapshots/files/${hash}.ulog`, whole)).toBe(true)
  expect(isHealedSegment(`snapshots/files/${hash}.ulog`, Buffer.from('sealed framez'))).toBe(false)
  expect(isHealedSegment(`snapshots/files/${hash}.ulog`, undefined)).toBe(false)
  expect(isHealedSegment(`log/${hash}.ulog`, whole)).toBe(false)
  expect(isHealedSegment('snapshots/abc.json', whole)).toBe(false)
})
