// @vitest-environment jsdom
// Rules PP8, PP9 and PP12 of docs/SPEC.md on Today.
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { ask } from '#shared/domain/ledger/ask.test-support.ts'
import { why } from '#shared/domain/why/why.test-support.ts'
import { DueThing } from './DueThing.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

const daysAgo = (days: number) => Temporal.Now.plainDateISO().subtract({ days }).toString()
const at = (days: number) => `${daysAgo(days)}T10:00:00Z`
function experiment(id: string, what: string, day: string): void {
  const base = { createdAt: at(20), updatedAt: at(20), deletedAt: null }
  given(id, { kind: 'experiment', ...base, what, obstacle: '', plan: '', day, whyId: null, sessionId: null })
}

test('[PP8] Today brings back one thing, the one whose day came first', () => {
  experiment('b', 'Second', daysAgo(1))
  experiment('a', 'First', daysAgo(3))
  render(<DueThing />)
  expect(screen.getByText('First')).toBeTruthy()
  expect(screen.queryByText('Second')).toBeNull()
  expect(screen.getByRole('link').getAttribute('href')).toContain('/experiments')
})

test('[PP9] "Not now" quiets everything that is due, also the next thing', async () => {
  experiment('a', 'First', daysAgo(3))
  experiment('b', 'Second', daysAgo(1))
  render(<DueThing />)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Not now' }))
  await waitFor(() => expect(screen.queryByText('First')).toBeNull())
  expect(screen.queryByText('Second')).toBeNull()
  expect(headsOf('profile')[0]?.quietUntil).toBe(Temporal.Now.plainDateISO().add({ days: 7 }).toString())
})

test('[PP12] a month after the first words a look is offered; before there are any, nothing is', () => {
  const { unmount } = render(<DueThing />)
  expect(screen.queryByRole('heading')).toBeNull()
  unmount()
  const words = { zone: 'UTC', title: null, firstWords: 'x', words: 1, day: daysAgo(31) }
  given('e', { kind: 'entry', createdAt: at(31), updatedAt: at(31), deletedAt: null, ...words })
  render(<DueThing />)
  expect(screen.getByRole('link', { name: 'Look' }).getAttribute('href')).toContain('/long-view')
})

test('[PP8] a decision to look at again is one of the due things: still one alone, by its day', () => {
  experiment('a', 'First', daysAgo(1))
  const due = { dueDay: daysAgo(2), answer: null, answeredAt: null }
  const { id, ...head } = ask({ id: 'k', what: 'Talk at the fair', lookBack: due, createdAt: at(40) })
  given(id, head)
  render(<DueThing />)
  expect(screen.getByText('Talk at the fair')).toBeTruthy()
  expect(screen.queryByText('First')).toBeNull()
})

test('[ST8] the chosen why comes back to be read aloud by its day, and not once it was read', () => {
  experiment('a', 'Later', daysAgo(1))
  const { id, ...head } = why('w', { chosenAt: at(9) })
  given(id, head)
  const { unmount } = render(<DueThing />)
  expect(screen.getByRole('link').getAttribute('href')).toContain('/resonance')
  expect(screen.queryByText('Later')).toBeNull()
  unmount()
  const base = { createdAt: at(0), updatedAt: at(0), deletedAt: null }
  given('r', { kind: 'resonance', ...base, whyId: 'w', day: daysAgo(0), answer: 'mine', line: '' })
  render(<DueThing />)
  expect(screen.getByText('Later')).toBeTruthy()
})
