// The stylesheet of the printed statement as text: paper size and our own typefaces before the sheet's rules.

import { printFaces } from '#parts/print-faces.ts'
import type { Paper } from './fit.ts'
import sheetCss from './statement-print.css?raw'

/** For the preview: the app's own document has the typefaces already. */
export { sheetCss }

export function printCss(paper: Paper): string {
  return [`@page{size:${paper};margin:0}`, printFaces(), sheetCss].join('\n')
}

/** For a picture of the page: set `scale` times as large, from edge to edge. */
export function pictureCss(scale: number): string {
  return `html{zoom:${scale};overflow:hidden}html,body{margin:0;padding:0;background:#ffffff}`
}
