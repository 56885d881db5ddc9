// @vitest-environment jsdom
// [J43]–[J46]: kept lines with their sources, letting go and taking back.
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { disk, given, resetDisk } from '#parts/fake-repository.test-support.ts'
import type { EntryHead } from '#shared/domain/records.ts'
import { TEXT_SCHEMA } from '#shared/domain/text.ts'
import { SparksPage } from './SparksPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-17T10:00:00Z'
const quote = 'I make the deck more beautiful.'

function givenEntry(text: string, more: Partial<EntryHead> = {}): void {
  const head = { kind: 'entry', createdAt: at, updatedAt: at, deletedAt: null, day: '2026-11-17' } as const
  const content = [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  given(
    'e1',
    { ...head, zone: 'Europe/Rome', title: null, firstWords: text, words: 5, ...more },
    {
      text: { schema: TEXT_SCHEMA, doc: { type: 'doc', content } },
    },
  )
}

function show() {
  given('s1', {
    kind: 'spark',
    quote,
    source: { kind: 'entry', recordId: 'e1' },
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  })
  return again()
}

function again() {
  render(
    <Router hook={memoryLocation({ path: '/sparks' }).hook}>
      <SparksPage />
    </Router>,
  )
  return userEvent.setup()
}

test('[J43] a kept line names and links the entry that it came from', () => {
  givenEntry(quote)
  show()
  expect(screen.getByText(quote)).toBeTruthy()
  const link = screen.getByRole('link', { name: /^Journal, 17 November/ })
  expect(link.getAttribute('href')).toBe('/journal/e1')
})

test('[J44] a source whose words are others now is said to have changed, and the quote stays', async () => {
  givenEntry('I make the deck plain.')
  show()
  expect(await screen.findByText(/the source has changed/)).toBeTruthy()
  expect(screen.getByText(quote)).toBeTruthy()
})

test('[J44] a deleted or missing source is said to be so, and is not a link', () => {
  givenEntry(quote, { deletedAt: at })
  show()
  expect(screen.getByText(/, deleted$/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: /^(?!Write about it|Lay them out)/ })).toBeNull()
  cleanup()
  resetDisk()
  show()
  expect(screen.getByText(/Its source is no longer here/)).toBeTruthy()
})

test('[J45] a line is let go and taken back with the next key', async () => {
  givenEntry(quote)
  const user = show()
  await user.click(screen.getByRole('button', { name: /^Let go/ }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  expect(headsOf('spark')).toEqual([])
  expect(document.activeElement).toBe(undo)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(headsOf('spark')).toHaveLength(1))
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('[J45] a refusing disk is told, and the line stays', async () => {
  givenEntry(quote)
  const user = show()
  disk.refuses = true
  await user.click(screen.getByRole('button', { name: /^Let go/ }))
  expect((await screen.findByRole('alert')).textContent).toMatch('the disk refused')
  expect(headsOf('spark')).toHaveLength(1)
})

test('[J46] with no line kept, the room says what will be here and offers the first step', () => {
  again()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('No line is kept yet.')
  expect(screen.getByRole('link', { name: 'Write an entry' }).getAttribute('href')).toBe('#/journal/new')
})
