// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdIdle, stretchIdle } from '#parts/idle-holds.ts'
import { useIdle } from './use-idle.ts'

const onIdle = vi.fn()
function Watched() {
  return <p>{useIdle(5, onIdle) ? 'near' : 'far'}</p>
}
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const move = () => act(() => window.dispatchEvent(new Event('pointermove')))

beforeEach(() => {
  onIdle.mockReset()
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('[U5] a notice shows half a minute before the lock, and any input takes it away', () => {
  const { container } = render(<Watched />)
  pass(269_000)
  expect(container.textContent).toBe('far')
  pass(2_000)
  expect(container.textContent).toBe('near')
  expect(onIdle).not.toHaveBeenCalled()
  move()
  expect(container.textContent).toBe('far')
  pass(269_000)
  expect(onIdle).not.toHaveBeenCalled()
})

test('[U6] when the time is up it locks once, and again only after new input', () => {
  render(<Watched />)
  pass(400_000)
  expect(onIdle).toHaveBeenCalledTimes(1)
  move()
  pass(400_000)
  expect(onIdle).toHaveBeenCalledTimes(2)
})

test('[U7] the key press that wakes the computer comes too late', () => {
  render(<Watched />)
  vi.setSystemTime(Date.now() + 3_600_000)
  move()
  expect(onIdle).toHaveBeenCalledTimes(1)
})

test('[KR40] while a timer runs the lock waits as long, and after it the whole idle time begins', () => {
  const { container } = render(<Watched />)
  const end = stretchIdle(20 * 60_000)
  pass(19 * 60_000)
  expect(onIdle).not.toHaveBeenCalled()
  expect(container.textContent).toBe('far')
  end()
  pass(269_000)
  expect(container.textContent).toBe('far')
  pass(32_000)
  expect(onIdle).toHaveBeenCalledTimes(1)
})

test('[KR40] nobody at the screen for the length of the timer: it locks all the same', () => {
  render(<Watched />)
  const end = stretchIdle(10 * 60_000)
  pass(10 * 60_000 + 1_000)
  expect(onIdle).toHaveBeenCalledTimes(1)
  end()
})

test('[U8] work under way holds the lock off; when it ends the time begins anew', () => {
  const { container } = render(<Watched />)
  const release = holdIdle()
  pass(3_600_000)
  expect(onIdle).not.toHaveBeenCalled()
  expect(container.textContent).toBe('far')
  release()
  pass(200_000)
  expect(onIdle).not.toHaveBeenCalled()
  pass(200_000)
  expect(onIdle).toHaveBeenCalledTimes(1)
})
