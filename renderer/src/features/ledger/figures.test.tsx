// @vitest-environment jsdom
// The figures' page on the worked quarter, in Italian: the sentence, the tables, the asks behind a number.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { quarter } from '#shared/domain/ledger/quarter.test-support.ts'
import { AskPage } from './AskPage.tsx'
import { DecidePage } from './DecidePage.tsx'
import { FiguresPage } from './FiguresPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
// jsdom has no CSS.escape, which a dialog asks for.
vi.stubGlobal('CSS', { escape: (text: string) => text })
beforeEach(resetDisk)
afterEach(cleanup)

const inRoom = (page: React.ReactNode) =>
  render(<Router hook={memoryLocation({ path: '/asks/figures' }).hook}>{page}</Router>)
const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ')

test('[LG25] the quarter is told in one sentence, in tables, and every row opens the asks behind it', async () => {
  await setLanguage('it')
  for (const one of quarter('it')) given(one.id, one)
  inRoom(<FiguresPage />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Ti hanno chiesto 103,5 h. Ne hai date 87,5 h, di cui 25,5 h scelte.',
  )
  const [people] = screen.getAllByRole('table')
  const foot = within(people as HTMLElement).getByRole('row', { name: /^Insieme/ })
  expect(plain(foot.textContent)).toBe('Insieme40103,5 h87,5 h69,5 h2.320,00 € + 575,00 CHF52 h25,5 h (29%)')
  fireEvent.click(within(people as HTMLElement).getByRole('button', { name: /^Fondazione Lume/ }))
  expect(within(screen.getByRole('dialog')).getAllByRole('link')).toHaveLength(3)
})

test('[LG25] an ask’s page and its decision show what it would cost', async () => {
  await setLanguage('en')
  const open = quarter('en').find(({ what }) => what === 'Speak at the volunteer day')
  if (!open) throw new Error('not in the quarter')
  given(open.id, open)
  inRoom(<AskPage id={open.id} />)
  expect(screen.getByRole('link', { name: 'Weigh it and answer' })).toBeTruthy()
  cleanup()
  inRoom(<DecidePage id={open.id} />)
  expect(plain(screen.getByText(/6 h asked/).textContent)).toBe(
    '6 h asked · 6 h at a weekend · worth €240.00 by your hour',
  )
})
