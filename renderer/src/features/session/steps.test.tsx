// @vitest-environment jsdom
// [R3]–[R13]: each kind of step, from what the person does to the answer that goes up.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import type { Answer, Item, Localized, Step } from '#shared/domain/exercise.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { ringBell } from './steps/bell.ts'
import { StepBody } from './steps/StepBody.tsx'
import { WriteMinutes } from './steps/WriteMinutes.tsx'

vi.mock('./steps/bell.ts', () => ({ ringBell: vi.fn() }))
vi.mock('#data/repository.ts', async () => (await import('#parts/fake-repository.test-support.ts')).repository)
beforeAll(() => setLanguage('en'))
afterEach(cleanup)

const say = (text: string): Localized => ({ en: text, it: text })
const item = (id: string, text: string): Item => ({ id, text, detail: '', recordId: null })
const WORDS = ['none', 'little', 'some', 'much', 'all']
const scale = (id: string) => ({ id, label: say(`about ${id}`), words: { en: WORDS, it: WORDS } })

interface Shown {
  step: Step
  items: Item[]
  sparks: RecordOf<'spark'>[]
  onAnswer: (answer: Answer) => void
}

function Held({ step, items, sparks, onAnswer }: Shown) {
  const [answer, setAnswer] = useState<Answer | undefined>()
  return (
    <StepBody
      step={step}
      stage="face"
      answer={answer}
      items={items}
      sparks={sparks}
      language="en"
      initialCaret={null}
      onChange={(next) => {
        onAnswer(next)
        setAnswer(next)
      }}
      onCaret={() => undefined}
      onKeep={() => undefined}
    />
  )
}

/** Shows a step that keeps its answers; `last()` is the latest. */
function show(step: Step, items: Item[] = [], sparks: RecordOf<'spark'>[] = []) {
  const answers: Answer[] = []
  render(<Held step={step} items={items} sparks={sparks} onAnswer={(answer) => answers.push(answer)} />)
  return { user: userEvent.setup(), last: () => answers.at(-1) }
}

test('[R3] settle asks for nothing and says that nothing waits', () => {
  show({ id: 's', kind: 'settle', seconds: 60, title: say('Rest') })
  expect(screen.getByText(/nothing waits for you/)).toBeTruthy()
  expect(screen.queryByRole('timer')).toBeNull()
})

test('[R4] read shows markup as the characters it is', () => {
  show({ id: 'r', kind: 'read', title: say('Read'), body: say('One <b>line</b>.\n\nAnother.') })
  expect(screen.getByText('One <b>line</b>.').tagName).toBe('P')
  expect(screen.getByText('Another.')).toBeTruthy()
})

const LIST: Step = {
  id: 'l',
  kind: 'list',
  title: say('List'),
  placeholder: say('A line'),
  most: 3,
  detail: say('whose'),
}

test('[R5] Enter goes to the next line, and the focus stays in a line that has become an item', async () => {
  const { user, last } = show(LIST)
  await user.click(screen.getByRole('textbox', { name: 'Line 1' }))
  await user.keyboard('one{Enter}two{Enter}three{Enter}')
  expect(last()).toMatchObject({ items: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] })
  expect(screen.queryByRole('textbox', { name: 'Line 4' })).toBeNull()
  await user.type(screen.getByRole('textbox', { name: 'Line 2: whose' }), 'a client')
  expect(last()).toMatchObject({ items: [{}, { text: 'two', detail: 'a client' }, {}] })
})

test('[R5] a line taken away can be put back where it was', async () => {
  const { user, last } = show(LIST)
  await user.click(screen.getByRole('textbox', { name: 'Line 1' }))
  await user.keyboard('one{Enter}two')
  const before = last()
  await user.click(screen.getByRole('button', { name: 'Take away: Line 1' }))
  expect(last()).toMatchObject({ items: [{ text: 'two' }] })
  await user.click(screen.getByRole('button', { name: 'Put it back' }))
  expect(last()).toEqual(before)
})

const SENTENCE: Step = {
  id: 'w',
  kind: 'sentence',
  title: say('Drafts'),
  wanted: 2,
  most: 3,
  stems: [
    {
      id: 'to',
      template: say('To {to} so that {so-that}.'),
      blanks: [
        { id: 'to', label: say('what you do') },
        { id: 'so-that', label: say('what it makes possible') },
      ],
    },
  ],
}

