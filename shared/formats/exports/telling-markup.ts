// A telling as HTML: for a page in the browser, and for the print page, which differ in their stylesheet alone. Every word
// is escaped; the only addresses are places in the same file.

import { escaped } from '../../domain/escaped.ts'
import { contentsOf, type Telling, type TellingBlock } from '../../domain/telling/telling.ts'
import { linesMarkup } from './markup.ts'

const note = (text: string) => (text === '' ? '' : `<p class="note">${escaped(text)}</p>`)

function block(one: TellingBlock): string {
  switch (one.kind) {
    case 'heading':
      return `<h3 id="${escaped(one.id)}">${escaped(one.text)}</h3>${note(one.note)}`
    case 'words':
      return `<p>${linesMarkup(one.text)}</p>`
    case 'says':
      return `<p class="says">${escaped(one.text)}</p>`
    case 'why':
    case 'truth':
      return `<div class="${one.kind}"><p>${linesMarkup(one.text)}</p>${note(one.note)}</div>`
    case 'clause':
      return `<h3 class="clause">${one.before === '' ? '' : `<span class="before">${escaped(one.before)}</span> `}${linesMarkup(one.text)}</h3>`
    case 'quote':
      return `<blockquote><p>${linesMarkup(one.text)}</p>${note(one.note)}</blockquote>`
    case 'list':
      return `<ol>${one.items.map((item) => `<li><p>${linesMarkup(item.text)}</p>${note(item.note)}</li>`).join('')}</ol>`
    case 'fact':
      return `<dl><dt>${escaped(one.label)}</dt><dd>${linesMarkup(one.text)}</dd></dl>`
  }
}

function contents(telling: Telling): string {
  const items = contentsOf(telling).map(
    ({ id, text, note, level }) =>
      `<li class="level-${level}"><a href="#${escaped(id)}">${escaped(text)}</a>${note === '' ? '' : ` <span class="note">${escaped(note)}</span>`}</li>`,
  )
  return `<nav aria-label="${escaped(telling.said.contents)}"><h2>${escaped(telling.said.contents)}</h2><ol>${items.join('')}</ol></nav>`
}

/** The body of the page. `look` becomes data attributes, for the stylesheet. A story has contents, a long form none. */
export function tellingMarkup(telling: Telling, look: Readonly<Record<string, string>> = {}): string {
  const { kind, title, name, why, noWhy, said, chapters, language } = telling
  const attributes = Object.entries(look).map(([key, value]) => ` data-${key}="${escaped(value)}"`)
  return [
    `<main class="telling" lang="${language}" data-kind="${kind}"${attributes.join('')}>`,
    '<header>',
    kind === 'story' ? `<h1>${escaped(title)}</h1>` : `<p class="kind">${escaped(title)}</p>`,
    name === '' ? '' : `<p class="name">${escaped(name)}</p>`,
    why === null
      ? `<p class="none">${escaped(noWhy)}</p>`
      : kind === 'story'
        ? `<p class="chosen">${linesMarkup(why)}</p>`
        : `<h1 class="chosen">${linesMarkup(why)}</h1>`,
    `<p class="day">${escaped(said.day)}</p>`,
    '</header>',
    kind === 'story' && chapters.length > 0 ? contents(telling) : '',
    ...chapters.map(
      ({ id, title: heading, blocks }) =>
        `<section class="chapter" data-part="${escaped(id)}"><h2 id="${escaped(id)}">${escaped(heading)}</h2>${blocks.map(block).join('\n')}</section>`,
    ),
    '</main>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}
