// A shared-purpose session of four on one laptop, from the form that prepares it to the papers and cards they take along.
import 'temporal-polyfill/global'
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { ROUNDS } from '#shared/domain/together/gathering.ts'
import { CARD_BYTES, readPurposeCard } from '#shared/formats/purpose-card.ts'
import { launchApp } from '../../scripts/chromium-host/launch-app.mjs'
import { text } from '../drive/texts.ts'
import {
  addAsk,
  addStep,
  beginSession,
  draftStatement,
  endSession,
  expectHandOver,
  expectRead,
  expectTitle,
  fillPyramid,
  give,
  goOn,
  hearAll,
  keepStatement,
  openTurn,
  placeLine,
  prepareSession,
  showAll,
  takeAnswer,
  takeTurn,
  writeLines,
} from '../drive/together.ts'
import { makeVault } from '../drive/vault.ts'
import { GATHERING, MEMBERS } from '../persona/gathering.ts'
import { Notebook } from './notebook.ts'

const language = (process.env.UNBORROWED_TOUR_LANG ?? 'en') as Language
const out = join(process.env.UNBORROWED_TOUR_OUT ?? 'tour-out', 'shared-purpose')
const words = GATHERING[language]
const [first] = MEMBERS

test(`a shared-purpose session of four, ${language}`, async () => {
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-tour-'))
  await mkdir(out, { recursive: true })
  const notebook = new Notebook(out)
  const app = await launchApp({ userData, headless: true, locale: language, viewport: { width: 1280, height: 800 } })
  const { page } = app
  const picture = (name: string) => notebook.picture(page, name)
  const t = (key: string, values: Record<string, string> = {}) => text(language, key, values)
  try {
    await notebook.step('a vault, and the form', async () => {
      await makeVault(page, language)
      await prepareSession(page, language)
      await beginSession(page, language, { names: MEMBERS, host: first, plan: 60 })
      await picture('told')
      await hearAll(page, language, MEMBERS)
    })
    for (const round of ROUNDS) {
      await notebook.step(round, async () => {
        const lines = words.rounds[round]
        await expectHandOver(page, language, first)
        if (round === 'inconvenient') {
          await picture('hand-over')
          await openTurn(page, language, first)
          await writeLines(page, language, lines[first])
          await picture('private-turn')
          await give(page, language)
        } else await takeTurn(page, language, first, lines[first])
        for (const name of MEMBERS.slice(1)) await takeTurn(page, language, name, lines[name])
        if (round === 'inconvenient') await picture('all-given')
        await showAll(page, language)
        await expectRead(page, language, round)
        for (const [line, place] of Object.entries(words.places[round])) await placeLine(page, language, line, place)
        await picture(`read-${round}`)
        await goOn(page, language)
      })
    }
    await notebook.step('asks and free answers', async () => {
      await expectTitle(page, t('together:asks.title'))
      for (const ask of words.asks) await addAsk(page, language, ask)
      await picture('asks')
      await goOn(page, language)
      for (const name of MEMBERS) await takeAnswer(page, language, name, words.answers[name])
      await showAll(page, language)
      await picture('answers')
      await goOn(page, language)
    })
    await notebook.step('statement, pyramid, first step', async () => {
      await draftStatement(page, language, words.statement.to, words.statement.soThat)
      await keepStatement(page, language, MEMBERS.slice(0, 3))
      await expect(page.getByText(words.statement.whole).first()).toBeVisible()
      await picture('statement')
      await goOn(page, language)
      await fillPyramid(page, language, words.pyramid)
      await picture('pyramid')
      await goOn(page, language)
      const day = Temporal.Now.plainDateISO().add({ days: 12 }).toString()
      await addStep(page, language, { ...words.experiment, day })
      await picture('first-step')
      await goOn(page, language)
    })
    await notebook.step('what they take along', async () => {
      await expectTitle(page, t('together:result.title'))
      await picture('result')
      const save = async (name: string | RegExp, file: string) => {
        await app.answerSave(join(out, file))
        await page.getByRole('button', { name, exact: true }).click()
        await expect(page.getByText(t('shared-papers:saved', { name: basename(file) }), { exact: true })).toBeVisible({
          timeout: 30_000,
        })
        expect((await stat(join(out, file))).size).toBeGreaterThan(100)
      }
      await save(t('shared-papers:Pdf'), 'shared-purpose.pdf')
      await save(t('shared-papers:Docx'), 'shared-purpose.docx')
      await save(t('shared-papers:Markdown'), 'shared-purpose.md')
      for (const name of MEMBERS.slice(0, 3)) {
        const whose = t('shared-papers:card', { name })
        await save(new RegExp(`^${t('shared-papers:cardFile')}\\s*: ${whose}$`), `${name}.purpose.json`)
        const card = await readFile(join(out, `${name}.purpose.json`), 'utf8')
        expect(card.length).toBeLessThanOrEqual(CARD_BYTES)
        expect(readPurposeCard(card.trim())).toMatchObject({ ok: true, card: { name } })
      }
      const whose = t('shared-papers:card', { name: first })
      await save(new RegExp(`^${t('shared-papers:cardPage')}\\s*: ${whose}$`), `${first}-card.pdf`)
      await picture('papers')
      // Nobody's not now or no is in what leaves.
      const paper = await readFile(join(out, 'shared-purpose.md'), 'utf8')
      expect(paper).toContain('Bruno')
      expect(paper).not.toContain('Davide')
    })
    await notebook.step('kept, and ended', async () => {
      await endSession(page, language, true)
      await expectTitle(page, t('together:ended.title'))
      await page.getByRole('button', { name: t('together:ended.toKept'), exact: true }).click()
      await expect(page.getByRole('navigation', { name: t('app:rooms') })).toBeVisible()
      await expect(page.getByText(words.statement.whole).first()).toBeVisible()
      await picture('kept')
    })
    expect(app.violations()).toEqual([])
    await app.close()
    await notebook.close(language, app.runtime)
  } catch (error) {
    await picture('where-it-ended').catch(() => undefined)
    await app.kill()
    await notebook.close(language, app.runtime, error)
    throw error
  } finally {
    await rm(userData, { recursive: true, force: true })
  }
})
