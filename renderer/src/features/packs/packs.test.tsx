// @vitest-environment jsdom
// Rules P10–P16: a file is seen before it is kept, refused without a trace, taken away with an undo; own versions.
import 'temporal-polyfill/global'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import exercises from 'virtual:exercises'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { fakeBridge } from '#data/fake-bridge.test-support.ts'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { bodyOf, disk, resetDisk } from '#parts/fake-repository.test-support.ts'
import { findExercise, useLibrary } from '#parts/library.ts'
import { setBridge } from '#platform/platform.ts'
import type { PackBody } from '#shared/domain/records.ts'
import { MakeMinePage } from './MakeMinePage.tsx'
import { PacksPage } from './PacksPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

const docs = readFileSync(join(import.meta.dirname, '../../../../docs/PACKS.md'), 'utf8')
const example = /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? ''
const fake = fakeBridge()
const give = (text: string, name = 'walk.yaml') => {
  fake.disk.fileToOpen = { name, data: new TextEncoder().encode(text) }
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

beforeAll(async () => {
  setBridge(fake.bridge)
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

async function openFile() {
  const user = userEvent.setup()
  render(<PacksPage />)
  await user.click(button('Open a pack file'))
  return user
}

test('[P10] a pack is seen whole before anything is kept, and kept only by Add', async () => {
  give(example)
  const user = await openFile()
  await screen.findByRole('heading', { name: 'Two evenings with Ada' })
  expect(screen.getByText(/by Ada Brandt · in English only/)).toBeTruthy()
  expect(screen.getByText('The long round').closest('li')?.textContent).toContain('takes some effort')
  expect(disk.commits).toEqual([])
  await user.click(button('Leave it'))
  expect(disk.commits).toEqual([])
  await user.click(button('Open a pack file'))
  await user.click(await screen.findByRole('button', { name: 'Add' }))
  await screen.findByText(/is added/)
  expect(headsOf('pack')).toMatchObject([{ packId: 'evening-walk', author: 'Ada Brandt', exerciseCount: 2 }])
  expect((await findExercise('evening-walk/the-long-round'))?.title.en).toBe('The long round')
})

test('[P11] a refused file says file, line and remedy, and stores nothing', async () => {
  give(example.replace('stage: face', 'stage: nowhere'))
  await openFile()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/walk\.yaml, line \d+ ?exercises › 2 › stage/)
  expect(alert.textContent).toContain('This must be one of: notice, face, own, turn, live.')
  expect(disk.commits).toEqual([])
})

test('[P12] markup of a pack is shown as the characters it is', async () => {
  const markup = '<img src=x onerror="window.ran = true">'
  give(example.replace('author: Ada Brandt', `author: '${markup}<script>window.ran = true</script>'`))
  await openFile()
  await screen.findByText((text) => text.includes(markup))
  expect(document.querySelector('img, script')).toBeNull()
  expect('ran' in window).toBe(false)
})

test('[P13] removing puts a pack in the trash, and undo brings it back', async () => {
  give(example)
  const user = await openFile()
  await user.click(await screen.findByRole('button', { name: 'Add' }))
  await user.click(await screen.findByRole('button', { name: /^Remove/ }))
  await screen.findByText(/is in the trash/)
  expect(headsOf('pack')).toEqual([])
  expect(await findExercise('evening-walk/the-short-round')).toBeUndefined()
  await user.click(button('Undo'))
  await vi.waitFor(() => expect(headsOf('pack')).toHaveLength(1))
})

test('[P14] a file with the id of a pack that is there replaces it, and says so first', async () => {
  give(example)
  const user = await openFile()
  await user.click(await screen.findByRole('button', { name: 'Add' }))
  await screen.findByText(/is added/)
  give(example.replace('{ en: "Two evenings with Ada" }', '{ en: "Three evenings" }'))
  await user.click(button('Open a pack file'))
  await screen.findByText(/takes the place of “Two evenings with Ada”/)
  await user.click(button('Add'))
  await vi.waitFor(() => expect(headsOf('pack').map(({ title }) => title)).toEqual(['Three evenings']))
})

test('[P15] make it mine keeps a copy with the person’s words; the original stays; changing it again changes the copy', async () => {
  const first = exercises[0]
  if (!first) throw new Error('there is no exercise')
  const user = userEvent.setup()
  const { hook, history } = memoryLocation({ record: true })
  const show = (exerciseId: string) =>
    render(
      <Router hook={hook}>
        <MakeMinePage key={exerciseId} exerciseId={exerciseId} />
      </Router>,
    )
  show(first.id)
  const name = screen.getByLabelText('Title of the exercise')
  await user.clear(name)
  await user.click(button('Keep my version'))
  expect(screen.getByRole('alert').textContent).toContain('nothing here yet')
  expect(disk.commits).toEqual([])
  await user.type(name, 'My own arrival')
  const step = screen.getByRole('group', { name: 'Step 1' })
  await user.clear(within(step).getByLabelText('Question or heading'))
  await user.type(within(step).getByLabelText('Question or heading'), 'Sit by the stove')
  await user.click(button('Keep my version'))
  await vi.waitFor(() => expect(history.at(-1)).toMatch(/^\/path\/mine\//))
  const id = String(history.at(-1)).replace('/path/', '')
  const own = await findExercise(id)
  expect(own?.title).toEqual({ en: 'My own arrival', it: first.title.it })
  expect(own?.steps[0]?.title.en).toBe('Sit by the stove')
  expect((await findExercise(first.id))?.title.en).toBe(first.title.en)
  cleanup()
  show(id)
  await user.type(await screen.findByLabelText('Title of the exercise'), ' again')
  await user.click(button('Keep my version'))
  await vi.waitFor(() => expect(headsOf('pack').map(({ title }) => title)).toEqual(['My own arrival again']))
  const [pack] = headsOf('pack')
  expect(bodyOf<PackBody>(pack?.id ?? '')?.pack.exercises.map((one) => `mine/${one.id}`)).toEqual([id])
})

function Ids() {
  return <p>{useLibrary().map((one) => `${one.id} `)}</p>
}

test('[P16] the library is ours and, once opened, the packs’', async () => {
  const { container } = render(<Ids />)
  expect(container.textContent).toContain(exercises[0]?.id)
  give(example)
  const user = await openFile()
  await user.click(await screen.findByRole('button', { name: 'Add' }))
  await vi.waitFor(() => expect(container.textContent).toContain('evening-walk/the-short-round'))
})
