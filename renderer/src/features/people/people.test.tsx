// @vitest-environment jsdom
// Rules PP4, PP6, PP7 and PP14 of docs/SPEC.md on the screens.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headOf, headsOf, trashOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { disk, given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { NOBODY, PersonPicker, settlePerson } from '#parts/PersonPicker.tsx'
import type { PersonHead } from '#shared/domain/records.ts'
import { PeoplePage } from './PeoplePage.tsx'
import { PersonPage } from './PersonPage.tsx'
import { PyramidPage } from './PyramidPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
function person(id: string, name: string, more: Partial<PersonHead> = {}): void {
  given(id, { kind: 'person', ...base, name, role: 'client', note: '', ...more })
}

test('[PP4] an idea for the level above is edited and kept as an experiment with that person', async () => {
  person('p', 'Studio Nord', { placements: [{ level: 0, day: '2026-11-01', because: 'they order, I deliver' }] })
  render(<PersonPage id="p" />)
  const user = userEvent.setup({ delay: null })
  await user.click(screen.getByRole('button', { name: /^Try this: Show the work half done/ }))
  expect(headsOf('experiment')).toHaveLength(0)
  const what = await screen.findByRole('textbox', { name: /What I will try/ })
  await user.clear(what)
  await user.type(what, 'Show them the sketches.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(headsOf('experiment')).toHaveLength(1))
  expect(headsOf('experiment')[0]).toMatchObject({ what: 'Show them the sketches.', personIds: ['p'], liftsTo: 1 })
  expect((await screen.findAllByText('Show them the sketches.')).length).toBeGreaterThan(0)
})

test('[PP6] one person is made part of another, and it is taken back whole from the list', async () => {
  person('a', 'Nord', { note: 'pays late' })
  person('b', 'Studio Nord')
  const words = {
    direction: 'to-me',
    who: '',
    what: 'listened',
    feeling: '',
    day: '2026-11-01',
    sparkId: null,
  } as const
  given('r', { kind: 'recognition', ...base, ...words, personId: 'a' })
  const { unmount } = render(<PersonPage id="a" />)
  const user = userEvent.setup({ delay: null })
  await user.click(screen.getByRole('button', { name: 'Same as …' }))
  await user.type(await screen.findByRole('combobox', { name: /The one who stays/ }), 'studio nord')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Make them one' }))
  await waitFor(() => expect(trashOf('person').map(({ id }) => id)).toEqual(['a']))
  expect(headOf('r')).toMatchObject({ personId: 'b' })
  expect(headOf('b')).toMatchObject({ note: 'pays late', aliases: ['Nord'] })
  expect(disk.commits).toHaveLength(1)
  unmount()
  render(<PeoplePage />)
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(headsOf('person')).toHaveLength(2))
  expect(headOf('r')).toMatchObject({ personId: 'a' })
  expect(headOf('b')).not.toHaveProperty('aliases')
})

test('[PP7] a page of somebody who is gone says so', () => {
  render(<PersonPage id="nobody" />)
  expect(screen.getByRole('heading', { level: 1, name: 'There is no such person here.' })).toBeTruthy()
})

function Picker({ onChoice }: { onChoice: (choice: typeof NOBODY) => void }) {
  const [choice, setChoice] = useState(NOBODY)
  onChoice(choice)
  return <PersonPicker label="Who" value={choice} onChange={setChoice} />
}

test('[PP14] a name is found without its accents; a new one is not saved before the form is', async () => {
  person('l', 'Lucìa D’Amico')
  person('m', 'Marta')
  let choice = NOBODY
  render(
    <Picker
      onChoice={(now) => {
        choice = now
      }}
    />,
  )
  const user = userEvent.setup({ delay: null })
  const field = screen.getByRole('combobox', { name: /Who/ })
  await user.type(field, 'lucia')
  const list = await screen.findByRole('listbox')
  expect(within(list).getAllByRole('option')).toHaveLength(1)
  await user.keyboard('{ArrowDown}{Enter}')
  expect(choice).toEqual({ id: 'l', name: 'Lucìa D’Amico' })
  await user.clear(field)
  await user.type(field, 'Teo')
  expect(choice).toEqual({ id: null, name: 'Teo' })
  expect(disk.commits).toHaveLength(0)
  const settled = settlePerson(choice, at)
  expect(settled.writes).toHaveLength(1)
  expect(settled.writes[0]).toMatchObject({ id: settled.personId, head: { kind: 'person', name: 'Teo' } })
  expect(settlePerson({ id: null, name: ' marta ' }, at)).toEqual({ personId: 'm', writes: [] })
  expect(settlePerson(NOBODY, at)).toEqual({ personId: null, writes: [] })
})

test('[PP13] the list beside the drawing names everybody on their level, and where they came from', () => {
  const placements = [
    { level: 0, day: '2026-10-01', because: '' },
    { level: 1, day: '2026-11-01', because: '' },
  ] as const
  person('a', 'Studio Nord', { placements: [...placements] })
  person('b', 'Bar Aldo')
  render(<PyramidPage />)
  const wishes = screen.getByRole('region', { name: 'What they wish for' })
  expect(within(wishes).getByRole('link', { name: 'Studio Nord' }).getAttribute('href')).toContain('/people/a')
  expect(wishes.textContent).toContain('up from “What was agreed”')
  expect(within(screen.getByRole('region', { name: 'Not placed yet' })).getByText('Bar Aldo')).toBeTruthy()
})
