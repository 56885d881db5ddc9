// @vitest-environment jsdom
// Rules [TS20], [TS21] of docs/SPEC.md.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '#data/fake-bridge.test-support.ts'
import { addOtherLanguages, setLanguage } from '#i18n/i18n.ts'
import { disk, resetDisk } from '#parts/fake-repository.test-support.ts'
import { isIdleHeld } from '#parts/idle-holds.ts'
import { setBridge } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import { begun, type Gathering } from '#shared/domain/together/gathering.ts'
import { type Move, moved } from '#shared/domain/together/moves.ts'
import { Session } from './Session.tsx'

const { saveTogether, endTogether } = vi.hoisted(() => ({ saveTogether: vi.fn(), endTogether: vi.fn() }))
vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
vi.mock('#data/together.ts', () => ({ saveTogether, endTogether }))
beforeAll(async () => {
  await setLanguage('en')
  await addOtherLanguages()
})
beforeEach(() => {
  resetDisk()
  setBridge(fakeBridge().bridge)
  saveTogether.mockReset().mockResolvedValue(undefined)
  endTogether.mockReset().mockResolvedValue(undefined)
})
afterEach(cleanup)

const CARD = {
  id: 'card',
  language: 'en' as const,
  clauses: [],
  values: [
    { id: null, label: 'Slow work' },
    { id: null, label: 'Rivers' },
  ],
}

function atTurn(moves: Move[] = [], language: 'en' | 'it' = 'en'): Gathering {
  const members = [
    { id: 'ada', name: 'Ada', card: CARD },
    { id: 'bo', name: 'Bo', card: null },
  ]
  const shape = { id: 'free', language } as const
  const start = begun({ id: 'g', language, host: '', plan: 60, members, shape, clauses: [] }, '2026-11-22T10:00:00Z')
  if (!start) throw new Error('these names do not do')
  const told = members.map(({ id }): Move => ({ do: 'tell', memberId: id, isTold: true }))
  return [...told, { do: 'next' } as const, ...moves].reduce(
    (state, move) => moved(state, move, '2026-11-22T10:01:00Z'),
    start,
  )
}

const show = (gathering: Gathering) => render(<Session initial={gathering} onEnded={vi.fn()} onLeft={vi.fn()} />)
const press = async (name: string) => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }))
  })
}

test('[TS20] while a session is open the idle lock holds off, in a pause and after it does not', async () => {
  const { unmount } = show(atTurn())
  expect(isIdleHeld()).toBe(true)
  await press('Pause')
  expect(isIdleHeld()).toBe(false)
  await press('Go on')
  expect(isIdleHeld()).toBe(true)
  unmount()
  expect(isIdleHeld()).toBe(false)
})

test('[TS21] in a private turn nothing is copied, cut or dragged out, and a failed save offers no copy either', async () => {
  saveTogether.mockRejectedValue(new KindError('disk-full', 'full'))
  show(atTurn([{ do: 'open-turn' }]))
  const field = screen.getByLabelText('Line 1')
  for (const name of ['copy', 'cut', 'dragstart']) {
    const event = new Event(name, { bubbles: true, cancelable: true })
    field.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  }
  fireEvent.change(field, { target: { value: 'mine alone' } })
  await press('Give')
  expect(await screen.findByRole('alert')).not.toBeNull()
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).not.toContain('Copy')
  expect(document.body.innerHTML).not.toContain('mine alone')
})

test('[TS21] outside of a private turn what all have read may be copied', () => {
  show(atTurn([{ do: 'leave-out' }]))
  const event = new Event('copy', { bubbles: true, cancelable: true })
  screen.getByLabelText('A line that we write together').dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})

test('[TS22] the values of a card stand beside its owner’s turn and nobody else’s', async () => {
  const over: Move[] = [{ do: 'leave-out' }, { do: 'next' }, { do: 'leave-out' }, { do: 'next' }]
  show(atTurn([...over, { do: 'open-turn' }]))
  await press('Add Rivers')
  expect(screen.getByLabelText<HTMLInputElement>('Line 1').value).toBe('Rivers')
  expect(screen.queryByRole('button', { name: 'Add Rivers' })).toBeNull()
  await press('Give')
  await press('I am Bo')
  expect(screen.queryByRole('button', { name: /^Add / })).toBeNull()
})

test('[TS22] a session speaks its own language, whatever the app speaks', () => {
  show(atTurn([], 'it'))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Passa il computer a Ada')
})

test('[TS23] ending keeps a record only when asked to, and the same once where deleting failed at first', async () => {
  const onEnded = vi.fn()
  const skips: Move[] = [
    ...Array.from({ length: 3 }, (): Move[] => [{ do: 'leave-out' }, { do: 'next' }]).flat(),
    { do: 'next' },
    { do: 'leave-out' },
    { do: 'next' },
    { do: 'next' },
    { do: 'next' },
    { do: 'next' },
  ]
  const state = atTurn(skips)
  expect(state.step).toBe('result')
  endTogether.mockRejectedValueOnce(new KindError('disk-failed', 'no'))
  render(<Session initial={state} onEnded={onEnded} onLeft={vi.fn()} />)
  await press('Keep it and end')
  expect(screen.getByRole('alert').textContent).toContain('not ended')
  await press('Keep it and end')
  expect(onEnded).toHaveBeenCalledTimes(1)
  expect(disk.commits.flat().filter(({ head }) => head.kind === 'shared-purpose')).toHaveLength(1)
})
