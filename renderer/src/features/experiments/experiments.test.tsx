// @vitest-environment jsdom
// Rules PP8 and PP15 of docs/SPEC.md on the screen.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headsOf, trashOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { readHours } from '#parts/experiment-writes.ts'
import { disk, given, resetDisk } from '#parts/fake-repository.test-support.ts'
import type { ExperimentHead } from '#shared/domain/records.ts'
import { ExperimentsPage } from './ExperimentsPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
})
beforeEach(async () => {
  await setLanguage('en')
  resetDisk()
})
afterEach(cleanup)

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
function experiment(id: string, what: string, more: Partial<ExperimentHead> = {}): void {
  const words = { what, obstacle: '', plan: '', day: '2026-11-20', whyId: null, sessionId: null }
  given(id, { kind: 'experiment', ...base, ...words, ...more })
}

test('[PP15] what came of it is kept with its outcome, words and hours, in Italian with a comma', async () => {
  await setLanguage('it')
  experiment('e', 'Telefonare a Lia')
  render(<ExperimentsPage />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Com’è andata/ }))
  await user.click(await screen.findByRole('radio', { name: 'diventato altro' }))
  await user.type(screen.getByRole('textbox', { name: /Che cosa ti ha detto/ }), 'Aspettava la chiamata.')
  await user.type(screen.getByRole('textbox', { name: /Ore che ha preso/ }), '1,5')
  await user.click(screen.getByRole('button', { name: 'Salva' }))
  await waitFor(() => expect(headsOf('experiment')[0]?.outcome).toBe('changed'))
  expect(headsOf('experiment')[0]).toMatchObject({ learned: 'Aspettava la chiamata.', hours: 1.5 })
  expect(headsOf('experiment')[0]?.endedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(screen.getByRole('heading', { level: 1, name: 'Nessun esperimento è aperto.' })).toBeTruthy()
  expect(await screen.findByText(/1,5 ore in tutto/)).toBeTruthy()
})

test('[PP15] what is still open goes on with another day and no day of ending', async () => {
  experiment('e', 'Call Lia', { outcome: 'left', endedOn: '2026-11-21', learned: 'too early' })
  render(<ExperimentsPage />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Change what came of it/ }))
  await user.click(await screen.findByRole('radio', { name: 'still open' }))
  fireEvent.change(screen.getByLabelText('Another day for it'), { target: { value: '2026-12-01' } })
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(headsOf('experiment')[0]?.day).toBe('2026-12-01'))
  expect(headsOf('experiment')[0]).not.toHaveProperty('outcome')
  expect(headsOf('experiment')[0]).not.toHaveProperty('endedOn')
  expect(headsOf('experiment')[0]?.learned).toBe('too early')
})

test('[PP15] hours are read with comma or point, and nothing else is taken for hours', () => {
  expect(['1,5', ' 2 ', '0.25', ''].map(readHours)).toEqual([1.5, 2, 0.25, null])
  for (const typed of ['two', '-1', '1e3', '1,2,3']) expect(readHours(typed)).toBeNaN()
})

test('[PP19] a deleted experiment is in the trash, and undo is the next key', async () => {
  experiment('e', 'Call Lia')
  render(<ExperimentsPage />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Delete: Call Lia' }))
  await waitFor(() => expect(trashOf('experiment')).toHaveLength(1))
  expect(document.activeElement?.textContent).toBe('Undo')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(headsOf('experiment')).toHaveLength(1))
})

test('[PP19] a disk that refuses leaves it where it is and says so', async () => {
  experiment('e', 'Call Lia')
  disk.refuses = true
  render(<ExperimentsPage />)
  fireEvent.click(screen.getByRole('button', { name: 'Delete: Call Lia' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Everything is as it was')
  expect(headsOf('experiment')).toHaveLength(1)
})
