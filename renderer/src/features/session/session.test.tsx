// @vitest-environment jsdom
// [R1], [R2], [R14]–[R20]: a sitting from its beginning to its end, on a disk that can refuse.
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { flushAll } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { bodyOf, disk, resetDisk } from '#parts/fake-repository.test-support.ts'
import type { Exercise, Localized } from '#shared/domain/exercise.ts'
import type { SessionBody } from '#shared/domain/records.ts'
import { stubLayout } from '#ui/editor/layout.test-support.ts'
import { beginExercise } from './begin.ts'
import { SessionPage } from './SessionPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
const shipped = vi.hoisted(() => ({ exercises: [] as unknown[] }))
vi.mock('virtual:exercises', () => ({ default: shipped.exercises }))

const say = (text: string): Localized => ({ en: text, it: text })
function exercise(title = 'A small way'): Exercise {
  return {
    format: 1,
    id: 'small-way',
    stage: 'face',
    order: 1,
    title: say(title),
    minutes: 5,
    intensity: 'light',
    why: say('Because.'),
    basis: say('Nothing.'),
    source: 'Ours',
    steps: [
      { id: 'rest', kind: 'settle', seconds: 20, title: say('Rest first') },
      {
        id: 'lines',
        kind: 'list',
        title: say('What is true?'),
        placeholder: say('It is true that'),
        most: 4,
        yields: 'truth',
      },
      { id: 'text', kind: 'write', title: say('What do you do instead?') },
      {
        id: 'pick',
        kind: 'decide',
        title: say('Which one?'),
        takes: { from: 'step', step: 'lines' },
        yields: 'chosen',
      },
    ],
    closing: say('Open a window.'),
  }
}

beforeAll(async () => {
  stubLayout()
  // jsdom has neither; react-aria's dialog asks for the first, the scroll keeper for the second.
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  configure({ asyncUtilTimeout: 5_000 })
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  await setLanguage('en')
  await import('#ui/editor/TextEditor.tsx')
})
beforeEach(() => {
  resetDisk()
  shipped.exercises.splice(0, 9, exercise())
})
afterEach(async () => {
  cleanup()
  disk.refuses = false
  await flushAll()
})

