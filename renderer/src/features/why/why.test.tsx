// @vitest-environment jsdom
// [R30]–[R33]: what the page of truth and why changes, and what it says when there is nothing.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { disk, given, resetDisk } from '#parts/fake-repository.test-support.ts'
import type { WhyHead } from '#shared/domain/records.ts'
import { WhyPage } from './WhyPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
function givenWhy(id: string, text: string, more: Partial<WhyHead> = {}): void {
  const motives = { external: null, introjected: null, identified: null, intrinsic: null }
  const rest = { clauses: [], motives, chosenAt: null, reason: '', sessionId: null, sparkIds: [] }
  given(id, { kind: 'why', ...base, text, ...rest, ...more })
}
const whyOf = (id: string) => headsOf('why').find((why) => why.id === id)

test('[R30] choosing another why lets the first go in the same commit', async () => {
  givenWhy('w1', 'To say it.', { chosenAt: at })
  givenWhy('w2', 'To build it.')
  render(<WhyPage />)
  fireEvent.click(screen.getByRole('button', { name: 'Choose this one: To build it.' }))
  await waitFor(() => expect(whyOf('w2')?.chosenAt).not.toBeNull())
  expect(whyOf('w1')?.chosenAt).toBeNull()
  expect(disk.commits).toHaveLength(1)
})

test('[R30] a disk that refuses leaves everything as it was and says so', async () => {
  givenWhy('w1', 'To say it.', { chosenAt: at })
  givenWhy('w2', 'To build it.')
  disk.refuses = true
  render(<WhyPage />)
  fireEvent.click(screen.getByRole('button', { name: 'Choose this one: To build it.' }))
  expect((await screen.findByRole('alert')).textContent).toContain('disk is full')
  expect(whyOf('w1')?.chosenAt).toBe(at)
})

test('[R31] a reworded why keeps the clauses whose words still stand in it', async () => {
  const clauses = [
    { role: 'to', text: 'say it' },
    { role: 'so-that', text: 'people can trust it' },
  ]
  givenWhy('w1', 'To say it so that people can trust it.', { chosenAt: at, clauses })
  render(<WhyPage />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Change the words/ }))
  const words = await screen.findByRole('textbox', { name: 'In your words' })
  await user.clear(words)
  await user.type(words, 'To say it early so that people can lean on it.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(whyOf('w1')?.text).toBe('To say it early so that people can lean on it.'))
  expect(whyOf('w1')?.clauses).toEqual([clauses[0]])
})

test('[R32] kept lines are set beside a why by a checklist', async () => {
  givenWhy('w1', 'To say it.', { chosenAt: at })
  given('s1', { kind: 'spark', ...base, quote: 'nobody asks', source: { kind: 'entry', recordId: 'e' } })
  render(<WhyPage />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Add evidence/ }))
  await user.click(await screen.findByRole('checkbox', { name: /nobody asks/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(whyOf('w1')?.sparkIds).toEqual(['s1']))
})

test('[R33] with nothing there it says what will be here and offers the first step', () => {
  render(<WhyPage />)
  expect(screen.getByRole('heading', { level: 1, name: 'No truth and no why yet.' })).toBeTruthy()
  expect(screen.getByRole('link', { name: /path/ }).getAttribute('href')).toContain('/path')
})

test('[LF15] an empty room leads to the studio', () => {
  render(<WhyPage />)
  expect(screen.getByRole('link', { name: 'Or draft a why freely' }).getAttribute('href')).toContain('/studio')
})
