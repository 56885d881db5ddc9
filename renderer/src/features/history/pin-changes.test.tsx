// @vitest-environment jsdom
// Rule LF14 of docs/SPEC.md on the screen.
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { AT, why } from '#shared/domain/why/why.test-support.ts'
import { PinChanges } from './PinChanges.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

const pinnedTo = (...ids: string[]) =>
  why('w', {
    clauses: [{ role: 'to', text: 'say it', id: 'c', evidence: ids.map((id) => ({ kind: 'spark' as const, id })) }],
  })

test('[LF14] what was pinned then and what is pinned now stand apart; what is gone is told without its words', () => {
  const base = { kind: 'spark', createdAt: AT, updatedAt: AT, source: { kind: 'entry', recordId: 'e' } } as const
  given('a', { ...base, quote: 'nobody asks', deletedAt: null })
  given('b', { ...base, quote: 'a secret line', deletedAt: AT })
  given('c', { ...base, quote: 'she wrote it down', deletedAt: null })
  const { container, rerender } = render(<PinChanges then={pinnedTo('a', 'b')} now={pinnedTo('c')} />)
  const gone = within(screen.getByRole('list', { name: 'Pinned then, not now:' })).getAllByRole('listitem')
  expect(gone.map(({ textContent }) => textContent)).toEqual(['nobody asks', 'something that is no longer here'])
  expect(screen.getByRole('list', { name: 'Pinned since:' }).textContent).toBe('she wrote it down')
  rerender(<PinChanges then={pinnedTo('a')} now={pinnedTo('a')} />)
  expect(container.textContent).toBe('')
})
