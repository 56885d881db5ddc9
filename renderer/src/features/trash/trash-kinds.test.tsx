// @vitest-environment jsdom
// Rule PP20 of docs/SPEC.md: whatever kind is deleted is found in the trash and brought back from there.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headOf, headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import type { Head } from '#shared/domain/records.ts'
import { TrashPage } from './TrashPage.tsx'
import { TRASH_KINDS } from './trash-items.ts'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
vi.mock('#data/trash.ts', () => ({ deleteForGood: vi.fn(), dropFromSnapshots: vi.fn() }))
beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

const at = Temporal.Now.instant().toString()
const words = (kind: string) =>
  Object.fromEntries(
    ['name', 'title', 'text', 'what', 'quote', 'label', 'note', 'invitation', 'signed', 'fileName', 'from', 'line'].map(
      (field) => [field, `words of ${kind}`],
    ),
  )

test('[PP20] one of each kind lies in the trash', () => {
  for (const kind of TRASH_KINDS)
    given(kind, {
      ...words(kind),
      lines: [],
      questions: [],
      recipients: [],
      statement: { text: `words of ${kind}` },
      content: { ...words(kind), clauses: [], values: [] },
      kind,
      createdAt: at,
      updatedAt: at,
      deletedAt: at,
    } as unknown as Head)
  render(<TrashPage />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(String(TRASH_KINDS.length))
  for (const kind of TRASH_KINDS) expect(screen.getAllByText(`words of ${kind}`).length).toBeGreaterThan(0)
})

test('[PP19] a why that comes back is not chosen beside another that was chosen meanwhile', async () => {
  const why = { ...words('why'), kind: 'why', createdAt: at, updatedAt: at, chosenAt: at }
  given('old', { ...why, deletedAt: at } as unknown as Head)
  given('new', { ...why, deletedAt: null } as unknown as Head)
  render(<TrashPage />)
  fireEvent.click(screen.getByRole('button', { name: /^Bring back/ }))
  await waitFor(() => expect(headsOf('why')).toHaveLength(2))
  expect(headOf('old')).toMatchObject({ chosenAt: null })
  expect(headOf('new')).toMatchObject({ chosenAt: at })
})
