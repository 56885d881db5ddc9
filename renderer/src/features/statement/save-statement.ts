// Turns the statement into a file through the system's dialog. Answers what the main process says happened, nothing more.
import { createElement } from 'react'
import { platform } from '#platform/platform.ts'
import type { PrintPage, SaveOutcome } from '#shared/contract/contract.ts'
import { type StatementEnding, statementFileName, statementMarkdown } from '#shared/domain/statement.ts'
import { statementText } from '#shared/domain/statement-text.ts'
import { PAPER_PIXELS, type Paper } from './fit.ts'
import { pictureCss, printCss } from './print-css.ts'
import { StatementSheet } from './StatementSheet.tsx'
import { statementHtml, withFacesInside } from './statement-html.ts'
import type { StatementView } from './use-statement.ts'

/** The print page: the very component of the preview, as markup, with the very stylesheet of the preview. */
export async function printPage({ statement, labels, sayDay }: StatementView, paper: Paper): Promise<PrintPage> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return {
    title: statement.name === '' ? labels.title : `${labels.title} · ${statement.name}`.slice(0, 200),
    language: statement.language,
    body: `<main>${renderToStaticMarkup(createElement(StatementSheet, { statement, labels, paper, sayDay }))}</main>`,
    css: printCss(paper),
    paper,
  }
}

/** Every kind of file the page can become, in the order of the buttons; each has a text `save…` in the locale. */
export const SAVE_KINDS = ['Pdf', 'Docx', 'Html', 'Png', 'Markdown', 'Text'] as const
export type SaveKind = (typeof SAVE_KINDS)[number]

/** Pixels of a picture for each CSS pixel of the paper. */
const PICTURE_SCALE = 2

/** @throws a `KindError` when it could not be made or written. Closing the dialog is no error. */
export async function saveAs(kind: SaveKind, view: StatementView, paper: Paper): Promise<SaveOutcome> {
  const { statement, labels, sayDay } = view
  const encoded = (text: string) => new TextEncoder().encode(text)
  const saveFile = (ending: StatementEnding, name: string, data: Uint8Array<ArrayBuffer>) =>
    platform().saveFile({
      suggestedName: statementFileName(statement, ending),
      filters: [{ name, extensions: [ending] }],
      data,
    })
  switch (kind) {
    case 'Pdf':
      return platform().savePdf({
        page: await printPage(view, paper),
        suggestedName: statementFileName(statement, 'pdf'),
      })
    case 'Png': {
      const page = await printPage(view, paper)
      const { width, height } = PAPER_PIXELS[paper]
      return platform().savePng({
        page: { ...page, css: `${page.css}\n${pictureCss(PICTURE_SCALE)}` },
        width: Math.round(width * PICTURE_SCALE),
        height: Math.round(height * PICTURE_SCALE),
        suggestedName: statementFileName(statement, 'png'),
      })
    }
    case 'Html': {
      const page = await printPage(view, paper)
      return saveFile('html', 'HTML', encoded(await statementHtml({ ...page, css: await withFacesInside(page.css) })))
    }
    case 'Docx': {
      const { statementDocx } = await import('./statement-docx.ts')
      return saveFile('docx', 'Word', await statementDocx(view, paper))
    }
    case 'Markdown':
      return saveFile('md', 'Markdown', encoded(statementMarkdown(statement, labels, sayDay)))
    case 'Text':
      return saveFile('txt', 'Text', encoded(statementText(statement, labels, sayDay)))
  }
}
