// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type GateState, UnlockError, unlockWithPassphrase, unlockWithRecoveryCode } from '#data/vault.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { LockScreen } from './LockScreen.tsx'

const { setVaultAside } = vi.hoisted(() => ({ setVaultAside: vi.fn() }))
vi.mock('#platform/platform.ts', () => ({ platform: () => ({ setVaultAside }) }))
vi.mock('#data/vault.ts', () => {
  class UnlockError extends Error {
    kind: string
    mistyped: boolean
    constructor(kind: string, mistyped = false) {
      super(kind)
      this.kind = kind
      this.mistyped = mistyped
    }
  }
  return { UnlockError, unlockWithPassphrase: vi.fn(), unlockWithRecoveryCode: vi.fn() }
})

const onOpen = vi.fn()
const onSetAside = vi.fn()
const LOCKED: GateState = { state: 'locked', log: { tornBytes: 0, damaged: [], strayFiles: [] } }
const show = (gate: GateState = LOCKED) => render(<LockScreen gate={gate} onOpen={onOpen} onSetAside={onSetAside} />)
const title = () => screen.getByRole('heading', { level: 1 }).textContent

beforeAll(() => setLanguage('en'))
// jsdom has no CSS.escape, which the dialog's focus handling asks for.
vi.stubGlobal('CSS', { escape: (text: string) => text })
beforeEach(() => {
  for (const mock of [onOpen, onSetAside, setVaultAside]) mock.mockReset()
  vi.mocked(unlockWithPassphrase).mockReset()
  vi.mocked(unlockWithRecoveryCode).mockReset()
})
afterEach(cleanup)

async function tryPassphrase(failure: UnlockError) {
  vi.mocked(unlockWithPassphrase).mockRejectedValue(failure)
  const user = userEvent.setup()
  show()
  await user.type(screen.getByLabelText('Passphrase'), 'abc{Enter}')
  return (await screen.findByRole('alert')).textContent
}

test('[A10] a wrong passphrase and a damaged file are different sentences, each saying what is safe', async () => {
  const wrong = await tryPassphrase(new UnlockError('wrong-passphrase'))
  cleanup()
  const damaged = await tryPassphrase(new UnlockError('damaged'))
  expect(wrong).toContain('not the passphrase')
  expect(wrong).toContain('unharmed')
  expect(damaged).toContain('damaged')
  expect(damaged).toContain('not touched')
  expect(onOpen).not.toHaveBeenCalled()
})

test('[A11] a mistyped recovery code is told from a wrong one', async () => {
  const user = userEvent.setup()
  show()
  await user.click(screen.getByRole('button', { name: 'Use the recovery code' }))
  const field = screen.getByLabelText('Recovery code')
  vi.mocked(unlockWithRecoveryCode).mockRejectedValueOnce(new UnlockError('wrong-recovery-code', true))
  await user.type(field, 'X{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('mistyped')
  vi.mocked(unlockWithRecoveryCode).mockRejectedValueOnce(new UnlockError('wrong-recovery-code'))
  await user.type(field, 'Y{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('not the recovery code')
})

test('[A12] each state of the gate has its own screen, and only a vault that can be opened asks for a passphrase', () => {
  const cases: [GateState, RegExp, boolean][] = [
    [LOCKED, /is locked/, true],
    [{ state: 'log-missing', projectionRows: 4 }, /log is not in its folder/, true],
    [{ state: 'log-missing', projectionRows: 0 }, /log is not in its folder/, false],
    [{ state: 'keyslots-damaged' }, /locks cannot be read/, false],
    [{ state: 'newer-format' }, /newer Unborrowed/, false],
  ]
  for (const [gate, words, asks] of cases) {
    show(gate)
    expect(title()).toMatch(words)
    expect(screen.queryByLabelText('Passphrase') !== null).toBe(asks)
    cleanup()
  }
})

test('[A16] a vault is moved aside only after the word was typed, and its new folder is named', async () => {
  setVaultAside.mockResolvedValue({ folder: 'vault-aside-1' })
  const user = userEvent.setup()
  show()
  await user.click(screen.getByRole('button', { name: 'Forgotten passphrase' }))
  await user.click(screen.getByRole('button', { name: 'Start anew' }))
  const confirm = screen.getByRole('button', { name: 'Move it aside' })
  await user.click(confirm)
  await user.type(screen.getByLabelText('Type the word anew'), 'anev')
  await user.click(confirm)
  expect(setVaultAside).not.toHaveBeenCalled()
  await user.clear(screen.getByLabelText('Type the word anew'))
  await user.type(screen.getByLabelText('Type the word anew'), 'Anew')
  await user.click(confirm)
  expect(setVaultAside).toHaveBeenCalledOnce()
  expect(await screen.findByText(/vault-aside-1/)).toBeTruthy()
  expect(onSetAside).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(onSetAside).toHaveBeenCalledOnce()
})
