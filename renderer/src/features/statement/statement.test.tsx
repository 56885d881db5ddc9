// @vitest-environment jsdom
// [R40]–[R44]: what stands on the page, what the switches say, and what is told after saving.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { flushAll } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { setBridge } from '#platform/platform.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import type { Statement } from '#shared/domain/statement.ts'
import { DEFAULT_SETTINGS } from '#shared/formats/settings.ts'
import { fitStatement, SIZES } from './fit.ts'
import { StatementPage } from './StatementPage.tsx'

vi.mock('#data/why-versions.ts', () => ({ whyVersions: async () => [] }))
vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

const saved: { page?: PrintPage; markdown?: string } = {}
let outcome: unknown = { ok: true, value: { saved: true, name: 'mine.pdf' } }

beforeAll(async () => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  // jsdom has no constructed stylesheets.
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  )
  setBridge({
    readSettings: async () => ({ ok: true, value: DEFAULT_SETTINGS }),
    displaySize: async () => ({ ok: true, value: { width: 1920, height: 1080 } }),
    savePdf: async ({ page }: { page: PrintPage }) => {
      saved.page = page
      return outcome
    },
    saveFile: async ({ data }: { data: Uint8Array }) => {
      saved.markdown = new TextDecoder().decode(data)
      return outcome
    },
  } as unknown as Bridge)
  await setLanguage('en')
})
beforeEach(() => {
  resetDisk()
  outcome = { ok: true, value: { saved: true, name: 'mine.pdf' } }
})
afterEach(async () => {
  cleanup()
  await flushAll()
})

const at = '2026-11-17T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
const motives = { external: null, introjected: null, identified: null, intrinsic: null }
function givenAll(): void {
  const source = { kind: 'entry', recordId: 'e' } as const
  given('s', { kind: 'spark', ...base, quote: 'Nobody asks.', source })
  given('t', {
    kind: 'truth',
    ...base,
    text: 'We sell confidence.',
    ratings: {},
    chosenAt: at,
    sessionId: null,
    sparkIds: [],
  })
  given('v', { kind: 'value', ...base, label: 'Candour', rank: 1, sessionId: null })
  const why = { text: 'To say it.', clauses: [], motives, chosenAt: at, reason: '', sessionId: null, sparkIds: ['s'] }
  given('w', { kind: 'why', ...base, ...why })
  const act = { what: 'Ask once.', obstacle: '', plan: '', day: null, whyId: 'w', sessionId: null }
  given('x', { kind: 'experiment', ...base, ...act })
}
const sheet = () => {
  const root = [...document.querySelectorAll('section div')].find((element) => element.shadowRoot)?.shadowRoot
  return within(root?.querySelector('.sheet') as HTMLElement)
}
const toggle = (name: RegExp) => screen.getByRole<HTMLInputElement>('switch', { name })

test('[R40] values and experiment are on; truth and evidence are off and said to be private', () => {
  givenAll()
  render(<StatementPage />)
  expect(sheet().getByText('Candour')).toBeTruthy()
  expect(sheet().getByText('Ask once.')).toBeTruthy()
  expect(sheet().queryByText('We sell confidence.')).toBeNull()
  expect(sheet().queryByText('Nobody asks.')).toBeNull()
  expect(toggle(/The truth.*Private/).checked).toBe(false)
  fireEvent.click(toggle(/The truth/))
  fireEvent.click(toggle(/The lines behind it/))
  expect(sheet().getByText('We sell confidence.')).toBeTruthy()
  expect(sheet().getByText('Nobody asks.')).toBeTruthy()
})

test('[R41] what is missing is absent, and its switch is off and says why', () => {
  render(<StatementPage />)
  for (const name of [
    /First values.*no value/,
    /First experiment.*no experiment/,
    /The truth.*no truth/,
    /lines.*no kept line/,
  ]) {
    expect(toggle(name).disabled).toBe(true)
    expect(toggle(name).checked).toBe(false)
  }
  expect(sheet().getByRole('heading', { level: 1 }).textContent).toBe('The why will stand here.')
  expect(sheet().queryAllByRole('heading', { level: 2 })).toEqual([])
})

