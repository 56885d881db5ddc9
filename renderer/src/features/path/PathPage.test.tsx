// @vitest-environment jsdom
import 'temporal-polyfill/global'
import exercises from 'virtual:exercises'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { applyHeads, headsOf } from '#data/heads.ts'
import { setLanguage } from '#i18n/i18n.ts'
import { disk, resetDisk } from '#parts/fake-repository.test-support.ts'
import { shortWay } from '#shared/domain/path.ts'
import type { SessionHead } from '#shared/domain/records.ts'
import { IntroPage } from './IntroPage.tsx'
import { PathPage } from './PathPage.tsx'

vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)

beforeAll(() => setLanguage('en'))
beforeEach(resetDisk)
afterEach(cleanup)

const at = '2026-11-20T10:00:00Z'
const session = (exerciseId: string, status: SessionHead['status']): SessionHead => ({
  kind: 'session',
  createdAt: at,
  updatedAt: at,
  deletedAt: null,
  exerciseId,
  definitionId: 'd',
  title: exerciseId,
  language: 'en',
  status,
  stepId: 's',
  finishedAt: status === 'finished' ? at : null,
})
const heavy = exercises.find((exercise) => exercise.intensity === 'heavy')
const [first, second] = shortWay(exercises)
const idle = exercises.find((exercise) => exercise.stage === 'notice' && exercise.short === undefined)

test('[A51] the path names one next exercise and why, and lists minutes, weight and state of each', () => {
  if (!first || !second) throw new Error('the path needs two exercises')
  applyHeads([['a', session(first.id, 'finished')]])
  render(<PathPage />)
  const next = screen.getAllByText(/^Next:/)
  expect(next).toHaveLength(1)
  const row = next[0]?.closest('li') as HTMLElement
  expect(within(row).getByRole('link').textContent).toBe(second.title.en)
  expect(row.textContent).toContain(`about ${second.minutes} minutes`)
  expect(screen.getByRole('link', { name: first.title.en }).closest('li')?.textContent).toContain('done on')
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(5)
})

test('[A52] a heavy exercise shows its caution and gentler way and begins only after consent', async () => {
  if (!heavy) throw new Error('the path needs a heavy exercise')
  const onBegin = vi.fn().mockResolvedValue(undefined)
  const user = userEvent.setup()
  render(<IntroPage exerciseId={heavy.id} onBegin={onBegin} />)
  expect(document.body.textContent).toContain(heavy.caution?.en)
  expect(document.body.textContent).toContain(heavy.gentler?.about.en)
  await user.click(screen.getByRole('button', { name: 'Begin' }))
  expect(onBegin).not.toHaveBeenCalled()
  expect(screen.getByRole('alert')).toBeTruthy()
  await user.click(screen.getByRole('switch'))
  await user.click(screen.getByRole('button', { name: 'Begin' }))
  expect(onBegin).toHaveBeenCalledExactlyOnceWith(heavy.id, 'full')
})

test('[A53] an exercise that was begun offers to continue, and to begin again', () => {
  if (!first) throw new Error('the path needs an exercise')
  applyHeads([['a', session(first.id, 'paused')]])
  render(<IntroPage exerciseId={first.id} onBegin={vi.fn()} />)
  expect(screen.getByRole('link', { name: 'Continue' }).getAttribute('href')).toContain('/session/a')
  expect(screen.getByRole('button', { name: 'Begin again' })).toBeTruthy()
})

test('[A54] the gentler way can be begun instead, after the same consent', async () => {
  if (!heavy) throw new Error('the path needs a heavy exercise')
  const onBegin = vi.fn().mockResolvedValue(undefined)
  const user = userEvent.setup()
  render(<IntroPage exerciseId={heavy.id} onBegin={onBegin} />)
  await user.click(screen.getByRole('button', { name: 'Begin the gentler way' }))
  expect(onBegin).not.toHaveBeenCalled()
  await user.click(screen.getByRole('switch'))
  await user.click(screen.getByRole('button', { name: 'Begin the gentler way' }))
  expect(onBegin).toHaveBeenCalledExactlyOnceWith(heavy.id, 'gentler')
})