test('[R6] two drafts stand ready, a third can be added, and each keeps its own blanks', async () => {
  const { user, last } = show(SENTENCE)
  const second = screen.getByRole('group', { name: 'Draft 2' })
  await user.type(within(second).getByRole('textbox', { name: 'what it makes possible' }), 'people can trust it')
  const first = screen.getByRole('group', { name: 'Draft 1' })
  await user.type(within(first).getByRole('textbox', { name: 'what you do' }), 'say it')
  expect(last()).toMatchObject({
    items: [{ blanks: { to: 'say it' } }, { blanks: { 'so-that': 'people can trust it' } }],
  })
  await user.click(screen.getByRole('button', { name: 'Another draft' }))
  expect(screen.getByRole('group', { name: 'Draft 3' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Another draft' })).toBeNull()
})

function spark(id: string, quote: string, day: number): RecordOf<'spark'> {
  const at = `2026-11-0${day}T10:00:00Z`
  const source = { kind: 'entry', recordId: 'e' } as const
  return { id, kind: 'spark', quote, source, createdAt: at, updatedAt: at, deletedAt: null }
}

test('[R7] kept lines come newest first, and beyond the most the others wait', async () => {
  const step: Step = { id: 'c', kind: 'choose-sparks', title: say('Lines'), most: 1 }
  const { user, last } = show(step, [], [spark('a', 'older', 1), spark('b', 'newer', 2)])
  const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
  expect(boxes[0]).toBe(screen.getByRole('checkbox', { name: /newer/ }))
  await user.click(screen.getByRole('checkbox', { name: /newer/ }))
  expect(last()).toEqual({ kind: 'choose-sparks', sparkIds: ['b'] })
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /older/ }).disabled).toBe(true)
  expect(screen.getByRole('status').textContent).toContain('take one away first')
})

test('[R7] without kept lines it says what will be here', () => {
  show({ id: 'c', kind: 'choose-sparks', title: say('Lines'), most: 3 })
  expect(screen.getByText(/No lines kept yet/)).toBeTruthy()
})

test('[R8] the index appears only once all four motives are rated, with its formula and source', async () => {
  const scales = ['external', 'introjected', 'identified', 'intrinsic'].map(scale)
  const step: Step = {
    id: 'r',
    kind: 'rate',
    title: say('Rate'),
    takes: { from: 'step', step: 'x' },
    scales,
    shows: 'concordance',
  }
  const { user, last } = show(step, [item('a', 'sell more')])
  const rate = async (id: string, word: string) =>
    user.click(within(screen.getByRole('radiogroup', { name: `about ${id}` })).getByRole('radio', { name: word }))
  await rate('external', 'all')
  await rate('introjected', 'little')
  await rate('identified', 'some')
  expect(screen.queryByText(/^Index/)).toBeNull()
  await rate('intrinsic', 'none')
  // (2 + 0) − (4 + 1)
  expect(screen.getByText('Index −3')).toBeTruthy()
  expect(screen.getByText(/= −3\./)).toBeTruthy()
  expect(screen.getByText(/Sheldon and Elliot/)).toBeTruthy()
  expect(last()).toEqual({
    kind: 'rate',
    ratings: { a: { external: 4, introjected: 1, identified: 2, intrinsic: 0 } },
  })
})

test('[R9] a thing is moved by its buttons, keeps the focus and its place is said', async () => {
  const step: Step = { id: 'k', kind: 'rank', title: say('Rank'), takes: { from: 'step', step: 'x' } }
  const { user, last } = show(step, [item('a', 'craft'), item('b', 'candour'), item('c', 'rest')])
  screen.getByRole('button', { name: 'Move down: craft' }).focus()
  await user.keyboard('{Enter}')
  expect(last()).toEqual({ kind: 'rank', order: ['b', 'a', 'c'] })
  expect(screen.getByRole('status').textContent).toBe('craft: now 2 of 3')
  await user.keyboard('{Enter}')
  expect(last()).toEqual({ kind: 'rank', order: ['b', 'c', 'a'] })
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move up: craft')
})

