// @vitest-environment jsdom
// [J20]–[J29]: writing, saving, keeping, deleting and bringing back an entry, on a disk that can be slow or refuse.
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Route, Router, Switch } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { flushAll } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { bodyOf, disk, given, resetDisk } from '#parts/fake-repository.test-support.ts'
import type { EntryBody, EntryHead } from '#shared/domain/records.ts'
import { plainText, TEXT_SCHEMA, type TextNode } from '#shared/domain/text.ts'
import { stubLayout } from '#ui/editor/layout.test-support.ts'
import { EntryPage } from './EntryPage.tsx'
import { JournalPage } from './JournalPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

beforeAll(async () => {
  stubLayout()
  configure({ asyncUtilTimeout: 5_000 })
  await setLanguage('en')
  // The lazy chunk, so that the first test does not wait for it.
  await import('#ui/editor/TextEditor.tsx')
})
beforeEach(resetDisk)
afterEach(async () => {
  cleanup()
  disk.gate = null
  disk.refuses = false
  await flushAll()
})

const ENTRY = 'entry-with-22-letters0'
const words = 'I polish. I make the deck more beautiful.'
const strange: TextNode = { type: 'strange', attrs: { depth: 2 }, content: [{ type: 'text', text: 'kept as it is' }] }
const paragraph = (text: string): TextNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })

function givenEntry(more: Partial<EntryHead> = {}, blocks: TextNode[] = [paragraph(words)]): void {
  const at = '2026-11-17T10:00:00Z'
  const head: EntryHead = {
    kind: 'entry',
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    day: '2026-11-17',
    zone: 'Europe/Rome',
    title: null,
    firstWords: words,
    words: 8,
    ...more,
  }
  given(ENTRY, head, { text: { schema: TEXT_SCHEMA, doc: { type: 'doc', content: blocks } } })
}

function at(path: string) {
  const { hook, navigate } = memoryLocation({ path })
  render(
    <Router hook={hook}>
      <Switch>
        <Route path="/journal">
          <JournalPage />
        </Route>
        <Route path="/journal/:id">{({ id }) => <EntryPage key={id} id={id} />}</Route>
        <Route>elsewhere</Route>
      </Switch>
    </Router>,
  )
  return { user: userEvent.setup(), go: (to: string) => act(() => navigate(to)) }
}

const editor = () => screen.findByRole('textbox', { name: 'Text of the entry' })
const title = () => screen.findByRole('textbox', { name: 'Title, if it has one' })
/** The quiet word beside the date, as it is seen. */
const saveWord = () => screen.queryByText(/^(Saving|Saved|Not saved)$/, { selector: '[aria-hidden]' })?.textContent
const storedText = (id: string) => plainText(bodyOf<EntryBody>(id)?.text ?? { schema: 0, doc: { type: 'doc' } })

/** As the browser does it: the words appear in the field, and the editor reads them from there. */
async function type(text: string): Promise<void> {
  const box = await editor()
  const last = box.lastElementChild ?? box
  await act(async () => {
    last.append(text)
    await new Promise((done) => setTimeout(done, 50))
  })
}

test('[J20] opening a new entry and leaving it stores nothing', async () => {
  const { go } = at('/journal/new')
  await editor()
  go('/journal')
  await act(flushAll)
  expect(disk.commits).toEqual([])
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing is written here yet.')
})

test('[J20] the first word makes the entry, with the day and zone it was written in', async () => {
  at('/journal/new')
  await type('Hello there')
  await act(flushAll)
  const [entry] = headsOf('entry')
  expect(entry).toMatchObject({
    day: Temporal.Now.plainDateISO().toString(),
    zone: Temporal.Now.timeZoneId(),
    title: null,
    firstWords: 'Hello there',
    words: 2,
  })
  expect(storedText(entry?.id ?? '')).toBe('Hello there')
})

test('[J21] it says Saved only once the disk has it', async () => {
  let release: (() => void) | undefined
  disk.gate = new Promise((resolve) => {
    release = resolve
  })
  givenEntry()
  const { user } = at(`/journal/${ENTRY}`)
  await user.type(await title(), 'A')
  await waitFor(() => expect(saveWord()).toBe('Saving'))
  await act(() => new Promise((done) => setTimeout(done, 600)))
  expect(saveWord()).toBe('Saving')
  expect(disk.commits).toEqual([])
  release?.()
  await waitFor(() => expect(saveWord()).toBe('Saved'))
  expect(disk.commits).toHaveLength(1)
})

