// @vitest-environment jsdom
// Rules ST9 and ST10 of docs/SPEC.md on the screens of the studio.
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { why } from '#shared/domain/why/why.test-support.ts'
import { DraftPage } from './DraftPage.tsx'
import { ResonancePage } from './ResonancePage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

function givenWhy(id: string, chosenAt: string | null = null): void {
  const { id: _, ...head } = why(id, { chosenAt })
  given(id, head)
}
const whyOf = (id: string) => headsOf('why').find((one) => one.id === id)
const at = '2026-11-02T10:00:00Z'

test('[ST9] a clause is saved in its own field, and a kept line is pinned to the clause that is called', async () => {
  givenWhy('w')
  const base = { createdAt: at, updatedAt: at, deletedAt: null }
  given('s', { kind: 'spark', ...base, quote: 'nobody asks', source: { kind: 'entry', recordId: 'e' } })
  render(<DraftPage id="w" />)
  const user = userEvent.setup()
  const field = screen.getByRole('textbox', { name: 'Clause: so that' })
  expect(screen.getAllByText('This clause has no evidence yet.')).toHaveLength(2)
  await user.clear(field)
  await user.type(field, 'it holds')
  await user.click(screen.getByRole('button', { name: /^Pin.*nobody asks/ }))
  await waitFor(() => expect(whyOf('w')?.sparkIds).toEqual(['s']))
  expect(whyOf('w')?.text).toBe('To say what I see so that it holds.')
  expect(whyOf('w')?.clauses.map(({ evidence }) => evidence?.map(({ id }) => id))).toEqual([undefined, ['s']])
  expect(screen.getAllByText('This clause has no evidence yet.')).toHaveLength(1)
})

test('[LF16] by keys alone: what was pinned keeps the focus, and letting go leads to the clause', async () => {
  givenWhy('w')
  const base = { createdAt: at, updatedAt: at, deletedAt: null }
  given('s', { kind: 'spark', ...base, quote: 'nobody asks', source: { kind: 'entry', recordId: 'e' } })
  render(<DraftPage id="w" />)
  const user = userEvent.setup()
  screen.getByRole('button', { name: /^Pin.*nobody asks/ }).focus()
  await user.keyboard('{Enter}')
  const pinned = await screen.findByRole('button', { name: /^pinned.*nobody asks/ })
  expect(document.activeElement).toBe(pinned)
  await user.keyboard('{Enter}')
  expect(whyOf('w')?.sparkIds).toEqual(['s'])
  screen.getByRole('button', { name: /^× Let go of|Let go of/ }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(whyOf('w')?.sparkIds).toEqual([]))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Clause: To' }))
})

test('[ST10] choosing keeps day and reason and lets the other go; read aloud, the answer stands in the course', async () => {
  givenWhy('old', at)
  givenWhy('w')
  render(<DraftPage id="w" />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Keep as my why' }))
  await user.type(await screen.findByRole('textbox', { name: 'Why this one' }), 'It is plain.')
  await user.click(screen.getByRole('dialog').querySelector('button') as HTMLElement)
  await waitFor(() => expect(whyOf('w')?.chosenAt).not.toBeNull())
  expect(whyOf('w')?.reason).toBe('It is plain.')
  expect(whyOf('old')?.chosenAt).toBeNull()
  cleanup()
  render(<ResonancePage />)
  await user.click(screen.getByRole('radio', { name: 'Almost mine' }))
  await user.click(screen.getByRole('button', { name: 'Keep the answer' }))
  await waitFor(() => expect(headsOf('resonance')).toMatchObject([{ whyId: 'w', answer: 'almost' }]))
  expect(screen.getByRole('cell', { name: 'Almost mine' })).toBeTruthy()
})
