// @vitest-environment jsdom
// Rule PM3 of docs/SPEC.md: a letter's page holds a stranger's words, and never their markup.
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { PAYLOADS } from '#data/import/payloads.test-support.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { LetterPage } from './LetterPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-22T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
const ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const MIRROR = 'BBBBBBBBBBBBBBBBBBBBBB'
const TOKEN = 'CCCCCCCCCCCCCCCCCCCCCC'

function letterOf(words: string): void {
  const questions = [{ id: 'best', text: words }]
  const recipients = [{ token: TOKEN, name: words, personId: null, madeAt: null }]
  given(MIRROR, {
    ...base,
    kind: 'mirror',
    language: 'en',
    from: 'Ada',
    invitation: '',
    questions,
    publicKey: '',
    recipients,
    withdrawn: [],
  })
  given(
    ID,
    { ...base, kind: 'letter', mirrorId: MIRROR, token: TOKEN, letterId: ID, signed: words, writtenAt: at, readAt: at },
    { answers: [{ id: 'best', question: words, text: words }] },
  )
}

const plain = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim()

test.each(PAYLOADS)('[PM3] a letter of %j', async (payload) => {
  letterOf(payload)
  const { container } = render(<LetterPage id={ID} />)
  await screen.findByRole('heading', { level: 2 })
  const tags = new Set([...container.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase()))
  const ours = ['div', 'main', 'header', 'section', 'h1', 'h2', 'p', 'a', 'button', 'span']
  expect([...tags].filter((tag) => !ours.includes(tag))).toEqual([])
  for (const link of container.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#?\/mirror$/)
  expect(plain(screen.getByRole('heading', { level: 2 }).textContent)).toBe(plain(payload))
  const lines = [...container.querySelectorAll('button[aria-pressed]')].map(({ textContent }) => textContent)
  expect(plain(lines.join(' '))?.replaceAll(' ', '')).toBe(plain(payload)?.replaceAll(' ', ''))
})

test('[PM3] the same sentence twice is shown twice', async () => {
  const error = vi.spyOn(console, 'error')
  letterOf('You stayed. You stayed. I saw it.')
  const { container } = render(<LetterPage id={ID} />)
  await screen.findByRole('heading', { level: 2 })
  expect(container.querySelectorAll('button[aria-pressed]')).toHaveLength(3)
  expect(error).not.toHaveBeenCalled()
})