test('[R42] what is printed is the markup of the preview', async () => {
  givenAll()
  render(<StatementPage />)
  const shown = document.querySelector('section div[style]')?.shadowRoot?.querySelector('.sheet')?.outerHTML
  fireEvent.click(screen.getByRole('button', { name: 'Save as PDF' }))
  await screen.findByText('Saved as mine.pdf.')
  expect(saved.page).toMatchObject({ language: 'en', paper: 'A4', title: 'My why' })
  expect(saved.page?.body).toBe(`<main>${shown}</main>`)
  expect(saved.page?.css).toContain('@page{size:A4')
})

test('[R40] Markdown holds no private part unless it is switched on', async () => {
  givenAll()
  render(<StatementPage />)
  fireEvent.click(screen.getByRole('button', { name: 'Save as Markdown' }))
  await screen.findByText('Saved as mine.pdf.')
  expect(saved.markdown).toContain('To say it.')
  expect(saved.markdown).not.toContain('We sell confidence.')
})

const full = (evidence: number): Statement => ({
  language: 'en',
  name: 'A'.repeat(60),
  why: 'fourteen letters '.repeat(60),
  values: Array(5).fill('a value with several words'),
  experiment: { what: 'word '.repeat(40), obstacle: 'word '.repeat(40), plan: 'word '.repeat(40), day: '2026-12-04' },
  truth: 'word '.repeat(60),
  evidence: Array.from({ length: evidence }, (_, place) => `${place} ${'word '.repeat(50)}`),
  day: '2026-11-22',
})

test('[R43] more words are set smaller, and beyond that fewer quotes stand on the page', () => {
  const little = fitStatement({ ...full(0), why: 'To say it.', experiment: null, truth: null }, 'A4')
  const much = fitStatement(full(3), 'A4')
  const tooMuch = fitStatement(full(60), 'Letter')
  expect(little.size).toBe(0)
  expect(much.size).toBeGreaterThan(little.size)
  expect(tooMuch.size).toBe(SIZES.length - 1)
  expect(tooMuch.evidence).toBeGreaterThan(0)
  expect(tooMuch.evidence).toBeLessThan(60)
})

test('[R44] closing the dialog says nothing; a refusal is told by its kind', async () => {
  givenAll()
  render(<StatementPage />)
  outcome = { ok: true, value: { saved: false } }
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Save as PDF' })
  fireEvent.click(button)
  await waitFor(() => expect(button.disabled).toBe(false))
  expect(screen.queryByText(/Saved as/)).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
  outcome = { ok: false, error: { kind: 'disk-full', message: '' } }
  fireEvent.click(button)
  expect((await screen.findByRole('alert')).textContent).toContain('disk is full')
})

test('[LF10] form, design and tone come back as they were chosen; private parts are off again', async () => {
  givenAll()
  const { unmount } = render(<StatementPage />)
  fireEvent.click(toggle(/The truth/))
  const user = userEvent.setup()
  for (const [list, option] of [
    [/What it becomes/, 'A slide, 16:9'],
    [/Colours/, 'Dark'],
  ] as const) {
    await user.click(screen.getByRole('button', { name: list }))
    await user.click(screen.getByRole('option', { name: option }))
  }
  await waitFor(() =>
    expect(headsOf('profile')).toMatchObject([{ statement: { form: 'slide', design: 'seal', tone: 'dark' } }]),
  )
  unmount()
  render(<StatementPage />)
  const shown = document.querySelector('section div[style]')?.shadowRoot?.querySelector<HTMLElement>('.sheet')
  expect({ ...shown?.dataset }).toMatchObject({ form: 'slide', design: 'seal', tone: 'dark' })
  await user.click(screen.getByRole('button', { name: /What it becomes/ }))
  await user.click(screen.getByRole('option', { name: 'A page' }))
  expect(toggle(/The truth/).checked).toBe(false)
})

test('[R40] the name stands on the page and is kept in the profile', async () => {
  givenAll()
  render(<StatementPage />)
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Anna Leale' } })
  expect(sheet().getByText('Anna Leale')).toBeTruthy()
  await flushAll()
  expect(headsOf('profile')).toMatchObject([{ name: 'Anna Leale' }])
})
