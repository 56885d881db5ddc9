// Rule [KR41]: a page that does not hear the call to lock is replaced.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLockCall } from './lock-call.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[KR41] a page that has not heard within two seconds is replaced, once; one that has is left to save', () => {
  const ask = vi.fn()
  const replace = vi.fn()
  const lock = createLockCall(ask, replace)
  lock.call()
  lock.heard()
  vi.advanceTimersByTime(10_000)
  expect(replace).not.toHaveBeenCalled()
  lock.call()
  lock.call()
  vi.advanceTimersByTime(1_999)
  expect(replace).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10_000)
  expect(ask).toHaveBeenCalledTimes(3)
  expect(replace).toHaveBeenCalledTimes(1)
})

test('[KR41] a computer that slept meanwhile gives the page its two seconds after waking', () => {
  const replace = vi.fn()
  createLockCall(() => undefined, replace).call()
  vi.advanceTimersByTime(1_000)
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(2_500)
  expect(replace).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2_000)
  expect(replace).toHaveBeenCalledTimes(1)
})
