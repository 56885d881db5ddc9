// Rule [KR42]: who locks stops long work, and does not wait for ever.
import { expect, test } from 'vitest'
import { isWorkUnderWay, stopLongWork, whileWorking } from './long-work.ts'

test('[KR42] all work under way is told to stop and waited for', async () => {
  const ended: string[] = []
  const until = (name: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        ended.push(name)
        resolve()
      })
    })
  void whileWorking(until('import'))
  void whileWorking(until('rotation'))
  expect(isWorkUnderWay()).toBe(true)
  await stopLongWork()
  expect(ended).toEqual(['import', 'rotation'])
  expect(isWorkUnderWay()).toBe(false)
})

test('[KR42] work that does not end is left behind after the time given; one that failed counts as ended', async () => {
  const never = new Promise<void>(() => undefined)
  void whileWorking(() => never)
  await whileWorking(() => Promise.reject(new Error('failed'))).catch(() => undefined)
  await stopLongWork(20)
  expect(isWorkUnderWay()).toBe(true)
})
