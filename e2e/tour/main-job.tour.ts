// From first start to the exported files, through the real screens, with what one designer might write.
import 'temporal-polyfill/global'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Language } from '#shared/domain/records.ts'
import { launchApp } from '../../scripts/chromium-host/launch-app.mjs'
import { keepLine, writeEntry } from '../drive/journal.ts'
import { importQuarter, openFigures } from '../drive/ledger.ts'
import { goToTab, openPerson, placePerson, writeMoment } from '../drive/people.ts'
import { playExercise } from '../drive/session.ts'
import { openStatement, saveStatement, signStatement, switchOn } from '../drive/statement.ts'
import { exercise, text } from '../drive/texts.ts'
import { expectOpen, goToRoom, makeVault, unlock } from '../drive/vault.ts'
import { anna as english } from '../persona/en.ts'
import { anna as italian } from '../persona/it.ts'
import { Notebook } from './notebook.ts'
import { everyDesign, everyFile, throughStudio } from './why-files.ts'

const language = (process.env.UNBORROWED_TOUR_LANG ?? 'en') as Language
const out = process.env.UNBORROWED_TOUR_OUT ?? 'tour-out'
const persona = language === 'it' ? italian : english
/** The step of each exercise that is worth a picture. */
const PICTURED: Record<string, string[]> = {
  'what-i-keep-seeing': ['scene'],
  'if-i-am-honest': ['in-here', 'lines'],
  'naming-the-truth': ['sparks', 'candidates', 'choose'],
  'whose-is-it': ['motives'],
  'drafting-the-why': ['evidence', 'drafts', 'motives'],
  'the-smallest-experiment': ['plan'],
}

test(`the main job, ${language}`, async () => {
  const userData = await mkdtemp(join(tmpdir(), 'unborrowed-tour-'))
  const notebook = new Notebook(out)
  const options = { userData, headless: true, locale: language, viewport: { width: 1280, height: 800 } }
  let app = await launchApp(options)
  const picture = (name: string) => notebook.picture(app.page, name)
  try {
    await notebook.step('first start', async () => {
      await makeVault(app.page, language, picture)
      await picture('today-new')
    })
    await notebook.step('journal', async () => {
      await writeEntry(app.page, language, persona.entry)
      await keepLine(app.page, language, persona.keptLine)
      await picture('entry')
      await goToRoom(app.page, language, 'journal')
      await picture('journal')
    })
    for (const [id, responses] of Object.entries(persona.responses)) {
      await notebook.step(id, async () => {
        await playExercise({
          page: app.page,
          language,
          exercise: exercise(id),
          responses,
          onStep: async (step) => {
            if (PICTURED[id]?.includes(step.id)) await picture(`${id}-${step.id}`)
          },
        })
        await picture(`${id}-closing`)
        await app.page.getByRole('link', { name: text(language, 'session:closing.today'), exact: true }).click()
        await picture(`today-after-${id}`)
      })
    }
    await notebook.step('quit and unlock again', async () => {
      await app.close()
      app = await launchApp(options)
      await expect(app.page.getByRole('heading', { level: 1, name: text(language, 'lock:title') })).toBeVisible()
      await picture('locked')
      await unlock(app.page, language)
      await expectOpen(app.page, language)
    })
    await notebook.step('rooms', async () => {
      for (const room of ['path', 'sparks', 'why', 'support', 'settings']) {
        await goToRoom(app.page, language, room)
        await picture(room)
      }
    })
    await notebook.step('asks: a quarter of a freelancer', async () => {
      await app.page.keyboard.press('Control+j')
      await importQuarter(app, language, join(userData, 'quarter.csv'))
      await picture('asks')
      await openFigures(app.page, language)
      await picture('asks-figures')
    })
    await notebook.step('statement', async () => {
      await openStatement(app.page, language)
      await signStatement(app.page, language, persona.name)
      await picture('statement')
      await saveStatement(app, language, 'savePdf', join(out, 'statement.pdf'))
      await saveStatement(app, language, 'saveMarkdown', join(out, 'statement.md'))
      await switchOn(app.page, language, 'truth')
      await switchOn(app.page, language, 'evidence')
      await picture('statement-full')
      await saveStatement(app, language, 'savePdf', join(out, 'statement-full.pdf'))
      for (const file of ['statement.pdf', 'statement.md', 'statement-full.pdf'])
        expect((await stat(join(out, file))).size).toBeGreaterThan(100)
    })
    await notebook.step('people', async () => {
      const { page } = app
      const { client, moment } = persona
      const today = Temporal.Now.plainDateISO()
      await openPerson(page, language, client.name)
      const before = today.subtract({ days: 80 }).toString()
      await placePerson(page, language, { level: 0, because: client.earlier, day: before })
      await placePerson(page, language, { level: 1, because: client.now }, () => picture('pyramid-place'))
      await picture('person')
      await goToRoom(page, language, 'people')
      await goToTab(page, language, 'pyramid')
      await picture('pyramid')
      await goToTab(page, language, 'recognition')
      await writeMoment(page, language, moment)
      await page.getByRole('button', { name: text(language, 'recognition:keep') }).click()
      await page.getByRole('button', { name: text(language, 'recognition:beside') }).click()
      await expect(page.getByText(text(language, 'recognition:isBeside'), { exact: true })).toBeVisible()
      await picture('recognition')
      await goToTab(page, language, 'experiments')
      await expect(page.getByText(persona.experiment).first()).toBeVisible()
      await picture('experiments')
    })
    await notebook.step('studio', () => throughStudio(app.page, language, persona.nearer, picture))
    await notebook.step('in the dark', async () => {
      await app.page.emulateMedia({ colorScheme: 'dark' })
      for (const room of ['today', 'path', 'journal', 'why']) {
        await goToRoom(app.page, language, room)
        await picture(`${room}-dark`)
      }
    })
    await app.page.emulateMedia({ colorScheme: 'light' })
    await notebook.step('each design, light and dark', () => everyDesign(app, language, out))
    await notebook.step('every kind of file', () => everyFile(app, language, out, picture))
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
