// @vitest-environment jsdom
// Rule LF15 of docs/SPEC.md on Today.
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { AT, why } from '#shared/domain/why/why.test-support.ts'
import { HomePage } from './HomePage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

test('[LF15] Today leads to the drafts while none of them is chosen', () => {
  const { id: _, ...draft } = why('a')
  given('a', draft)
  given('b', draft)
  const { unmount } = render(<HomePage />)
  expect(screen.getByRole('link', { name: '2 drafts of a why, none chosen yet' }).getAttribute('href')).toContain(
    '/studio',
  )
  unmount()
  given('c', { ...draft, chosenAt: AT })
  render(<HomePage />)
  expect(screen.queryByRole('link', { name: /drafts of a why/ })).toBeNull()
})
