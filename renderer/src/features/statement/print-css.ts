// The stylesheet of the printed statement as text: paper size and our own typefaces before the sheet's rules.

import { printFaces } from '#parts/print-faces.ts'
import { type Look, pageSize, sheetSize } from './sheet-look.ts'
import sheetCss from './statement-print.css?raw'

/** For the preview: the app's own document has the typefaces already. */
export { sheetCss }

const GROUND = { light: '#ffffff', dark: '#12181a' } as const

/** What the look alone decides: a wallpaper is as large as the display asks. */
export function lookCss(look: Look): string {
  const { width, height } = sheetSize(look)
  return look.form === 'wallpaper' ? `.sheet[data-form="wallpaper"]{width:${width}px;height:${height}px}` : ''
}

export function printCss(look: Look): string {
  return [
    `@page{size:${pageSize(look)};margin:0}`,
    `html,body{margin:0;padding:0;background:${GROUND[look.tone]}}`,
    printFaces(),
    sheetCss,
    lookCss(look),
  ].join('\n')
}

/** For a picture of the page: set `scale` times as large, from edge to edge. */
export function pictureCss(scale: number): string {
  return `html{zoom:${scale};overflow:hidden}`
}

/** On a screen the sheet takes the width there is and grows with its words; printed it is the page. */
export const screenCss = `@media screen{.sheet[data-form="page"]{width:auto;max-width:210mm;height:auto;min-height:100vh;margin:0 auto;padding:8vw min(27mm,8vw);font-size:12pt}}`
