// Entries and records as HTML pages for reading: one file, or a site. Strict about what a page may do: no script, no
// connection, one stylesheet named by its hash.

import { escaped } from '../../domain/escaped.ts'
import type { RecordId } from '../../domain/records.ts'
import { linesMarkup, markupOf } from './markup.ts'
import { type ExportWords, factsOf, type ReadableEntry, type ReadableRecord } from './readable.ts'

export const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #fbf9f5; --ink: #1a2326; --quiet: #4d595d; --line: #d8d2c6; }
@media (prefers-color-scheme: dark) { :root { --paper: #14191b; --ink: #e6e3dc; --quiet: #a3aaa9; --line: #333b3e; } }
body { margin: 0 auto; padding: 3rem 1.5rem 6rem; max-width: 40rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Literata, Georgia, serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { font-weight: 500; line-height: 1.3; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.35rem; margin: 0; } h3 { font-size: 1.15rem; }
article { border-top: 1px solid var(--line); padding: 1.5rem 0 1rem; }
.facts, .label, nav, footer { font-family: "Atkinson Hyperlegible Next", Verdana, sans-serif; font-size: 0.875rem; color: var(--quiet); }
.facts { margin: 0.25rem 0 1rem; } .label { margin: 1rem 0 0; }
nav ol { list-style: none; padding: 0; } nav time { display: inline-block; min-width: 7rem; }
a { color: inherit; } img { max-width: 100%; height: auto; } figure { margin: 1rem 0; }
figcaption { font-size: 0.875rem; color: var(--quiet); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 2px solid var(--line); }
pre { white-space: pre-wrap; } hr { border: 0; border-top: 1px solid var(--line); }
ul.tasks { list-style: none; padding-left: 0; } ul.tasks > li { display: flex; gap: 0.5rem; }
ul.tasks p { margin: 0; } audio { width: 100%; }
`

/** The start of a page. `styleHash`: SHA-256 of PAGE_STYLE, base64. `pictures`: where they may come from, for the policy. */
export function pageStart(title: string, words: ExportWords, styleHash: string, pictures: string): string {
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src ${pictures}; media-src ${pictures}; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html>',
    `<html lang="${words.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '',
  ].join('\n')
}

export function pageEnd(words: ExportWords): string {
  return `<footer><p>${escaped(words.madeWith)}</p></footer>\n</body>\n</html>\n`
}

/** Where an entry or record is found in a page. */
export function anchorOf(id: RecordId): string {
  return `r-${id.replace(/[^\w-]/g, '')}`
}

export function titleOf({ head }: ReadableEntry, words: ExportWords): string {
  return head.title ?? words.day(head.day)
}

/** `attachment` gives finished markup for a file in the text. */
export function entryMarkup(
  entry: ReadableEntry,
  words: ExportWords,
  attachment: (id: RecordId, alt: string) => string,
): string {
  const { head, text } = entry
  const day = head.title === null ? [] : [words.day(head.day)]
  return [
    `<article id="${anchorOf(head.id)}">`,
    `<h2>${escaped(titleOf(entry, words))}</h2>`,
    `<p class="facts">${[...day, ...factsOf(entry, words)].map(escaped).join('<br>')}</p>`,
    markupOf(text, { attachment, below: 2 }),
    '</article>',
    '',
  ].join('\n')
}

export function recordMarkup(record: ReadableRecord, words: ExportWords): string {
  return [
    `<article id="${anchorOf(record.id)}">`,
    `<h2>${escaped(record.title || words.noTitle)}</h2>`,
    `<p class="facts">${escaped(words.day(record.day))}</p>`,
    ...record.texts.flatMap(({ label, text }) => [
      `<p class="label">${escaped(label)}</p>`,
      `<p>${linesMarkup(text)}</p>`,
    ]),
    '</article>',
    '',
  ].join('\n')
}

export interface ContentsLine {
  id: RecordId
  /** Shown before the title; empty for none. */
  day: string
  title: string
}

/** Links to articles, in `page` where they stand in another one. */
export function contentsMarkup(lines: readonly ContentsLine[], words: ExportWords, page = ''): string {
  const items = lines.map(
    ({ id, day, title }) =>
      `<li>${day === '' ? '' : `<time>${escaped(day)}</time> `}<a href="${escaped(page)}#${anchorOf(id)}">${escaped(title)}</a></li>`,
  )
  return `<nav aria-label="${escaped(words.contents)}">\n<ol>\n${items.join('\n')}\n</ol>\n</nav>\n`
}

/** A picture, or a sound to play, or a link to a file; `source` is where it lies, null where it is not there. */
export function fileMarkup(
  file: { name: string; mime: string; source: string | null },
  alt: string,
  words: ExportWords,
): string {
  const { name, mime, source } = file
  const caption = alt.trim() === '' ? '' : `<figcaption>${escaped(alt)}</figcaption>`
  if (source === null) return `<p class="facts">${escaped(`${words.file}: ${alt || name}`)}</p>`
  if (mime.startsWith('image/'))
    return `<figure><img src="${escaped(source)}" alt="${escaped(alt || name)}">${caption}</figure>`
  if (mime.startsWith('audio/'))
    return `<figure><audio controls preload="none" src="${escaped(source)}"></audio>${caption}</figure>`
  return `<p><a href="${escaped(source)}">${escaped(alt || name)}</a></p>`
}
