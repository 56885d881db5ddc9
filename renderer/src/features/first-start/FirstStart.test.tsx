// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createVault } from '#data/vault.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { KindError } from '#shared/contract/errors.ts'
import { FirstStart } from './FirstStart.tsx'

vi.mock('#data/vault.ts', () => ({ createVault: vi.fn(), newRecoveryCode: () => 'Z1WN-VJ89-RX93-8C6A' }))

const onOpen = vi.fn()
beforeAll(() => setLanguage('en'))
beforeEach(() => {
  vi.mocked(createVault).mockReset().mockResolvedValue()
  onOpen.mockReset()
  window.scrollTo = vi.fn()
})
afterEach(cleanup)

async function toPassphrase() {
  const user = userEvent.setup()
  render(<FirstStart language="en" paper="A4" onLanguage={async () => undefined} onOpen={onOpen} />)
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  return user
}

async function toKit() {
  const user = await toPassphrase()
  await user.type(screen.getByLabelText('Passphrase'), 'abc')
  await user.type(screen.getByLabelText('The same once more'), 'abc')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  return user
}

test('[A1] first start has four screens, and the second says what this is not', async () => {
  const user = userEvent.setup()
  render(<FirstStart language="en" paper="A4" onLanguage={async () => undefined} onOpen={onOpen} />)
  expect(screen.getByText('1 of 4')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What this is not')
})

test('[A3] a passphrase goes on only when typed twice the same, and no field asks to be remembered', async () => {
  const user = await toPassphrase()
  for (const field of document.querySelectorAll('input')) {
    if (field.type !== 'checkbox') expect(field.getAttribute('autocomplete')).toBe('off')
  }
  await user.type(screen.getByLabelText('Passphrase'), 'abc')
  await user.type(screen.getByLabelText('The same once more'), 'abd')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(screen.getByText(/not the same/)).toBeTruthy()
  expect(screen.getByText('3 of 4')).toBeTruthy()
})

test('[A7] the vault is made only after both groups were retyped from the kit', async () => {
  const user = await toKit()
  const make = screen.getByRole('button', { name: 'Make my vault' })
  await user.click(make)
  await user.type(screen.getByLabelText('Group 2 of the code'), 'vj89')
  await user.type(screen.getByLabelText('Group 4 of the code'), 'wrong')
  await user.click(make)
  expect(createVault).not.toHaveBeenCalled()
  await user.clear(screen.getByLabelText('Group 4 of the code'))
  await user.type(screen.getByLabelText('Group 4 of the code'), '8c6a')
  await user.click(make)
  expect(createVault).toHaveBeenCalledExactlyOnceWith({ passphrase: 'abc', recoveryCode: 'Z1WN-VJ89-RX93-8C6A' })
  expect(onOpen).toHaveBeenCalledOnce()
})

test('[A9] when the disk refuses, the sentence says what is safe, and the vault can be made again', async () => {
  vi.mocked(createVault).mockRejectedValueOnce(new KindError('disk-full', ''))
  const user = await toKit()
  await user.type(screen.getByLabelText('Group 2 of the code'), 'vj89')
  await user.type(screen.getByLabelText('Group 4 of the code'), '8c6a')
  await user.click(screen.getByRole('button', { name: 'Make my vault' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full')
  await user.click(screen.getByRole('button', { name: 'Make my vault' }))
  expect(onOpen).toHaveBeenCalledOnce()
})
