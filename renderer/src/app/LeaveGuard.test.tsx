// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { KindError } from '#shared/contract/errors.ts'
import { LeaveGuard, useLeaveGuard } from './LeaveGuard.tsx'

const mocks = vi.hoisted(() => ({
  closeReady: vi.fn(),
  closeRefused: vi.fn(),
  flushAll: vi.fn(),
  lock: vi.fn(),
  lockWindow: vi.fn(),
}))
let closing: (() => void) | undefined
vi.mock('#data/autosave.ts', () => ({ flushAll: mocks.flushAll }))
vi.mock('#data/vault.ts', () => ({ lock: mocks.lock }))
vi.mock('#platform/platform.ts', () => ({
  platform: () => ({
    closeReady: mocks.closeReady,
    closeRefused: mocks.closeRefused,
    lockWindow: mocks.lockWindow,
    onClosing: (listener: () => void) => {
      closing = listener
      return () => undefined
    },
  }),
}))

function Screen() {
  const guard = useLeaveGuard()
  return (
    <main>
      <textarea aria-label="words" defaultValue="The last sentence" autoComplete="off" />
      <LeaveGuard guard={guard} />
    </main>
  )
}

beforeAll(() => setLanguage('en'))
vi.stubGlobal('CSS', { escape: (text: string) => text })
beforeEach(() => {
  for (const mock of Object.values(mocks)) mock.mockReset().mockResolvedValue(undefined)
})
afterEach(cleanup)

test('[A31] closing saves first and only then says that the window may go', async () => {
  render(<Screen />)
  await act(async () => closing?.())
  expect(mocks.flushAll.mock.invocationCallOrder[0]).toBeLessThan(mocks.closeReady.mock.invocationCallOrder[0] ?? 0)
  expect(mocks.closeRefused).not.toHaveBeenCalled()
})

test('[A32] when saving fails the window stays, says why, and offers the words to copy or to save elsewhere', async () => {
  mocks.flushAll.mockRejectedValueOnce(new KindError('disk-full', ''))
  render(<Screen />)
  await act(async () => closing?.())
  expect(mocks.closeRefused).toHaveBeenCalledOnce()
  expect(mocks.closeReady).not.toHaveBeenCalled()
  expect(screen.getByRole('alertdialog').textContent).toContain('The disk is full')
  expect(screen.getByRole('button', { name: 'Copy the words' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save elsewhere' })).toBeTruthy()
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click())
  expect(mocks.closeReady).toHaveBeenCalledOnce()
})

test('[VG14] a vault that is only read can be left without the words that cannot be saved, and no other can', async () => {
  mocks.flushAll.mockRejectedValueOnce(new KindError('disk-full', ''))
  render(<Screen />)
  await act(async () => closing?.())
  expect(screen.queryByRole('button', { name: 'Close without these words' })).toBeNull()
  mocks.flushAll.mockRejectedValueOnce(new KindError('newer-format', ''))
  await act(async () => closing?.())
  expect(screen.getByRole('alertdialog').textContent).toContain('newer Unborrowed')
  expect(screen.getByRole('button', { name: 'Copy the words' })).toBeTruthy()
  expect(mocks.closeReady).not.toHaveBeenCalled()
  await act(async () => screen.getByRole('button', { name: 'Close without these words' }).click())
  expect(mocks.closeReady).toHaveBeenCalledOnce()
})