test('[R10] pairs can be tied, taken back and left at any point', async () => {
  const step: Step = { id: 'p', kind: 'compare', title: say('Pairs'), takes: { from: 'step', step: 'x' } }
  const { user, last } = show(step, [item('a', 'one'), item('b', 'two'), item('c', 'three')])
  await user.click(screen.getByRole('button', { name: /^one/ }))
  await user.click(screen.getByRole('button', { name: 'Both alike' }))
  expect(last()).toEqual({
    kind: 'compare',
    pairs: [
      { a: 'a', b: 'b', winner: 'a' },
      { a: 'a', b: 'c', winner: null },
    ],
  })
  expect(screen.getByText(/stop at any pair/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Back one pair' }))
  expect(last()).toMatchObject({ pairs: [{ winner: 'a' }] })
})

test('[R11] one is chosen, or none, and the reason stands beside either', async () => {
  const step: Step = {
    id: 'd',
    kind: 'decide',
    title: say('Choose'),
    takes: { from: 'step', step: 'x' },
    reason: say('Why this'),
  }
  const { user, last } = show(step, [item('a', 'one'), item('b', 'two')])
  await user.click(screen.getByRole('radio', { name: 'two' }))
  await user.type(screen.getByRole('textbox', { name: 'Why this' }), 'it holds')
  expect(last()).toEqual({ kind: 'decide', chosen: 'b', reason: 'it holds' })
  await user.click(screen.getByRole('radio', { name: 'None of them, for now' }))
  expect(last()).toEqual({ kind: 'decide', chosen: null, reason: 'it holds' })
})

test('[R12] an act can have a day or none', async () => {
  const labels = { what: say('What'), obstacle: say('Obstacle'), plan: say('Then'), day: say('When') }
  const { user, last } = show({ id: 'a', kind: 'act', title: say('Act'), labels })
  await user.type(screen.getByRole('textbox', { name: 'What' }), 'ask once')
  await user.type(screen.getByLabelText('When'), '2026-12-04')
  expect(last()).toEqual({ kind: 'act', what: 'ask once', obstacle: '', plan: '', day: '2026-12-04' })
  await user.click(screen.getByRole('button', { name: 'No day' }))
  expect(last()).toMatchObject({ what: 'ask once', day: null })
})

test('[R13] earlier words come back, and a note can stand beside them', async () => {
  const step: Step = {
    id: 'e',
    kind: 'recall',
    title: say('Look'),
    takes: { from: 'step', step: 'x' },
    note: say('A note'),
  }
  const { user, last } = show(step, [item('a', 'what I said')])
  expect(screen.getByText('what I said')).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'A note' }), 'still')
  expect(last()).toEqual({ kind: 'recall', note: 'still' })
})

test('[R21] a ladder asks the same of every rung and can stop at any; an earlier line can be its first', async () => {
  const step: Step = {
    id: 'w',
    kind: 'ladder',
    title: say('Why'),
    first: say('What'),
    question: say('And why'),
    most: 3,
  }
  const { user, last } = show(step, [item('a', 'sleep more')])
  await user.click(screen.getByRole('button', { name: 'sleep more' }))
  expect(last()).toMatchObject({ rungs: [{ text: 'sleep more' }] })
  expect(screen.queryByRole('button', { name: 'sleep more' })).toBeNull()
  await user.keyboard('{Enter}to be kind{Enter}')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Rung 3: And why' }))
  await user.keyboard('{Backspace}because')
  expect(last()).toMatchObject({ rungs: [{ text: 'sleep more' }, { text: 'to be kind' }, { text: 'because' }] })
  expect(screen.queryByRole('textbox', { name: /^Rung 4/ })).toBeNull()
})

const SORT: Step = {
  id: 's',
  kind: 'sort',
  title: say('Sort'),
  cards: ['rest', 'craft', 'candour'].map((id) => ({ id, label: say(id), hint: say(`about ${id}`) })),
  piles: ['mine', 'not mine'].map((label) => ({ id: label.replace(' ', '-'), label: say(label) })),
  own: say('A word that is missing'),
}

