// @vitest-environment jsdom
// Rules PP10 and PP11 of docs/SPEC.md on the screen.

import shipped from 'virtual:exercises'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { given, resetDisk } from '#parts/fake-repository.test-support.ts'
import { joinsChecks } from '#shared/domain/check.ts'
import { LongViewPage } from './LongViewPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-01T10:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }

test('[PP10] a look is saved with what was answered; what stays open is not in the table', async () => {
  render(<LongViewPage />)
  const user = userEvent.setup({ delay: null })
  await user.click(screen.getByRole('button', { name: 'Look now' }))
  const rest = await screen.findByRole('radiogroup', { name: 'I got rest' })
  await user.click(within(rest).getByRole('radio', { name: 'A little' }))
  await user.type(screen.getByRole('textbox', { name: /A note/ }), 'Two short nights.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(headsOf('check')).toHaveLength(1))
  expect(headsOf('check')[0]).toMatchObject({ items: { rest: 1 }, note: 'Two short nights.' })
  const cells = within(await screen.findByRole('table', { hidden: true })).getAllByRole('cell', { hidden: true })
  expect(cells.map((cell) => cell.textContent)).toEqual(['–', '–', '–', '–', 'A little'])
})

test('[PP11] the ratings of a finished session join the line, for an exercise whose data says so', async () => {
  const [use] = shipped.filter(joinsChecks).flatMap((exercise) =>
    exercise.steps.flatMap((step) => {
      const scale = step.kind === 'rate' ? step.scales[0] : undefined
      if (step.kind !== 'rate' || !scale) return []
      return (step.items ?? [])
        .filter(({ check }) => check !== undefined)
        .map((item) => ({ exercise, step, item, scale }))
    }),
  )
  if (!use) throw new Error('no exercise joins the line')
  const words = { definitionId: 'd', title: 't', language: 'en', status: 'finished', stepId: 's' } as const
  given(
    's',
    { kind: 'session', ...base, ...words, exerciseId: use.exercise.id, finishedAt: at },
    {
      answers: { [use.step.id]: { kind: 'rate', ratings: { [use.item.id]: { [use.scale.id]: 3 } } } },
      skipped: [],
      produced: {},
      caret: null,
    },
  )
  render(<LongViewPage />)
  expect(await screen.findByRole('heading', { level: 1, name: /You last looked on 1 November/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'from a session' }).getAttribute('href')).toContain('/session/s')
  expect(screen.getAllByText('Mostly').length).toBeGreaterThan(0)
})
