// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { whileWorking } from '#data/long-work.ts'
import { type GateState, vaultGate } from '#data/vault.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { Gate } from './Gate.tsx'

const { shellLoaded, closeReady, lockWindow } = vi.hoisted(() => ({
  shellLoaded: vi.fn(),
  closeReady: vi.fn(),
  lockWindow: vi.fn(async () => undefined),
}))
let lockNow: (() => void) | undefined
let closing: (() => void) | undefined
vi.mock('#data/vault.ts', () => ({ vaultGate: vi.fn(), newRecoveryCode: () => 'AAAA-BBBB', UnlockError: class {} }))
vi.mock('#platform/platform.ts', () => ({
  platform: () => ({
    closeReady,
    lockHeard: vi.fn(),
    lockWindow,
    onLockNow: (listener: () => void) => {
      lockNow = listener
      return () => undefined
    },
    onClosing: (listener: () => void) => {
      closing = listener
      return () => {
        closing = undefined
      }
    },
  }),
}))
vi.mock('./Shell.tsx', () => {
  shellLoaded()
  return { Shell: () => <main>inside</main> }
})

beforeAll(async () => {
  window.scrollTo = vi.fn()
  await setLanguage('en')
  // Loaded when first shown: a busy machine may take longer for it than a test waits.
  await import('#features/first-start/FirstStart.tsx')
})
afterEach(cleanup)

async function titleFor(gate: GateState) {
  vi.mocked(vaultGate).mockResolvedValueOnce(gate)
  render(<Gate />)
  const title = (await screen.findByRole('heading', { level: 1 }, { timeout: 10_000 })).textContent
  cleanup()
  return title
}

test('[A2] what the gate finds decides between first start and lock screen, and nothing of the app is even loaded', async () => {
  expect(await titleFor({ state: 'none' })).toMatch(/not borrowed/)
  const log = { tornBytes: 0, damaged: [], strayFiles: [] }
  expect(await titleFor({ state: 'locked', log })).toMatch(/is locked/)
  expect(await titleFor({ state: 'keyslots-damaged' })).toMatch(/cannot be read/)
  expect(await titleFor({ state: 'newer-format' })).toMatch(/newer Unborrowed/)
  expect(shellLoaded).not.toHaveBeenCalled()
})

test('[A17] when the vault cannot even be looked at, a calm sentence stands instead of an empty window', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.mocked(vaultGate).mockRejectedValueOnce(new Error('secret words'))
  render(<Gate />)
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('This screen stopped.')
  expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret words')
})

test('[A18] a locked window closes at once', async () => {
  vi.mocked(vaultGate).mockResolvedValueOnce({ state: 'newer-format' })
  render(<Gate />)
  await screen.findByRole('heading', { level: 1 })
  closing?.()
  expect(closeReady).toHaveBeenCalledOnce()
})

test('[VG22] a lock that comes while something is opened or restored ends it and loads the page anew; else it has nothing to do', async () => {
  vi.mocked(vaultGate).mockResolvedValueOnce({ state: 'newer-format' })
  render(<Gate />)
  await screen.findByRole('heading', { level: 1 })
  lockNow?.()
  await new Promise((resolve) => setTimeout(resolve))
  expect(lockWindow).not.toHaveBeenCalled()
  let isStopped = false
  const working = whileWorking(
    (signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          isStopped = true
          resolve()
        })
      }),
  )
  lockNow?.()
  await working
  await vi.waitFor(() => expect(lockWindow).toHaveBeenCalledOnce())
  expect(isStopped).toBe(true)
})