async function open(id: string) {
  const { hook, history } = memoryLocation({ path: `/session/${id}`, record: true })
  render(
    <Router hook={hook}>
      <SessionPage id={id} />
    </Router>,
  )
  await screen.findByRole('img', { name: /^Step/ })
  return { user: userEvent.setup(), path: () => history.at(-1) }
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const title = (name: string) => screen.findByRole('heading', { level: 1, name })
const stored = (id: string) => bodyOf<SessionBody>(id)

test('[R1] two sessions of the same definition share one record of it', async () => {
  await beginExercise('small-way')
  await beginExercise('small-way')
  expect(headsOf('definition')).toHaveLength(1)
  expect(headsOf('session').map((session) => session.definitionId)).toEqual(Array(2).fill(headsOf('definition')[0]?.id))
  shipped.exercises.splice(0, 1, exercise('Another title'))
  await beginExercise('small-way')
  expect(headsOf('definition')).toHaveLength(2)
})

test('[R2] a session shows the definition it began with, whatever is shipped later', async () => {
  const id = await beginExercise('small-way')
  shipped.exercises.splice(0, 1, exercise('Another title'))
  await open(id)
  expect(screen.getByText('A small way')).toBeTruthy()
  expect(screen.queryByText('Another title')).toBeNull()
})

test('[R3] [R20] the first step is passed at once; steps are counted, not measured', async () => {
  const id = await beginExercise('small-way')
  await open(id)
  expect(screen.getByRole('img', { name: 'Step 1 of 4' })).toBeTruthy()
  press('Next')
  expect(screen.getByRole('img', { name: 'Step 2 of 4' })).toBeTruthy()
  await waitFor(() => expect(stored(id)?.answers.rest).toEqual({ kind: 'settle', done: true }))
})

test('[R14] what is written is saved in one commit with the records it makes', async () => {
  const id = await beginExercise('small-way')
  const { user } = await open(id)
  press('Next')
  await user.type(await screen.findByRole('textbox', { name: 'Line 1' }), 'we sell confidence')
  await waitFor(() => expect(screen.getByText('Saved', { selector: '[aria-hidden]' })).toBeTruthy())
  const commit = disk.commits.at(-1)
  expect(commit?.map(({ head }) => head.kind)).toEqual(['session', 'truth'])
  expect(headsOf('truth')).toMatchObject([{ text: 'we sell confidence' }])
})

test('[R15] back and skip lose nothing', async () => {
  const id = await beginExercise('small-way')
  const { user } = await open(id)
  press('Next')
  await user.type(await screen.findByRole('textbox', { name: 'Line 1' }), 'it stays')
  press('Back')
  await title('Rest first')
  press('Next')
  await title('What is true?')
  press('Skip')
  await title('What do you do instead?')
  press('Back')
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Line 1' })).value).toBe('it stays')
  await waitFor(() => expect(stored(id)?.answers.lines).toMatchObject({ items: [{ text: 'it stays' }] }))
  expect(stored(id)?.skipped).toEqual([])
})

test('[R16] a session left in the middle of a word comes back to that word', async () => {
  const id = await beginExercise('small-way')
  const { user } = await open(id)
  press('Next')
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Line 1' })
  await user.type(field, 'in the middle of a word')
  field.setSelectionRange(7, 7)
  fireEvent.select(field)
  await flushAll()
  cleanup()
  await open(id)
  const again = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Line 1' })
  expect(document.activeElement).toBe(again)
  expect([again.value, again.selectionStart]).toEqual(['in the middle of a word', 7])
})

test('[R18] Esc offers to stop; when it cannot be saved the page stays with the words', async () => {
  const id = await beginExercise('small-way')
  const { user, path } = await open(id)
  press('Next')
  await user.type(await screen.findByRole('textbox', { name: 'Line 1' }), 'not lost')
  disk.refuses = true
  await user.keyboard('{Escape}')
  await screen.findByRole('dialog', { name: 'Stop here?' })
  await user.click(screen.getAllByRole('button', { name: 'Stop here' }).at(-1) as HTMLElement)
  expect((await screen.findByRole('alert')).textContent).toContain('disk is full')
  expect(path()).toBe(`/session/${id}`)
  expect(screen.getByDisplayValue('not lost')).toBeTruthy()
  disk.refuses = false
  press('Stop here')
  await waitFor(() => expect(path()).toBe('/'))
  expect(headsOf('session')[0]?.status).toBe('stopped')
})

test('[R18] support is one press away, and the session is kept for later', async () => {
  const id = await beginExercise('small-way')
  const { path } = await open(id)
  press('I need support')
  await waitFor(() => expect(path()).toBe('/support'))
  expect(headsOf('session')[0]?.status).toBe('paused')
})

test('[R19] the end shows what was written and chosen, and opens a step again', async () => {
  const id = await beginExercise('small-way')
  const { user } = await open(id)
  press('Next')
  await user.type(await screen.findByRole('textbox', { name: 'Line 1' }), 'we sell confidence')
  press('Next')
  press('Next')
  await user.click(await screen.findByRole('radio', { name: 'we sell confidence' }))
  press('Finish')
  await title('This is what you have now.')
  expect(screen.getByText('Open a window.')).toBeTruthy()
  await waitFor(() => expect(headsOf('session')[0]?.status).toBe('finished'))
  expect(headsOf('truth')[0]?.chosenAt).not.toBeNull()
  expect(screen.getByText('The truth you chose')).toBeTruthy()
  press('Read or change: What is true?')
  await user.type(await screen.findByRole('textbox', { name: 'Line 1' }), ' we lack')
  press('Back to the end')
  await title('This is what you have now.')
  await waitFor(() => expect(headsOf('truth')[0]?.text).toBe('we sell confidence we lack'))
})

test('[R26] a note in the margin is kept beside the answer and shown at the end', async () => {
  const id = await beginExercise('small-way')
  const { user } = await open(id)
  press('Next')
  press('A note in the margin')
  await user.type(await screen.findByRole('textbox', { name: 'Note in the margin' }), 'ask Paolo')
  for (const name of ['Next', 'Next', 'Finish']) press(name)
  await title('This is what you have now.')
  await waitFor(() => expect(stored(id)?.notes).toEqual({ lines: 'ask Paolo' }))
  expect(stored(id)?.answers.lines).toBeUndefined()
  expect(screen.getByText(/In the margin: ask Paolo/)).toBeTruthy()
})

test('[R27] done again, the earlier answer stands folded beside the new one; a first sitting has none', async () => {
  const first = await beginExercise('small-way')
  const { user } = await open(first)
  press('Next')
  await user.type(await screen.findByRole('textbox', { name: 'Line 1' }), 'what I said then')
  expect(screen.queryByText(/^Last time/)).toBeNull()
  await flushAll()
  cleanup()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await open(await beginExercise('small-way'))
  press('Next')
  await title('What is true?')
  const fold = screen.getByText(/^Last time, on/).closest('details')
  expect(fold?.open).toBe(false)
  expect(fold?.textContent).toContain('what I said then')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Line 1' }).value).toBe('')
})

test('[R28] the gentler way goes through its own steps, and the session says which way it went', async () => {
  const rest = { id: 'rest', kind: 'settle', seconds: 20, title: say('Only rest') } as const
  shipped.exercises.splice(0, 1, { ...exercise(), gentler: { about: say('Shorter'), steps: [rest] } })
  const id = await beginExercise('small-way', 'gentler')
  await open(id)
  await title('Only rest')
  expect(screen.getByRole('img', { name: 'Step 1 of 1' })).toBeTruthy()
  expect(headsOf('session')[0]?.variant).toBe('gentler')
})
