// @vitest-environment jsdom
// [LF11]: the story's chapters, its file, and stopping it.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { setBridge } from '#platform/platform.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import { StoryPage } from './StoryPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
vi.mock('#data/why-versions.ts', () => ({ whyVersions: async () => [] }))
vi.mock('#parts/attachments/pdf.ts', () => ({
  openPdf: async () => ({ pages: 3, draw: async () => 'words of the page', close: async () => undefined }),
}))

const asked: { pages: PrintPage[]; written: number; finished: number; aborted: number } = {
  pages: [],
  written: 0,
  finished: 0,
  aborted: 0,
}
let printing: () => Promise<Uint8Array> = async () => new Uint8Array([1, 2, 3])
const ok = <T,>(value: T) => ({ ok: true as const, value })

beforeAll(async () => {
  HTMLCanvasElement.prototype.getContext = () => null
  setBridge({
    makePdf: async ({ page }: { page: PrintPage }) => {
      asked.pages.push(page)
      return ok(await printing())
    },
    beginSave: async () => ok({ handle: 'h' }),
    writeStream: async ({ data }: { data: Uint8Array }) => {
      asked.written += data.byteLength
      return ok(undefined)
    },
    finishSave: async () => {
      asked.finished += 1
      return ok({ name: 'mine.pdf' })
    },
    abortSave: async () => {
      asked.aborted += 1
      return ok(undefined)
    },
  } as unknown as Bridge)
  await setLanguage('en')
})
beforeEach(() => {
  resetDisk()
  Object.assign(asked, { pages: [], written: 0, finished: 0, aborted: 0 })
  printing = async () => new Uint8Array([1, 2, 3])
})
afterEach(cleanup)

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
function givenStory(): void {
  given('s', { kind: 'spark', ...base, quote: 'Nobody asks.', source: { kind: 'entry', recordId: 'e' } })
  const truth = { text: 'We sell confidence.', ratings: {}, chosenAt: at, sessionId: null, sparkIds: [] }
  given('t', { kind: 'truth', ...base, ...truth })
}

test('[LF11] a vault without a story says so', async () => {
  render(<StoryPage paper="A4" />)
  expect(await screen.findByRole('heading', { name: 'There is no story to tell yet.' })).toBeTruthy()
})

test('[LF11] what is shown is what is printed, without the chapters that are off', async () => {
  givenStory()
  render(<StoryPage paper="Letter" />)
  expect(await screen.findByText('Page 1 of 3')).toBeTruthy()
  fireEvent.click(screen.getByRole('switch', { name: /Truths considered/ }))
  await waitFor(() => expect(asked.pages).toHaveLength(2), { timeout: 3000 })
  fireEvent.click(screen.getByRole('button', { name: 'Save the story' }))
  expect(await screen.findByText('Saved as mine.pdf.')).toBeTruthy()
  expect(asked.pages.at(-1)).toEqual(asked.pages[1])
  expect(asked.pages[0]?.body).toContain('We sell confidence.')
  expect(asked.pages.at(-1)?.body).not.toContain('We sell confidence.')
  expect(asked.pages.at(-1)?.body).toContain('Nobody asks.')
  expect(asked).toMatchObject({ written: 3, finished: 1, aborted: 0 })
})

test('[LF11] stopped while its pages are made, it leaves nothing', async () => {
  givenStory()
  render(<StoryPage paper="A4" />)
  await screen.findByText('Page 1 of 3')
  printing = () => new Promise(() => undefined)
  fireEvent.click(screen.getByRole('button', { name: 'Save the story' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }))
  expect(await screen.findByText('Stopped. Nothing of the file remains.')).toBeTruthy()
  expect(asked).toMatchObject({ written: 0, finished: 0, aborted: 1 })
})
