// @vitest-environment jsdom
// [FN14]: a long journal in a page that holds only some of it.
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { type Entry, newestFirst } from './entry-list.ts'
import { JournalPage } from './JournalPage.tsx'
import { journalView, keptScroll, resetJournalView } from './journal-view.ts'
import { Timeline } from './Timeline.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

beforeAll(async () => {
  window.scrollTo = () => undefined
  await setLanguage('en')
})
beforeEach(() => {
  // jsdom lays nothing out: every row is as high as a row with one entry.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(84)
  resetDisk()
  resetJournalView()
})
afterEach(cleanup)

const start = Date.UTC(2010, 0, 1)
const entries: Entry[] = Array.from({ length: 2000 }, (_, at) => {
  const day = new Date(start + at * 86_400_000).toISOString().slice(0, 10)
  const instant = `${day}T08:00:00Z`
  const words = { title: null, firstWords: `entry ${at}.`, words: 2 }
  return {
    id: `e${at}`,
    kind: 'entry',
    createdAt: instant,
    updatedAt: instant,
    deletedAt: null,
    day,
    zone: 'UTC',
    ...words,
  }
})

test('[FN14] of 2,000 entries only those near the screen are in the page, and scrolling brings the others', async () => {
  render(<Timeline entries={newestFirst(entries)} />)
  expect(screen.getByText('entry 1999.')).toBeDefined()
  expect(screen.getAllByRole('link').length).toBeLessThan(60)
  expect(screen.queryByText('entry 1500.')).toBeNull()
  act(() => {
    // Some 84 pixels a row, and a heading a month.
    Object.defineProperty(window, 'scrollY', { value: 515 * 84, configurable: true })
    window.dispatchEvent(new Event('scroll'))
  })
  expect(await screen.findByText('entry 1500.')).toBeDefined()
  expect(screen.queryByText('entry 1999.')).toBeNull()
  Object.defineProperty(window, 'scrollY', { value: 0, configurable: true })
})

test('[FN14] a short journal is in the page as a whole', () => {
  render(<Timeline entries={newestFirst(entries.slice(0, 60))} />)
  expect(screen.getAllByRole('link')).toHaveLength(60)
})

test('[FN14] coming back from an entry scrolls the list to where it was left', async () => {
  const scrolled = vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
  for (const { id, ...head } of entries.slice(0, 5)) given(id, head)
  keptScroll.top = 640
  render(<JournalPage />)
  await vi.waitFor(() => expect(scrolled).toHaveBeenCalledWith(0, 640))
  scrolled.mockRestore()
})

test('[FN15] a filter holds for the list and the calendar, and says how many entries pass', () => {
  for (const [at, { id, ...head }] of entries.slice(0, 6).entries())
    given(id, { ...head, ...(at === 2 ? { tags: ['sea'] } : {}) })
  render(<JournalPage />)
  act(() => journalView.setState(({ filter }) => ({ filter: { ...filter, tags: ['sea'] } })))
  expect(screen.getByText('One entry passes the filters.')).toBeDefined()
  expect(screen.getAllByText(/^entry \d/)).toHaveLength(1)
  act(() => journalView.setState({ view: 'month', month: '2010-01' }))
  expect(screen.getAllByRole('button', { name: /January 2010/ })).toHaveLength(1)
})
