// Plays a session as a person would, from the exercise's own definition: no exercise is known here by its id.
import { expect, type Page } from '@playwright/test'
import type { Exercise, Step, Variant } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { text } from './texts.ts'

/** What to put into one step. A step without a response is gone through as it is. */
export type Response =
  | { write: string; keep?: string }
  | { list: (string | [text: string, detail: string])[] }
  | { sentences: Record<string, string>[] }
  /** Quotes that contain these words. */
  | { sparks: string[] }
  /** For each item in order, for each scale in order: 0–4. */
  | { rate: number[][] }
  /** How often the first item is moved down. */
  | { moveFirstDown: number }
  /** Which side wins each pair, in the order they are asked. */
  | { pairs: ('first' | 'second' | 'alike')[] }
  /** Part of the chosen item's text. */
  | { decide: string; reason?: string }
  | { act: { what: string; obstacle?: string; plan?: string; day?: string } }
  | { note: string }
  | { ladder: string[] }
  /** The pile (from 0) of each card in the order they come up, and cards of one's own with their piles after them. */
  | { sort: { piles: number[]; own?: [text: string, pile: number][] } }
  /** Across and up (0–4), for each item in order. */
  | { map: [x: number, y: number][] }

export type Responses = Record<string, Response>

export interface Play {
  page: Page
  language: Language
  exercise: Exercise
  responses: Responses
  variant?: Variant
  /** Called when a step has been answered and before going on. */
  onStep?: (step: Step) => Promise<void>
}

/** From the path's page to the closing page. */
export async function playExercise(play: Play): Promise<void> {
  const steps = stepsOf(play)
  await beginExercise(play.page, play.language, play.exercise, play.variant)
  for (let index = 0; index < steps.length; ) {
    const step = steps[index] as Step
    await expectStep(play.page, play.language, step)
    await answerStep(play, step)
    await play.onStep?.(step)
    index = placeAfter(play, steps, index)
    await button(play.page, play.language, index === steps.length ? 'session:finish' : 'session:next').click()
  }
  await expect(heading(play.page, text(play.language, 'session:closing.title'))).toBeVisible()
}

/** The steps of the variant that is played. */
export function stepsOf({ exercise, variant }: Pick<Play, 'exercise' | 'variant'>): Step[] {
  return variant === 'gentler' ? (exercise.gentler?.steps ?? []) : exercise.steps
}

/** The place of the step that follows, after what was decided here; the number of steps after the last. */
export function placeAfter(
  { language, responses }: Pick<Play, 'language' | 'responses'>,
  steps: Step[],
  index: number,
) {
  const step = steps[index]
  const response = step ? responses[step.id] : undefined
  if (step?.kind !== 'decide' || !response || !('decide' in response)) return index + 1
  const goTo = step.options?.find((option) => option.label[language].includes(response.decide))?.goTo
  return goTo === undefined ? index + 1 : steps.findIndex(({ id }) => id === goTo)
}

/** Opens the exercise's own page from the path and begins. */
export async function beginExercise(
  page: Page,
  language: Language,
  exercise: Exercise,
  variant: Variant = 'full',
): Promise<void> {
  await page
    .getByRole('navigation', { name: text(language, 'app:rooms') })
    .getByRole('link', { name: text(language, 'app:room.path'), exact: true })
    .click()
  const link = page.getByRole('link', { name: exercise.title[language], exact: true }).first()
  // What is off the short way waits in a fold of its stage.
  if (!(await link.isVisible())) await openFolds(page, exercise.stage)
  await link.click()
  await expect(heading(page, exercise.title[language])).toBeVisible()
  if (exercise.intensity === 'heavy') {
    // A heavy exercise begins only after the person has agreed to it.
    await page.getByRole('switch', { name: text(language, 'path:intro.agree') }).focus()
    await page.keyboard.press('Space')
  }
  const keys = variant === 'gentler' ? ['beginGentler', 'beginAgainGentler'] : ['begin', 'beginAgain']
  const [begin, again] = keys.map((key) => button(page, language, `path:intro.${key}`))
  if (begin && again) await begin.or(again).click()
}