test('[A55] what was finished and may be looked at again says from when, on the path and before it starts', () => {
  const again = exercises.find((exercise) => exercise.again?.[0] === 1)
  if (!again) throw new Error('the path needs an exercise that may be looked at again')
  const { unmount } = render(<PathPage />)
  expect(document.body.textContent).not.toContain('looked at again')
  unmount()
  applyHeads([['a', session(again.id, 'finished')]])
  render(<PathPage />)
  expect(document.body.textContent).toContain('may be looked at again from 21 November')
  cleanup()
  render(<IntroPage exerciseId={again.id} onBegin={vi.fn()} />)
  expect(document.body.textContent).toContain('It may be looked at again from 21 November')
})

test('[Y4] the short way is followed until the full one is chosen; the choice is kept in the profile beside what is there', async () => {
  const user = userEvent.setup()
  render(<PathPage />)
  if (!idle) throw new Error('the path needs an exercise off the short way')
  expect(screen.getByRole('radio', { name: /short way/ })).toHaveProperty('checked', true)
  expect(screen.getByText(idle.title.en).closest('details')).not.toBeNull()
  await user.click(screen.getByRole('radio', { name: /full way/ }))
  expect(headsOf('profile')).toMatchObject([{ way: 'full', name: '' }])
  expect(screen.getByText(idle.title.en).closest('details')).toBeNull()
  expect(document.querySelectorAll('details')).toHaveLength(0)
})

test('[Y5] an exercise put away on its own page is no longer suggested and can be brought back on the path', async () => {
  if (!first || !second) throw new Error('the path needs two exercises')
  const user = userEvent.setup()
  const { unmount } = render(<IntroPage exerciseId={first.id} onBegin={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: /Not for me/ }))
  expect(headsOf('profile')[0]?.hiddenExercises).toEqual([first.id])
  expect(screen.getByRole('button', { name: 'Bring it back' })).toBeTruthy()
  unmount()
  render(<PathPage />)
  const next = screen.getByText(/^Next:/).closest('li') as HTMLElement
  expect(within(next).getByRole('link').textContent).toBe(second.title.en)
  const fold = screen.getByText('Hidden (1)').closest('details') as HTMLElement
  expect(within(fold).getByText(first.title.en)).toBeTruthy()
  fold.setAttribute('open', '')
  await user.click(within(fold).getByRole('button'))
  expect(headsOf('profile')[0]?.hiddenExercises).toEqual([])
  expect(screen.queryByText(/^Hidden/)).toBeNull()
})

test('[Y6] a choice that could not be saved says so', async () => {
  disk.refuses = true
  const user = userEvent.setup()
  render(<PathPage />)
  await user.click(screen.getByRole('radio', { name: /full way/ }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.getByRole('radio', { name: /short way/ })).toHaveProperty('checked', true)
})

test('[Y7] the path says where truth and why stand, in one line each that leads to them', () => {
  const { unmount } = render(<PathPage />)
  expect(document.body.textContent).toContain('Not said yet.')
  unmount()
  const truth = { kind: 'truth', createdAt: at, updatedAt: at, deletedAt: null, ratings: {}, sessionId: null } as const
  applyHeads([['t', { ...truth, text: 'We sell confidence.', chosenAt: at, sparkIds: [] }]])
  render(<PathPage />)
  const place = screen.getByRole('region', { name: 'Where it stands' })
  expect(place.textContent).toContain('“We sell confidence.” Chosen on 20 November')
  expect(place.textContent).toContain('Not written yet.')
  for (const link of within(place).getAllByRole('link')) expect(link.getAttribute('href')).toBe('/why')
})

test('[LF15] the path leads to the studio before there is any why', () => {
  render(<PathPage />)
  const ways = screen.getAllByRole('link', { name: 'A why can also be drafted freely, clause by clause' })
  expect(ways.map((way) => way.getAttribute('href'))).toEqual(['/studio'])
})