test('[J22] a refusing disk is told in words, the text stays, and trying again saves it', async () => {
  givenEntry()
  disk.refuses = true
  const { user } = at(`/journal/${ENTRY}`)
  await user.type(await title(), 'Deck')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch('The disk is full')
  expect(saveWord()).toBe('Not saved')
  expect(within(alert).getByRole('button', { name: 'Copy the text' })).toBeTruthy()
  expect(within(alert).getByRole('button', { name: 'Save elsewhere' })).toBeTruthy()
  disk.refuses = false
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(saveWord()).toBe('Saved'))
  expect(headsOf('entry')[0]?.title).toBe('Deck')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('[J23] leaving the screen saves what was just written', async () => {
  givenEntry()
  const { go } = at(`/journal/${ENTRY}`)
  await type(' More.')
  go('/elsewhere')
  await waitFor(() => expect(storedText(ENTRY)).toBe(`${words} More.`))
})

test('[J23] what could not be saved on leaving is there on coming back', async () => {
  givenEntry()
  const { user, go } = at(`/journal/${ENTRY}`)
  disk.refuses = true
  await user.type(await title(), 'Unsaved')
  go('/elsewhere')
  go(`/journal/${ENTRY}`)
  expect(((await title()) as HTMLInputElement).value).toBe('Unsaved')
  disk.refuses = false
  await waitFor(() => expect(headsOf('entry')[0]?.title).toBe('Unsaved'), { timeout: 3_000 })
})

test('[J24] editing an entry keeps the nodes that this version does not know', async () => {
  givenEntry({}, [strange, paragraph(words)])
  at(`/journal/${ENTRY}`)
  await type(' More.')
  await act(flushAll)
  expect(bodyOf<EntryBody>(ENTRY)?.text.doc.content?.[0]).toEqual(strange)
  expect(storedText(ENTRY)).toMatch(/More\.$/)
})

test('[J25] keeping a line stores a spark with its quote and source, and marks it in the saved text', async () => {
  givenEntry()
  at(`/journal/${ENTRY}`)
  fireEvent.keyDown(await editor(), { key: 'K', ctrlKey: true, shiftKey: true })
  expect((await screen.findByRole('status')).textContent).toMatch('The line is kept.')
  await act(flushAll)
  const [spark] = headsOf('spark')
  expect(spark).toMatchObject({ quote: 'I polish.', source: { kind: 'entry', recordId: ENTRY } })
  expect(bodyOf<EntryBody>(ENTRY)?.text.doc.content?.[0]?.content?.[0]).toMatchObject({
    text: 'I polish.',
    marks: [{ type: 'kept', attrs: { spark: spark?.id } }],
  })
})

test('[J25] a line that the disk refuses is not marked', async () => {
  givenEntry()
  at(`/journal/${ENTRY}`)
  const box = await editor()
  disk.refuses = true
  fireEvent.keyDown(box, { key: 'K', ctrlKey: true, shiftKey: true })
  expect((await screen.findByRole('alert')).textContent).toMatch('could not be kept')
  expect(box.querySelector('[data-spark]')).toBeNull()
})

test('[J26] a deleted entry leaves the list, and Undo, which has the focus, brings it back', async () => {
  givenEntry({ title: 'After the pitch' })
  const { user } = at(`/journal/${ENTRY}`)
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  expect(headsOf('entry')).toEqual([])
  expect(document.activeElement).toBe(undo)
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('link', { name: /After the pitch/ })).getAttribute('href')).toBe(`/journal/${ENTRY}`)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('[J26] whoever goes to another room while the entry is being deleted stays there', async () => {
  givenEntry()
  const { user, go } = at(`/journal/${ENTRY}`)
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  go('/elsewhere')
  await waitFor(() => expect(headsOf('entry')).toEqual([]))
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull()
})

test('[J27] an entry deleted earlier can be brought back from the quiet section', async () => {
  givenEntry({ deletedAt: '2026-11-18T10:00:00Z' })
  const { user } = at('/journal')
  await user.click(screen.getByText('Deleted entries (1)'))
  await user.click(screen.getByRole('button', { name: /^Bring back/ }))
  await waitFor(() => expect(headsOf('entry')).toHaveLength(1))
  expect(screen.queryByText(/Deleted entries/)).toBeNull()
})

test('[J28] an entry without a title is listed by its first words, under its month and day', () => {
  givenEntry()
  at('/journal')
  expect(screen.getByRole('link', { name: words })).toBeTruthy()
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('November 2026')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You have written one entry.')
})

test('[J29] an id that was never begun is said to be absent, not opened as a new entry', () => {
  at('/journal/nowhere-to-be-found-00')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no such entry.')
})