test('[R22] cards go to piles by pointer or number key, wait, and can be taken up again', async () => {
  const { user, last } = show(SORT)
  expect(screen.getByText('about rest')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'mine' }))
  expect(last()).toMatchObject({ placed: { rest: 'mine' } })
  await user.keyboard('2')
  expect(last()).toMatchObject({ placed: { rest: 'mine', craft: 'not-mine' } })
  await user.keyboard('9')
  await user.keyboard('1')
  expect(last()).toMatchObject({ placed: { candour: 'mine' } })
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'The card in hand' }))
  const pile = within(screen.getByRole('region', { name: 'not mine' }))
  await user.click(pile.getByRole('button', { name: 'craft' }))
  expect(screen.getByRole('button', { name: 'not mine' }).getAttribute('aria-pressed')).toBe('true')
  await user.keyboard('1')
  expect(last()).toEqual({ kind: 'sort', placed: { rest: 'mine', craft: 'mine', candour: 'mine' }, own: [] })
})

test('[R22] a card that waits comes after the others', async () => {
  const { user } = show(SORT)
  await user.click(screen.getByRole('button', { name: 'Later' }))
  expect(screen.getByText('about craft')).toBeTruthy()
  await user.keyboard('1')
  await user.click(screen.getByRole('button', { name: 'mine' }))
  expect(screen.getByText('about rest')).toBeTruthy()
})

test('[R22] a card of one’s own is sorted like the others; taken away, it can be put back', async () => {
  const { user, last } = show(SORT)
  await user.type(screen.getByRole('textbox', { name: 'A word that is missing' }), 'light{Enter}')
  expect(last()).toMatchObject({ own: [{ text: 'light' }] })
  await user.click(screen.getByRole('button', { name: 'mine' }))
  const placed = last()
  await user.click(screen.getByRole('button', { name: 'light' }))
  await user.click(screen.getByRole('button', { name: 'Take away' }))
  expect(last()).toMatchObject({ own: [], placed: {} })
  await user.click(screen.getByRole('button', { name: 'Put it back' }))
  expect(last()).toEqual(placed)
})

test('[R23] things are put on the map by pointer and by arrow keys, and their places are said', async () => {
  const axis = (label: string) => ({ label: say(label), low: say('little'), high: say('much') })
  const step: Step = {
    id: 'm',
    kind: 'place-on-map',
    title: say('Map'),
    takes: { from: 'step', step: 'x' },
    x: axis('cost'),
    y: axis('joy'),
  }
  const { user, last } = show(step, [item('a', 'one'), item('b', 'two')])
  const at = (x: number, y: number) =>
    screen.getByRole('button', { name: new RegExp(`^cost · ${x} of 5.*joy · ${y} of 5`) })
  at(3, 3).focus()
  await user.keyboard('{ArrowLeft}{ArrowUp}{ArrowUp}{ArrowUp}{Enter}')
  expect(last()).toEqual({ kind: 'place-on-map', places: { a: { x: 1, y: 4 } } })
  expect(screen.getByRole('status').textContent).toContain('one: cost · 2 of 5')
  await user.click(at(5, 1))
  expect(last()).toEqual({ kind: 'place-on-map', places: { a: { x: 1, y: 4 }, b: { x: 4, y: 0 } } })
  await user.click(screen.getByRole('button', { name: /^1 ?one/ }))
  await user.click(at(1, 1))
  expect(last()).toMatchObject({ places: { a: { x: 0, y: 0 }, b: { x: 4, y: 0 } } })
})

test('[R24] a way is chosen by its name; fixed things are rated without anything earlier', async () => {
  const ways = ['stay', 'go'].map((id) => ({ id, label: say(id) }))
  const { user, last } = show(
    { id: 'd', kind: 'decide', title: say('Which'), options: ways },
    ways.map(({ id }) => item(id, id)),
  )
  await user.click(screen.getByRole('radio', { name: 'go' }))
  expect(last()).toEqual({ kind: 'decide', chosen: 'go', reason: '' })
})

test('[R25] the bell is silent unless it is switched on; when the time has passed a line says so, and writing goes on', () => {
  vi.useFakeTimers()
  try {
    const rung = vi.mocked(ringBell)
    render(<WriteMinutes minutes={2} />)
    fireEvent.click(screen.getByRole('switch'))
    act(() => vi.advanceTimersByTime(119_000))
    expect(rung).not.toHaveBeenCalled()
    act(() => vi.advanceTimersByTime(1_000))
    expect(rung).toHaveBeenCalledOnce()
    expect(screen.getByRole('status').textContent).toContain('Write on for as long as you like')
    cleanup()
    render(<WriteMinutes minutes={2} />)
    act(() => vi.advanceTimersByTime(120_000))
    expect(rung).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
  }
})
