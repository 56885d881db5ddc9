// Turns figures into files through the system's dialog: a table, a picture of one chart, all of them as a PDF.
import { createElement } from 'react'
import { printFaces } from '#parts/print-faces.ts'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import { withoutFormula } from '#shared/domain/ledger/table.ts'
import type { Language } from '#shared/domain/records.ts'
import { barsOf } from '#ui/charts/bars.ts'
import chartsCss from '#ui/charts/charts.css?raw'
import { columnsOf } from '#ui/charts/columns.ts'
import { pngOf } from '#ui/charts/paint.ts'
import { csvText, saveCsv } from './csv-file.ts'
import { FiguresSheet } from './FiguresSheet.tsx'
import { type FigureSection, tableOf } from './figure-sections.ts'
import printCss from './figures-print.css?raw'

/** A picture is as wide as this, in CSS pixels, whatever the window. */
const PICTURE = { width: 900, unit: 1 }

/** @throws what the platform throws. Closing the dialog is no error. */
export function saveTable(
  section: FigureSection,
  total: string,
  language: Language,
  name: string,
): Promise<SaveOutcome> {
  const rows = tableOf(section, total).map((row) => row.map(withoutFormula))
  return saveCsv(csvText(rows, language), `${name}.csv`)
}

/** @throws what the platform throws, or where the page cannot paint. */
export async function savePicture(section: FigureSection, name: string): Promise<SaveOutcome> {
  const drawing = (section.shape === 'bars' ? barsOf : columnsOf)(section.chart, PICTURE)
  const data = await pngOf(drawing, section.title)
  return platform().saveFile({ suggestedName: `${name}.png`, filters: [{ name: 'PNG', extensions: ['png'] }], data })
}

/** @throws what the platform throws. */
export async function saveFiguresPdf(
  sheet: { title: string; subtitle: string; sections: readonly FigureSection[]; total: string },
  language: Language,
  name: string,
): Promise<SaveOutcome> {
  const { paper } = await platform().readSettings()
  const { renderToStaticMarkup } = await import('react-dom/server')
  const page = {
    title: sheet.title.slice(0, 200),
    language,
    body: renderToStaticMarkup(createElement(FiguresSheet, sheet)),
    css: [`@page{size:${paper};margin:16mm 18mm}`, printFaces(), printCss, chartsCss].join('\n'),
    paper,
  }
  return platform().savePdf({ page, suggestedName: `${name}.pdf` })
}
