// @vitest-environment jsdom
// Rule PP16 of docs/SPEC.md.
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { disk, given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { sourceState } from '#parts/spark-source.ts'
import { RecognitionPage } from './RecognitionPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }

test('[PP16] a moment is written down with a new person, in one commit', async () => {
  render(<RecognitionPage />)
  const user = userEvent.setup({ delay: null })
  await user.click(screen.getByRole('button', { name: 'Write one down' }))
  await user.click(await screen.findByRole('radio', { name: 'I made someone feel something' }))
  await user.type(screen.getByRole('combobox', { name: /Who it was/ }), 'Teo')
  await user.type(screen.getByRole('textbox', { name: /What happened/ }), 'I read his draft twice.')
  await user.type(screen.getByRole('textbox', { name: /The feeling/ }), 'taken seriously')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(headsOf('recognition')).toHaveLength(1))
  const [teo] = headsOf('person')
  expect(teo?.name).toBe('Teo')
  expect(headsOf('recognition')[0]).toMatchObject({ direction: 'by-me', personId: teo?.id, feeling: 'taken seriously' })
  expect(disk.commits).toHaveLength(1)
})

test('[PP16] a line kept from a moment remembers where it came from, and the moment remembers the line', async () => {
  const words = {
    direction: 'to-me',
    personId: null,
    who: '',
    what: 'She waited.',
    feeling: '',
    sparkId: null,
  } as const
  given('r', { kind: 'recognition', ...base, ...words, day: '2026-11-01' })
  render(<RecognitionPage />)
  await userEvent.setup({ delay: null }).click(screen.getByRole('button', { name: 'Keep this line: She waited.' }))
  await waitFor(() => expect(headsOf('spark')).toHaveLength(1))
  const [spark] = headsOf('spark')
  expect(spark).toMatchObject({ quote: 'She waited.', source: { kind: 'record', recordId: 'r', field: 'what' } })
  expect(headsOf('recognition')[0]?.sparkId).toBe(spark?.id)
  expect(disk.commits).toHaveLength(1)
  if (spark) expect(await sourceState(spark)).toBe('in-place')
  expect(await screen.findByText('Kept as a line.')).toBeTruthy()
})
