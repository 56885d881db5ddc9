// Rules LF7 and LF8 of docs/SPEC.md: a telling as HTML and as Markdown holds every word as a word.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { DEFAULT_LONG, longForm } from '../../domain/telling/long-form.ts'
import { truth, vault, WORDS } from '../../domain/telling/telling.test-support.ts'
import { contentsOf } from '../../domain/telling/telling.ts'
import { WHOLE_STORY, wholeStory } from '../../domain/telling/whole-story.ts'
import { AT } from '../../domain/why/why.test-support.ts'
import { tellingMarkdown } from './telling-markdown.ts'
import { tellingMarkup } from './telling-markup.ts'

const ODD = '<img src=x onerror=alert(1)> [a](https://x.example)\n# è così\n1. no list'
const records = vault({ truths: [truth('t1', ODD, { chosenAt: AT })] })
const given = { language: 'it' as const, name: 'A <b>', day: '2026-11-22', words: WORDS, records }
const long = longForm({ ...given, switches: { ...DEFAULT_LONG, evidence: true, truth: true } })
const story = wholeStory({ ...given, switches: WHOLE_STORY })

test('[LF7] as HTML every word is escaped, the language is said, and the contents of a story lead to places that are there', () => {
  const page = tellingMarkup(long, { design: 'seal', tone: 'dark' })
  expect(page).not.toContain('<img')
  expect(page).toContain('è così<br>1. no list')
  expect(page).toContain('<main class="telling" lang="it" data-kind="long-form" data-design="seal" data-tone="dark">')
  expect(page).toContain('<span class="before">so that</span> the work can be trusted</h3>')
  expect(page).not.toContain('<nav')
  const book = tellingMarkup(story)
  for (const { id } of contentsOf(story)) {
    expect(book).toContain(`href="#${id}"`)
    expect(book).toContain(`id="${id}"`)
  }
  expect(book.match(/<h1/g)).toHaveLength(1)
})

test('[LF8] as Markdown every text shows as it was written and starts nothing', () => {
  const text = tellingMarkdown(long)
  expect(text).toContain('# My why, at length\n\nA \\<b\\>\n\n> To say what I see so that the work can be trusted.')
  expect(text).toContain(
    '> \\<img src=x onerror=alert(1)\\> \\[a\\](https\\://x.example)\\\n> \\# è così\\\n> 1\\. no list',
  )
  expect(text).toContain(
    '### To say what I see\n\n> I make the deck more beautiful.\n>\n> *2026-10-08 · What I keep seeing*',
  )
  expect(text).toContain('1. Candour: *saying what is so*')
  expect(text).toContain('- **By** 2026-11-20\n- **What came of it** Changed · 2026-11-22')
  expect(text.endsWith('*2026-11-22*\n')).toBe(true)
})
