// What a group does in a shared-purpose session, screen by screen. `language` is that of the session.
import { expect, type Page } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import type { GroupAnswer, LinePlace, RoundId } from '#shared/domain/together/gathering.ts'
import { text } from './texts.ts'

const say = (language: Language, key: string, values: Record<string, string | number> = {}) =>
  text(language, `together:${key}`, values)

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The one title on the screen. */
export async function expectTitle(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}

/** From anywhere in the open app to the form that prepares a session; `language` is the app's. */
export async function prepareSession(page: Page, language: Language): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#/shared-purpose'
  })
  await page.getByRole('link', { name: say(language, 'list.start') }).click()
  await expectTitle(page, say(language, 'setUp.title'))
}

export interface SetUpChoice {
  names: readonly string[]
  host: string
  plan?: 60 | 75 | 90
  /** Of the session; that of the app unless told otherwise. */
  session?: Language
}

/** Fills the form and begins. */
export async function beginSession(page: Page, language: Language, choice: SetUpChoice): Promise<void> {
  for (const [at, name] of choice.names.entries()) {
    if (at > 1) await press(page, say(language, 'setUp.add'))
    await page.getByLabel(say(language, 'setUp.person', { number: at + 1 }), { exact: true }).fill(name)
  }
  await page.getByLabel(say(language, 'setUp.host')).fill(choice.host)
  if (choice.plan) await page.getByText(say(language, 'setUp.minutes', { count: choice.plan }), { exact: true }).click()
  if (choice.session) await page.getByText(say(language, `setUp.${choice.session}`), { exact: true }).click()
  await press(page, say(language, 'setUp.begin'))
  await expectTitle(page, say(choice.session ?? language, 'told.title'))
}

/** Each says that they have heard; the first turn is then to be handed over. */
export async function hearAll(page: Page, language: Language, names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByLabel(say(language, 'told.heard', { name }), { exact: true }).check()
  await goOn(page, language)
}

export async function goOn(page: Page, language: Language): Promise<void> {
  await press(page, say(language, 'frame.next'))
}

export async function expectHandOver(page: Page, language: Language, name: string): Promise<void> {
  await expectTitle(page, say(language, 'cover.pass', { name }))
}

/** "I am NAME": from the cover to the private screen. */
export async function openTurn(page: Page, language: Language, name: string): Promise<void> {
  await expectHandOver(page, language, name)
  await press(page, say(language, 'cover.iAm', { name }))
  await expect(page.getByText(say(language, 'turn.for', { name }))).toBeVisible()
}

export async function writeLines(page: Page, language: Language, lines: readonly string[]): Promise<void> {
  for (const [at, line] of lines.entries()) {
    await page.getByLabel(say(language, 'turn.line', { number: at + 1 }), { exact: true }).fill(line)
  }
}

export async function give(page: Page, language: Language): Promise<void> {
  await press(page, say(language, 'turn.give'))
}

/** A whole private turn; no lines: nothing is given. */
export async function takeTurn(page: Page, language: Language, name: string, lines: readonly string[]): Promise<void> {
  await openTurn(page, language, name)
  await writeLines(page, language, lines)
  if (lines.length === 0) await press(page, say(language, 'turn.nothing'))
  else await give(page, language)
}

export interface TurnAnswers {
  whole: GroupAnswer | null
  /** By what is asked. */
  asks?: Record<string, GroupAnswer>
}

/** A whole private turn of answers. */
export async function takeAnswer(page: Page, language: Language, name: string, answers: TurnAnswers): Promise<void> {
  await openTurn(page, language, name)
  const choose = (group: string, answer: GroupAnswer) =>
    page
      .getByRole('radiogroup', { name: group })
      .getByText(say(language, `answer.${answer}`), { exact: true })
      .click()
  if (answers.whole) await choose(say(language, 'answer.whole'), answers.whole)
  for (const [what, answer] of Object.entries(answers.asks ?? {})) {
    await choose(`${say(language, 'answer.ask')}: ${what}`, answer)
  }
  await give(page, language)
}

/** All have given: the laptop goes into the middle, and everything is shown. */
export async function showAll(page: Page, language: Language): Promise<void> {
  await expectTitle(page, say(language, 'cover.allGiven'))
  await press(page, say(language, 'cover.show'))
}

