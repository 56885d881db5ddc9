// Every exercise from its first step to its end in both languages, with answers made from its definition and given as a
// person gives them; all of them are read again after one restart.
import type { Exercise } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { readExercises } from '../scripts/vite-exercises.ts'
import { playGenerated } from './drive/generated-answers.ts'
import { beginExercise } from './drive/session.ts'
import { text } from './drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from './drive/vault.ts'
import { expect, type Page, test } from './fixtures.ts'

test.describe.configure({ mode: 'parallel' })

const exercises = readExercises()
/** The gentler ways too, in one of the languages. */
const sittings: Record<Language, { exercise: Exercise; variant: 'full' | 'gentler' }[]> = {
  en: exercises.map((exercise) => ({ exercise, variant: 'full' })),
  it: exercises.flatMap((exercise) => [
    { exercise, variant: 'full' as const },
    ...(exercise.gentler ? [{ exercise, variant: 'gentler' as const }] : []),
  ]),
}

/** Fills a page's whitespace alike, so that words are found across lines. */
const fold = (words: string) => words.replace(/\s+/g, ' ').trim()

async function openSitting(page: Page, language: Language, exercise: Exercise, fromOldest: number): Promise<string> {
  await goToRoom(page, language, 'path')
  await page.getByRole('link', { name: exercise.title[language], exact: true }).first().click()
  const past = page.getByRole('region', { name: text(language, 'path:past.title') }).getByRole('link')
  await past.nth((await past.count()) - 1 - fromOldest).click()
  await expect(
    page.getByRole('heading', { level: 1, name: text(language, 'session:closing.title'), exact: true }),
  ).toBeVisible()
  return fold((await page.locator('main').textContent()) ?? '')
}

for (const language of ['en', 'it'] as const) {
  test(`[E60] every exercise is done and read again after a restart, ${language}`, async ({ launch }) => {
    test.setTimeout(420_000)
    const app = await launch({ locale: language })
    await makeVault(app.page, language)
    const done: { exercise: Exercise; place: number; words: string[] }[] = []
    for (const [index, { exercise, variant }] of sittings[language].entries()) {
      await test.step(`${exercise.id}, ${variant}`, async () => {
        await beginExercise(app.page, language, exercise, variant)
        const { words } = await playGenerated(app.page, language, exercise, variant, `${language}${index}`)
        await expect(
          app.page.getByRole('heading', { level: 1, name: text(language, 'session:closing.title'), exact: true }),
        ).toBeVisible()
        done.push({ exercise, place: variant === 'full' ? 0 : 1, words })
        await app.page.getByRole('link', { name: text(language, 'session:closing.today'), exact: true }).click()
      })
    }
    await app.close()

    const { page } = await launch({ locale: language })
    await unlock(page, language)
    await expectOpen(page, language)
    for (const { exercise, place, words } of done) {
      const shown = await openSitting(page, language, exercise, place)
      const lost = words.map(fold).filter((word) => !shown.includes(word))
      expect.soft(lost, exercise.id).toEqual([])
      await page.getByRole('link', { name: text(language, 'session:closing.today'), exact: true }).click()
    }
  })
}
