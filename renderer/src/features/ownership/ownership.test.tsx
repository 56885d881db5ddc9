// @vitest-environment jsdom
// Whose is it?: rated again with the earlier rating kept, a truth's one question.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { OwnershipPage } from './OwnershipPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-09-01T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null, sessionId: null }
const motives = { external: 3, introjected: 2, identified: 1, intrinsic: 1 } as const

test('[LG25] a purpose is rated again: the earlier rating stays, and the drift is told', async () => {
  given('p1', { ...base, kind: 'purpose', text: 'Believe in the brand', from: '', motives })
  render(
    <Router hook={memoryLocation({ path: '/whose' }).hook}>
      <OwnershipPage />
    </Router>,
  )
  fireEvent.click(screen.getByText(/^Rate it again/))
  const alive = screen.getByRole('radiogroup', { name: /alive for me/ })
  fireEvent.click(within(alive).getByRole('radio', { name: 'Entirely' }))
  fireEvent.change(screen.getByLabelText(/From whom could I have borrowed/), { target: { value: 'Studio Marini' } })
  fireEvent.click(screen.getByRole('button', { name: 'Keep this rating' }))
  await waitFor(() => expect(headsOf('purpose')[0]?.ratings).toHaveLength(2))
  expect(headsOf('purpose')[0]).toMatchObject({ from: 'Studio Marini', motives: { intrinsic: 4 } })
  expect(screen.getByText(/index 0 \(\+3\)/)).toBeTruthy()
})

test('[LG25] a truth is asked one question only', async () => {
  given('t1', { ...base, kind: 'truth', text: 'I say yes too fast', ratings: {}, chosenAt: null, sparkIds: [] })
  render(
    <Router hook={memoryLocation({ path: '/whose' }).hook}>
      <OwnershipPage />
    </Router>,
  )
  fireEvent.change(screen.getByLabelText('Whose voice says this?'), { target: { value: 'mine' } })
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await waitFor(() => expect(headsOf('truth')[0]?.voice).toBe('mine'))
})
