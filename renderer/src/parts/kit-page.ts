// The recovery kit as a page to print and as plain text. Its code is the one secret that leaves the page, by an explicit act.
import type { PrintPage } from '#shared/contract/contract.ts'
import { escaped } from '#shared/domain/escaped.ts'
import type { Language } from '#shared/domain/records.ts'
import { recoveryGroups } from '#shared/domain/recovery-code.ts'
import type { Settings } from '#shared/formats/settings.ts'

/** The sentences of the kit in the person's language. */
export interface KitTexts {
  title: string
  what: string
  how: string
  keep: string
  made: string
}

const CSS = `
body { margin: 0; color: #1a2326; font: 11pt/1.5 "Atkinson Hyperlegible Next", sans-serif; }
.name { font: 600 11pt/1.5 "Literata Print", "Literata Variable", serif; }
h1 { margin: 18mm 0 4mm; font: 500 24pt/1.25 "Literata Print", "Literata Variable", serif; }
p { margin: 0 0 3mm; max-width: 130mm; }
ol { margin: 10mm 0; padding: 6mm 0; border: solid #1a2326; border-width: 0.3mm 0; list-style: none;
  display: grid; grid-template-columns: repeat(4, 1fr); gap: 5mm 6mm; }
li { font: 600 17pt/1.2 "Atkinson Hyperlegible Next", sans-serif; letter-spacing: 0.08em; }
li small { display: block; font: 400 8.5pt/1.4 "Atkinson Hyperlegible Next", sans-serif; letter-spacing: 0; color: #4d595d; }
.made { margin-top: 8mm; color: #4d595d; font-size: 9.5pt; }
`

/** The page for `print:save-pdf`. */
export function kitPage(code: string, texts: KitTexts, language: Language, paper: Settings['paper']): PrintPage {
  const groups = recoveryGroups(code).map((group, place) => `<li><small>${place + 1}</small>${escaped(group)}</li>`)
  const body = [
    '<p class="name">Unborrowed</p>',
    `<h1>${escaped(texts.title)}</h1>`,
    `<p>${escaped(texts.what)}</p>`,
    `<ol>${groups.join('')}</ol>`,
    `<p>${escaped(texts.how)}</p>`,
    `<p>${escaped(texts.keep)}</p>`,
    `<p class="made">${escaped(texts.made)}</p>`,
  ]
  return { title: texts.title, language, body: body.join('\n'), css: CSS, paper }
}

/** The same in plain text, UTF-8. */
export function kitText(code: string, texts: KitTexts): Uint8Array<ArrayBuffer> {
  const lines = ['Unborrowed', texts.title, '', texts.what, '', code, '', texts.how, '', texts.keep, '', texts.made, '']
  return new TextEncoder().encode(lines.join('\n'))
}
