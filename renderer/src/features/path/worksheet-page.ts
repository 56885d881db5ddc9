// An exercise as a page for `print:save-pdf`: React's own markup of our texts, never a string put together here.
import { createElement } from 'react'
import { printFaces } from '#parts/print-faces.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Worksheet, type WorksheetProps } from './Worksheet.tsx'
import sheetCss from './worksheet.css?raw'

export async function worksheetPage(props: WorksheetProps, paper: Settings['paper']): Promise<PrintPage> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return {
    title: props.exercise.title[props.language].slice(0, 200),
    language: props.language,
    body: renderToStaticMarkup(createElement(Worksheet, props)),
    css: [`@page{size:${paper};margin:18mm 20mm}`, printFaces(), sheetCss].join('\n'),
    paper,
  }
}

/** Letters and numbers joined by hyphens, so that any disk takes it. */
export function worksheetFileName(words: string): string {
  const name = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return `${name.join('-').slice(0, 100)}.pdf`
}
