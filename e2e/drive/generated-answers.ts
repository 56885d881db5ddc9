// Answers to any step, made from its definition alone: minimal words of their own for every field, and where they are
// read again at the end. Looks at the page only to see how many things there are to work on.
import type { Locator, Page } from '@playwright/test'
import type { Exercise, Step } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { answerStep, expectStep, placeAfter, type Response, type Responses, stepsOf } from './session.ts'
import { text } from './texts.ts'

/** A played sitting: the words that its closing page must hold. */
export interface Played {
  words: string[]
}

interface Generated {
  response: Response | null
  words: string[]
}

/** From the open first step to the closing page. `tag` makes the words unlike those of any other sitting; `onStep` is told of each answered step. */
export async function playGenerated(
  page: Page,
  language: Language,
  exercise: Exercise,
  variant: 'full' | 'gentler',
  tag: string,
  onStep: (step: Step) => Promise<void> = async () => undefined,
): Promise<Played> {
  const steps = stepsOf({ exercise, variant })
  const responses: Responses = {}
  const words: string[] = []
  for (let index = 0; index < steps.length; ) {
    const step = steps[index] as Step
    await expectStep(page, language, step)
    const generated = await generate(page, language, step, `${tag}-${index}`)
    if (generated.response) responses[step.id] = generated.response
    await answerStep({ page, language, exercise, responses }, step)
    words.push(...generated.words)
    await onStep(step)
    index = placeAfter({ language, responses }, steps, index)
    const name = text(language, index === steps.length ? 'session:finish' : 'session:next')
    await page.getByRole('button', { name, exact: true }).click()
  }
  return { words }
}

async function generate(page: Page, language: Language, step: Step, tag: string): Promise<Generated> {
  const say = (word: string) => `${tag} ${word}`
  const nothing: Generated = { response: null, words: [] }
  switch (step.kind) {
    case 'settle':
    case 'read':
      return nothing
    case 'write':
      return { response: { write: say('text') }, words: [say('text')] }
    case 'list': {
      const lines = ['one', 'two'].slice(0, step.most).map((word): [string, string] => [say(word), say(`${word} more`)])
      const shown = step.detail ? lines.flat() : lines.map(([line]) => line)
      return { response: { list: lines }, words: shown }
    }
    case 'sentence': {
      const blanks = (step.stems[0]?.blanks ?? []).map(({ id }): [string, string] => [id, say(id)])
      return { response: { sentences: [Object.fromEntries(blanks)] }, words: blanks.map(([, word]) => word) }
    }
    case 'choose-sparks': {
      const first = page.locator('main label', { has: page.getByRole('checkbox') }).first()
      if ((await first.count()) === 0) return nothing
      const quote = await ownWords(first)
      return { response: { sparks: [quote] }, words: [quote] }
    }
    case 'ladder': {
      const rungs = ['first', 'second', 'third'].slice(0, step.most).map(say)
      return { response: { ladder: rungs }, words: rungs }
    }
    case 'sort': {
      const piles = Array.from({ length: Math.min(8, step.cards.length) }, (_, index) => index % step.piles.length)
      const cards = piles.map((_, index) => step.cards[index]?.label[language] ?? '')
      return {
        response: { sort: { piles, own: [[say('own'), 0]] } },
        words: [...cards, ...(step.own ? [say('own')] : [])],
      }
    }
    case 'place-on-map': {
      const things = await page.locator('main ol button').count()
      const places = (
        [
          [0, 4],
          [3, 1],
          [4, 0],
        ] as [number, number][]
      ).slice(0, things)
      const [first] = places
      if (!first) return nothing
      return { response: { map: places }, words: [mapWords(language, step, 'x', first[0])] }
    }
    case 'rate': {
      if ((await page.locator('main').getByRole('radiogroup').count()) === 0) return nothing
      const values = step.scales.map((_, index) => index % 5)
      const said = step.scales.map(
        (scale, index) => `${scale.label[language]}: ${scale.words[language][values[index] ?? 0]}`,
      )
      return { response: { rate: [values] }, words: said }
    }
    case 'rank': {
      const things = await page.locator('main ol > li').count()
      return things < 2 ? nothing : { response: { moveFirstDown: 1 }, words: [] }
    }
    case 'compare': {
      const pairs = await page.getByRole('button', { name: text(language, 'session:compare.this') }).count()
      return pairs === 0 ? nothing : { response: { pairs: ['second'] }, words: [] }
    }
    case 'decide':
      return decide(page, language, step, say)
    case 'act': {
      const { what, obstacle, plan } = step.labels
      const filled = { what: say('what'), obstacle: obstacle ? say('obstacle') : '', plan: plan ? say('plan') : '' }
      const words = [what, obstacle, plan].flatMap((label, index) =>
        label ? [Object.values(filled)[index] ?? ''] : [],
      )
      return { response: { act: { ...filled, day: '2027-01-15' } }, words }
    }
    case 'recall':
      return step.note ? { response: { note: say('note') }, words: [say('note')] } : nothing
  }
}

/** In English the first way is taken, in Italian the last: between them, branches are gone both ways. */
async function decide(
  page: Page,
  language: Language,
  step: Extract<Step, { kind: 'decide' }>,
  say: (word: string) => string,
): Promise<Generated> {
  const reason = step.reason ? { reason: say('reason') } : {}
  const option = language === 'en' ? step.options?.[0] : step.options?.at(-1)
  if (option)
    return {
      response: { decide: option.label[language], ...reason },
      words: [option.label[language], ...Object.values(reason)],
    }
  const first = page.locator('main label', { has: page.getByRole('radio') }).first()
  if ((await first.count()) === 0) return { response: null, words: [] }
  const chosen = await ownWords(first)
  return { response: { decide: chosen, ...reason }, words: [chosen, ...Object.values(reason)] }
}

/** The words of an option or a kept line, without what stands below them. */
async function ownWords(label: Locator): Promise<string> {
  return (await label.locator('span > span').first().textContent()) ?? ''
}

function mapWords(
  language: Language,
  step: Extract<Step, { kind: 'place-on-map' }>,
  axis: 'x' | 'y',
  value: number,
): string {
  const { label, low, high } = step[axis]
  return text(language, 'session:map.axis', {
    label: label[language],
    place: value + 1,
    low: low[language],
    high: high[language],
  })
}