/** Waits for the path's page and opens the folds of the stage that have not been opened. */
async function openFolds(page: Page, stage: Exercise['stage']): Promise<void> {
  const stages = page.locator('main ol > li')
  await stages.first().waitFor()
  const place = ['notice', 'face', 'own', 'turn', 'live'].indexOf(stage)
  const folds = stages.nth(place).locator('details:not([open]) > summary')
  if ((await folds.count()) > 0) await folds.first().click()
}

export async function expectStep(page: Page, language: Language, step: Step): Promise<void> {
  await expect(heading(page, step.title[language])).toBeVisible()
}

export async function answerStep({ page, language, responses }: Play, step: Step): Promise<void> {
  const response = responses[step.id]
  if (!response) return
  if ('write' in response) await write(page, language, step, response)
  else if ('list' in response) await list(page, language, step, response.list)
  else if ('sentences' in response) await sentences(page, language, step, response.sentences)
  else if ('sparks' in response)
    for (const quote of response.sparks) await page.getByRole('checkbox', { name: quote }).check()
  else if ('rate' in response) await rate(page, step, response.rate, language)
  else if ('moveFirstDown' in response) await moveFirstDown(page, response.moveFirstDown)
  else if ('pairs' in response) await compare(page, language, response.pairs)
  else if ('decide' in response) {
    await page.getByRole('radio', { name: response.decide }).first().check({ force: true })
    if (response.reason && step.kind === 'decide' && step.reason)
      await page.getByRole('textbox', { name: step.reason[language] }).fill(response.reason)
  } else if ('ladder' in response) await ladder(page, language, step, response.ladder)
  else if ('sort' in response) await sort(page, language, step, response.sort)
  else if ('map' in response) await map(page, step, language, response.map)
  else if ('act' in response) await act(page, language, step, response.act)
  else if (step.kind === 'recall' && step.note)
    await page.getByRole('textbox', { name: step.note[language] }).fill(response.note)
}

async function write(page: Page, language: Language, step: Step, response: { write: string; keep?: string }) {
  const editor = page.getByRole('textbox', { name: step.title[language] })
  await editor.click()
  await page.keyboard.insertText(response.write)
  if (!response.keep) return
  await selectText(page, response.keep)
  await page.getByRole('button', { name: text(language, 'session:write.keep') }).click()
  await expect(page.locator('[data-spark]', { hasText: response.keep })).toBeVisible()
}

/** Selects a stretch of the editor's text as a mouse would. */
export async function selectText(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const root = document.querySelector('[contenteditable="true"]')
    const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted)
      if (at < 0) continue
      ;(root as HTMLElement).focus()
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      return
    }
    throw new Error(`the editor does not hold: ${wanted}`)
  }, words)
}

async function list(page: Page, language: Language, step: Step, lines: (string | [string, string])[]) {
  for (const [index, line] of lines.entries()) {
    const [words, detail] = typeof line === 'string' ? [line, ''] : line
    const name = text(language, 'session:list.line', { number: index + 1 })
    await page.getByRole('textbox', { name, exact: true }).fill(words)
    if (detail === '' || step.kind !== 'list' || !step.detail) continue
    const label = step.detail[language]
    const detailName = text(language, 'session:list.detail', { number: index + 1, label })
    await page.getByRole('textbox', { name: detailName, exact: true }).fill(detail)
  }
}

async function sentences(page: Page, language: Language, step: Step, drafts: Record<string, string>[]) {
  if (step.kind !== 'sentence') return
  for (const [index, blanks] of drafts.entries()) {
    // Several stems stand ready in turn.
    const stem = step.stems[index % step.stems.length]
    const labels = new Map(stem?.blanks.map(({ id, label }) => [id, label[language]]))
    const group = page.getByRole('group', { name: text(language, 'session:sentence.draft', { number: index + 1 }) })
    if ((await group.count()) === 0) await button(page, language, 'session:sentence.another').click()
    for (const [id, words] of Object.entries(blanks))
      await group.getByRole('textbox', { name: labels.get(id) ?? id, exact: true }).fill(words)
  }
}

