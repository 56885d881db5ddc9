// @vitest-environment jsdom
// Rules PM9 of docs/SPEC.md: what those who were there take along from a session, as files.
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import mammoth from 'mammoth'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addOtherLanguages, setLanguage } from '#i18n/i18n.ts'
import { setBridge } from '#platform/platform.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import type { SharedPurpose } from '#shared/domain/together/shared-purpose.ts'
import { CARD_BYTES, readPurposeCard } from '#shared/formats/purpose-card.ts'
import { DEFAULT_SETTINGS } from '#shared/formats/settings.ts'
import { SharedPapers } from './SharedPapers.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

let pages: { page: PrintPage; suggestedName: string }[] = []
let files: { data: Uint8Array; suggestedName: string }[] = []
let fails = false
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  const outcome = (name: string) =>
    fails ? { ok: false, error: { kind: 'disk-full', message: 'no room' } } : { ok: true, value: { saved: true, name } }
  setBridge({
    readSettings: async () => ({ ok: true, value: DEFAULT_SETTINGS }),
    savePdf: async (given: (typeof pages)[number]) => {
      pages.push(given)
      return outcome(given.suggestedName)
    },
    saveFile: async (given: (typeof files)[number]) => {
      files.push(given)
      return outcome(given.suggestedName)
    },
  } as unknown as Bridge)
  await setLanguage('en')
  await addOtherLanguages()
})
beforeEach(() => {
  pages = []
  files = []
  fails = false
})
afterEach(cleanup)

const PURPOSE: SharedPurpose = {
  day: '2026-11-22',
  language: 'it',
  people: ['Ada', 'Bea', 'Dino'].map((name) => ({ id: name, name })),
  statement: {
    text: 'Per fare pagine <oneste>, così che durino.',
    shape: { id: 'to-so-that', language: 'it' },
    clauses: [
      { role: 'to', text: 'fare pagine <oneste>' },
      { role: 'so-that', text: 'durino' },
    ],
    keptBy: ['Ada', 'Bea'],
  },
  pyramid: { what: 'Pagine curate', how: '', why: 'Più luce' },
  lines: {
    inconvenient: { ours: ['Vendiamo ore'], by: [] },
    'take-on': { ours: [], by: ['Una sera al mese'] },
    values: { ours: ['Onestà'], by: [] },
  },
  agreedAsks: [
    { id: 'a', of: 'Bea', what: 'Cercare una stanza', hours: 2, day: '2026-12-03', freedom: 'chosen', serves: 'both' },
  ],
  experiments: [{ id: 'e', what: 'Aprire lo studio', who: ['Ada', 'Bea'], day: '2026-11-27' }],
}

let made = 0
const newId = () => {
  made += 1
  return `card${String(made).padStart(18, '0')}`
}
const press = async (name: string | RegExp) => {
  await userEvent.setup({ delay: null }).click(screen.getByRole('button', { name }))
  await screen.findByText(/^Saved as/)
}
const text = (file: { data: Uint8Array } | undefined) => new TextDecoder().decode(file?.data)

test('[PM9] the papers are in the language of the session, as PDF, Word document and Markdown', async () => {
  render(<SharedPapers purpose={PURPOSE} newId={newId} />)
  await press('Save as Markdown')
  expect(files[0]?.suggestedName).toBe('scopo-comune-2026-11-22.md')
  const markdown = text(files[0])
  expect(markdown).toContain('> Per fare pagine \\<oneste\\>, così che durino.')
  expect(markdown).toContain('*La tengono per sé: Ada e Bea.*')
  expect(markdown).toContain(
    '*Bea · 2 ore · entro Giovedì 3 dicembre 2026 · per scelta · serve a Bea e agli altri allo stesso modo*',
  )
  expect(markdown).toContain('*Ada e Bea · Venerdì 27 novembre 2026*')
  expect(markdown).not.toContain('Dino')
  await press('Save as PDF')
  expect(pages[0]?.page).toMatchObject({ language: 'it', paper: DEFAULT_SETTINGS.paper, title: 'Uno scopo comune' })
  expect(pages[0]?.page.body).toContain('fare pagine &lt;oneste&gt;')
  expect(pages[0]?.page.body).not.toContain('Dino')
  await press('Save as Word document')
  await vi.waitFor(() => expect(files).toHaveLength(2))
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(files[1]?.data ?? []) })
  for (const words of [
    'Per fare pagine <oneste>',
    'Vendiamo ore',
    'Cercare una stanza',
    'Aprire lo studio',
    'Più luce',
  ])
    expect(value).toContain(words)
  expect(value).not.toContain('Dino')
})

test('[PM9] a card for each who keeps the statement and one without a name; saved twice it is the same card', async () => {
  render(<SharedPapers purpose={PURPOSE} newId={newId} />)
  const rows = screen
    .getAllByRole('listitem')
    .map((row) => within(row).getAllByText(/^(Card of|Card without)/)[0]?.textContent)
  expect(rows).toEqual(['Card of Ada', 'Card of Bea', 'Card without a name'])
  await press(/^Save the card\s*: Card of Bea$/)
  await press(/^Save the card\s*: Card of Bea$/)
  await press(/^Save the card\s*: Card without a name$/)
  const cards = files.map((file) => {
    expect(file.suggestedName).toBe('biglietto-scopo-comune-2026-11-22.purpose.json')
    expect(file.data.length).toBeLessThanOrEqual(CARD_BYTES)
    const reading = readPurposeCard(text(file).trim())
    return reading.ok ? reading.card : null
  })
  expect(cards[0]).toMatchObject({ language: 'it', name: 'Bea', bring: 'Cercare una stanza' })
  expect(cards[0]?.values).toEqual([{ id: 'honesty', label: 'Onestà' }])
  expect(cards[1]).toEqual(cards[0])
  expect(cards[2]?.id).not.toBe(cards[0]?.id)
  expect(cards[2]).not.toHaveProperty('name')
  await press(/^Save as a page with its code\s*: Card of Ada$/)
  expect(pages[0]?.page.body).toContain('<svg class="card-code"')
  expect(pages[0]?.page.body).toContain('Quello che terremmo anche sotto pressione')
})

test('[PM9] without a statement there is no card; a disk that refuses is told', async () => {
  render(<SharedPapers purpose={{ ...PURPOSE, statement: null }} newId={newId} />)
  expect(screen.getByText('Without a statement there is no card.')).toBeTruthy()
  expect(screen.queryByText(/Card of/)).toBeNull()
  fails = true
  await userEvent.setup({ delay: null }).click(screen.getByRole('button', { name: 'Save as Markdown' }))
  expect(await screen.findByText('The file could not be saved. Everything is still here.')).toBeTruthy()
})