export async function expectRead(page: Page, language: Language, round: RoundId): Promise<void> {
  await expectTitle(page, say(language, `read.${round}.title`))
}

/** Where the group puts a line that all have read. */
export async function placeLine(page: Page, language: Language, line: string, place: LinePlace): Promise<void> {
  await page
    .getByRole('group', { name: `${say(language, 'read.places')}: ${line}` })
    .getByLabel(say(language, `read.place.${place}`), { exact: true })
    .check()
}

export async function addLine(page: Page, language: Language, line: string): Promise<void> {
  await page.getByLabel(say(language, 'read.add'), { exact: true }).fill(line)
  await press(page, say(language, 'read.addIt'))
}

export interface AskChoice {
  of: string
  what: string
  hours?: number
  day?: string
  freedom?: 'chosen' | 'expected'
  /** 0 to 4. */
  serves?: { asked: number; group: number }
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

export async function addAsk(page: Page, language: Language, ask: AskChoice): Promise<void> {
  await press(page, say(language, 'asks.add'))
  await page.getByLabel(say(language, 'asks.what'), { exact: true }).fill(ask.what)
  await choose(page, say(language, 'asks.of'), ask.of)
  if (ask.hours !== undefined) {
    const hours = String(ask.hours).replace('.', language === 'it' ? ',' : '.')
    await page.getByLabel(say(language, 'asks.hours'), { exact: true }).fill(hours)
  }
  if (ask.day) await page.getByLabel(say(language, 'asks.day'), { exact: true }).fill(ask.day)
  if (ask.freedom) await choose(page, say(language, 'asks.freedom'), say(language, `asks.${ask.freedom}`))
  if (ask.serves) {
    const scale = (label: string, step: number) =>
      page
        .getByRole('radiogroup', { name: say(language, label) })
        .getByText(say(language, `asks.scale.${step}`), { exact: true })
        .click()
    await scale('asks.servesAsked', ask.serves.asked)
    await scale('asks.servesGroup', ask.serves.group)
  }
  await press(page, say(language, 'asks.done'))
}

/** The clauses of the shape that a statement begins with. */
export async function draftStatement(page: Page, language: Language, to: string, soThat: string): Promise<void> {
  await page.getByLabel(say(language, 'statement.role.to'), { exact: true }).fill(to)
  await page.getByLabel(say(language, 'statement.role.so-that'), { exact: true }).fill(soThat)
}

export async function fillPyramid(
  page: Page,
  language: Language,
  layers: { what: string; how: string; why: string },
): Promise<void> {
  for (const [layer, words] of Object.entries(layers)) {
    await page.getByLabel(text(language, `team-pyramid:layer.${layer}.name`), { exact: true }).fill(words)
  }
}

export async function addStep(
  page: Page,
  language: Language,
  step: { what: string; who: readonly string[]; day?: string },
): Promise<void> {
  await press(page, say(language, 'experiments.add'))
  await page.getByLabel(say(language, 'experiments.what'), { exact: true }).fill(step.what)
  for (const name of step.who) await page.getByLabel(name, { exact: true }).check()
  if (step.day) await page.getByLabel(say(language, 'experiments.day'), { exact: true }).fill(step.day)
  await press(page, say(language, 'experiments.done'))
}

export async function pauseSession(page: Page, language: Language): Promise<void> {
  await press(page, say(language, 'frame.pause'))
  await expectTitle(page, say(language, 'cover.paused'))
}

export async function resumeSession(page: Page, language: Language): Promise<void> {
  await press(page, say(language, 'cover.resume'))
}

/** From the result: kept in the vault of this computer, or not at all. */
export async function endSession(page: Page, language: Language, isKept: boolean): Promise<void> {
  await expectTitle(page, say(language, 'result.title'))
  await press(page, say(language, isKept ? 'result.keep' : 'result.end'))
  if (!isKept)
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say(language, 'result.end') })
      .click()
}

/** Those who keep the statement say so, each for themselves. */
export async function keepStatement(page: Page, language: Language, names: readonly string[]): Promise<void> {
  const keepers = page.getByRole('group', { name: say(language, 'statement.keeps') })
  for (const name of names) await keepers.getByLabel(name, { exact: true }).check()
}
