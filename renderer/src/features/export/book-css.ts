// How a book looks on paper.
import { printFaces } from '#parts/print-faces.ts'

const RULES = `
@page { margin: 22mm 24mm 24mm; }
body { margin: 0; color: #1a2326; font: 11pt/1.55 "Literata Print", "Literata Variable", serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { font-weight: 500; line-height: 1.3; break-after: avoid; }
header h1 { margin: 60mm 0 0; font-size: 30pt; font-family: "Literata Print", serif; }
h1 { font-size: 22pt; } h2 { margin: 0; font-size: 15pt; } h3 { font-size: 13pt; } h4, h5 { font-size: 11.5pt; }
nav { break-before: page; break-after: page; font: 9.5pt/1.5 "Atkinson Hyperlegible Next", sans-serif; }
img { max-width: 100%; max-height: 180mm; } figure { margin: 4mm 0; break-inside: avoid; } figcaption { font: 8.5pt/1.45 "Atkinson Hyperlegible Next", sans-serif; color: #4d595d; }
nav ol { margin: 0; padding: 0; list-style: none; } nav time { display: inline-block; min-width: 24mm; color: #4d595d; }
a { color: inherit; text-decoration: none; } article a { text-decoration: underline; }
article { padding: 6mm 0 4mm; border-top: 0.2mm solid #b9b2a4; } p { margin: 0 0 2.5mm; orphans: 2; widows: 2; }
.facts, .label, footer { font: 8.5pt/1.45 "Atkinson Hyperlegible Next", sans-serif; color: #4d595d; }
.facts { margin: 1mm 0 4mm; } .label { margin: 4mm 0 0.5mm; break-after: avoid; }
blockquote { margin: 3mm 0; padding-left: 4mm; border-left: 0.5mm solid #b9b2a4; }
pre { white-space: pre-wrap; font-size: 9pt; } hr { border: 0; border-top: 0.2mm solid #b9b2a4; }
ul.tasks { list-style: none; padding-left: 0; } ul.tasks > li { display: flex; gap: 2mm; }
footer { margin-top: 12mm; }
`

/** The stylesheet of a printed book, its faces among it. */
export function bookCss(): string {
  return `${printFaces()}\n${RULES}`
}
