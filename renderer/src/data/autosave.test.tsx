// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KindError } from '#shared/contract/errors.ts'
import {
  type Autosave,
  afterFlush,
  createAutosave,
  flushAll,
  useAutosave,
  useAutosaveState,
  useQuietAutosave,
} from './autosave.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A text being edited and the disk it goes to. */
function editing() {
  const held = { text: '', disk: '', saves: 0, failing: null as KindError | null }
  const autosave = createAutosave(async () => {
    held.saves += 1
    if (held.failing) throw held.failing
    const text = held.text
    await new Promise((resolve) => setTimeout(resolve, 20))
    held.disk = text
  })
  const type = (text: string) => {
    held.text = text
    autosave.touch()
  }
  return { held, autosave, type }
}

test('[D11] a pause of 400 ms saves', async () => {
  const { held, autosave, type } = editing()
  type('a')
  expect(autosave.snapshot().state).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(399)
  expect(held.saves).toBe(0)
  await vi.advanceTimersByTimeAsync(30)
  expect(held.disk).toBe('a')
  expect(autosave.snapshot().state).toBe('saved')
})

test('[D11] someone who never pauses is saved every 2 s', async () => {
  const { held, type } = editing()
  for (let at = 0; at < 4100; at += 100) {
    type(`text ${at}`)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(held.saves).toBe(2)
  await vi.advanceTimersByTimeAsync(3000)
  expect(held.disk).toBe('text 4000')
})

test('[TF9] someone who never pauses is saved between two keys, right after one was drawn, and still every 2 s', async () => {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw))
  const starts: number[] = []
  const autosave = createAutosave(async () => {
    starts.push(performance.now())
  })
  const from = performance.now()
  for (let at = 0; at < 19; at += 1) {
    autosave.touch()
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(starts).toEqual([])
  // Asked for once, and not begun before the frame.
  expect(frames).toHaveLength(1)
  for (const draw of frames.splice(0)) draw()
  await vi.advanceTimersByTimeAsync(5)
  expect(starts).toHaveLength(1)
  expect((starts[0] ?? 0) - from).toBeLessThan(2000)
  // A hidden window draws nothing: the 2 s hold all the same.
  for (let at = 0; at < 25; at += 1) {
    autosave.touch()
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(starts.length).toBeGreaterThanOrEqual(2)
  vi.unstubAllGlobals()
})

test('[D11] words typed while a save is on its way are saved too', async () => {
  const { held, autosave, type } = editing()
  type('a')
  await vi.advanceTimersByTimeAsync(405)
  expect(autosave.snapshot().state).toBe('saving')
  type('ab')
  await vi.advanceTimersByTimeAsync(3000)
  expect(held.disk).toBe('ab')
  expect(autosave.snapshot().state).toBe('saved')
})

test('[D12] a failed save says so and loses nothing: the next save has the same words', async () => {
  const { held, autosave, type } = editing()
  held.failing = new KindError('disk-full', 'full')
  type('kept')
  await vi.advanceTimersByTimeAsync(500)
  expect(autosave.snapshot()).toMatchObject({ state: 'failed', error: { kind: 'disk-full' } })
  await expect(autosave.flush()).rejects.toMatchObject({ kind: 'disk-full' })
  await expect(flushAll()).rejects.toMatchObject({ kind: 'disk-full' })
  held.failing = null
  const flushing = flushAll()
  await vi.advanceTimersByTimeAsync(50)
  await flushing
  expect(held.disk).toBe('kept')
  expect(autosave.snapshot()).toEqual({ state: 'saved', error: null })
})

test('[D12] flushAll saves all it can before it tells of a failure', async () => {
  const [broken, whole] = [editing(), editing()]
  broken.held.failing = new KindError('disk-failed', 'x')
  broken.type('one')
  whole.type('two')
  const flushing = expect(flushAll()).rejects.toMatchObject({ kind: 'disk-failed' })
  await vi.advanceTimersByTimeAsync(100)
  await flushing
  expect(whole.held.disk).toBe('two')
  broken.held.failing = null
  const again = flushAll()
  await vi.advanceTimersByTimeAsync(100)
  await again
})

test('[D12] what fails for another reason is told as unexpected', async () => {
  const autosave = createAutosave(() => Promise.reject(new TypeError('a fault')))
  autosave.touch()
  await expect(autosave.flush()).rejects.toMatchObject({ kind: 'unexpected' })
  autosave.use(async () => undefined)
  await autosave.flush()
})

test('[D11] the last task runs after the saves', async () => {
  const order: string[] = []
  const forget = afterFlush(async () => {
    order.push('last')
  })
  const autosave = createAutosave(async () => {
    order.push('save')
  })
  autosave.touch()
  await flushAll()
  forget()
  await flushAll()
  expect(order).toEqual(['save', 'last'])
})

const field = { words: '', saved: [] as string[] }
async function saveField(): Promise<void> {
  field.saved.push(field.words)
}
function Field() {
  const { touch, state } = useAutosave(saveField)
  const type = () => {
    field.words = 'last words'
    touch()
  }
  return (
    <button type="button" onClick={type}>
      {state}
    </button>
  )
}

test('[D11] leaving the screen saves what was typed', async () => {
  const { unmount } = render(<Field />)
  expect(screen.getByRole('button').textContent).toBe('idle')
  act(() => screen.getByRole('button').click())
  expect(screen.getByRole('button').textContent).toBe('unsaved')
  unmount()
  await vi.advanceTimersByTimeAsync(0)
  expect(field.saved).toEqual(['last words'])
})

const drawn = { text: 0, word: [] as string[], touch: (): void => undefined }

function Word({ autosave }: { autosave: Autosave }) {
  drawn.word.push(useAutosaveState(autosave).state)
  return null
}

function Text() {
  const autosave = useQuietAutosave(async () => undefined)
  drawn.touch = autosave.touch
  drawn.text += 1
  return <Word autosave={autosave} />
}

test('[TF9] what is written is not drawn again while its save is on its way; what tells of the save is', async () => {
  render(<Text />)
  const before = drawn.text
  await act(async () => {
    drawn.touch()
    await vi.advanceTimersByTimeAsync(100)
  })
  await act(async () => {
    await vi.advanceTimersByTimeAsync(500)
  })
  expect(drawn.text).toBe(before)
  expect(drawn.word).toContain('unsaved')
  expect(drawn.word.at(-1)).toBe('saved')
})