async function rate(page: Page, step: Step, ratings: number[][], language: Language) {
  if (step.kind !== 'rate') return
  for (const [item, values] of ratings.entries()) {
    for (const [scale, value] of values.entries()) {
      const label = step.scales[scale]?.label[language] ?? ''
      const word = step.scales[scale]?.words[language][value] ?? ''
      const group = page.getByRole('radiogroup', { name: label, exact: true }).nth(item)
      await group.getByRole('radio', { name: word, exact: true }).check({ force: true })
    }
  }
}

async function ladder(page: Page, language: Language, step: Step, rungs: string[]) {
  if (step.kind !== 'ladder') return
  for (const [index, rung] of rungs.entries()) {
    const label = (index === 0 ? step.first : step.question)[language]
    const name = text(language, 'session:ladder.rung', { number: index + 1, label })
    await page.getByRole('textbox', { name, exact: true }).fill(rung)
  }
}

async function sort(
  page: Page,
  language: Language,
  step: Step,
  { piles, own = [] }: { piles: number[]; own?: [string, number][] },
) {
  if (step.kind !== 'sort') return
  const table = page.getByRole('region', { name: text(language, 'session:sort.table') })
  // Number keys for all but the first, which is placed by pointer.
  const put = async (pile: number, byPointer: boolean) => {
    if (byPointer) await table.getByRole('button', { name: step.piles[pile]?.label[language] ?? '' }).click()
    else await page.keyboard.press(String(pile + 1))
  }
  for (const [index, pile] of piles.entries()) await put(pile, index === 0)
  for (const [words, pile] of step.own ? own : []) {
    await page.getByRole('textbox', { name: step.own?.[language] ?? '', exact: true }).fill(words)
    await page.getByRole('button', { name: text(language, 'session:sort.add'), exact: true }).click()
    await put(pile, true)
  }
}

/** Every item in turn is in hand; the first goes by arrow keys, the others by pointer. */
async function map(page: Page, step: Step, language: Language, places: [number, number][]) {
  if (step.kind !== 'place-on-map') return
  const cells = page.getByRole('table', { name: text(language, 'session:map.grid') }).getByRole('button')
  for (const [index, [x, y]] of places.entries()) {
    if (index > 0) {
      await cells.nth((4 - y) * 5 + x).click()
      continue
    }
    await cells.nth(12).focus()
    for (let way = 2; way !== x; way += Math.sign(x - 2)) await page.keyboard.press(x > 2 ? 'ArrowRight' : 'ArrowLeft')
    for (let way = 2; way !== y; way += Math.sign(y - 2)) await page.keyboard.press(y > 2 ? 'ArrowUp' : 'ArrowDown')
    await page.keyboard.press('Enter')
  }
}

async function moveFirstDown(page: Page, times: number) {
  for (let place = 0; place < times; place++) {
    const row = page.locator('main ol > li').nth(place)
    await row.getByRole('button').nth(1).click()
  }
}

async function compare(page: Page, language: Language, winners: ('first' | 'second' | 'alike')[]) {
  for (const winner of winners) {
    const name =
      winner === 'alike'
        ? 'session:compare.alike'
        : winner === 'first'
          ? 'session:compare.this'
          : 'session:compare.that'
    await page.getByRole('button', { name: text(language, name) }).click()
  }
}

async function act(
  page: Page,
  language: Language,
  step: Step,
  words: { what: string; obstacle?: string; plan?: string; day?: string },
) {
  if (step.kind !== 'act') return
  for (const field of ['what', 'obstacle', 'plan'] as const) {
    const label = step.labels[field]
    const value = words[field]
    if (label && value) await page.getByRole('textbox', { name: label[language], exact: true }).fill(value)
  }
  if (words.day) await page.getByLabel(step.labels.day[language], { exact: true }).fill(words.day)
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name, exact: true })
}

function button(page: Page, language: Language, key: string) {
  return page.getByRole('button', { name: text(language, key), exact: true })
}
