// @vitest-environment jsdom
// Rules Y10–Y13: the paper worksheet.
import 'temporal-polyfill/global'
import exercises from 'virtual:exercises'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { printPageSchema } from '#shared/contract/contract.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { worksheetFileName, worksheetPage } from './worksheet-page.ts'

beforeAll(() => setLanguage('en'))

const page = (exercise: Exercise, language: Language = 'en') =>
  worksheetPage({ exercise, exercises, language, t: i18next.getFixedT(language, 'path') }, 'A4')
/** As React escapes it. */
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')

for (const language of ['en', 'it'] as const) {
  test(`[Y10] every exercise has a worksheet with its title, why and every step's question, ${language}`, async () => {
    await setLanguage(language)
    for (const exercise of exercises) {
      const sheet = printPageSchema.parse(await page(exercise, language))
      const steps = [...exercise.steps, ...(exercise.gentler?.steps ?? [])]
      const said = [exercise.title, exercise.why, exercise.closing, ...steps.map((step) => step.title)]
      for (const words of said) expect(sheet.body, exercise.id).toContain(escaped(words[language]))
      for (const step of steps) if (step.text) expect(sheet.body, exercise.id).toContain(escaped(step.text[language]))
      expect(sheet.body, exercise.id).not.toMatch(/worksheet\.|\{\{|undefined|<script|style=/)
    }
  })
}

test('[Y11] a heavy exercise says its caution before the first question', async () => {
  const heavy = exercises.filter((exercise) => exercise.intensity === 'heavy')
  expect(heavy.length).toBeGreaterThan(0)
  for (const exercise of heavy) {
    const { body } = await page(exercise)
    const caution = body.indexOf(escaped(exercise.caution?.en ?? 'no caution'))
    expect(caution, exercise.id).toBeGreaterThan(0)
    expect(caution, exercise.id).toBeLessThan(body.indexOf('<h3>'))
  }
})

test('[Y12] every kind of step gets room or words of its own', async () => {
  const kinds = new Map(exercises.flatMap((exercise) => exercise.steps.map((step) => [step.kind, exercise] as const)))
  for (const [kind, exercise] of kinds) {
    const { body } = await page(exercise)
    const [, own = ''] = body.split(`data-kind="${kind}"`)
    const [, room = ''] = own.split('</h3>')
    const inside = room.split('data-kind=')[0] ?? ''
    expect(inside, kind).toMatch(/class="(line|blank|circle|map|note)|<p>/)
  }
})

test('[Y13] markup in a text stays text, and a file name holds letters and numbers only', async () => {
  const [first] = exercises
  if (!first) throw new Error('no exercise')
  const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const both = { en: evil, it: evil }
  const steps: Exercise['steps'] = [{ id: 'a', kind: 'write', title: both, text: both, placeholder: both }]
  const { body } = await page({ ...first, title: both, why: both, basis: both, closing: both, source: evil, steps })
  expect(body).not.toMatch(/<script|<img/)
  expect(body).toContain(escaped(evil))
  expect(worksheetFileName('foglio Di chi è?/../<x>')).toBe('foglio-di-chi-è-x.pdf')
})
