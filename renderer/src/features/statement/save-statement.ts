// Turns the statement into a file through the system's dialog. Answers what the main process says happened, nothing more.
import { createElement } from 'react'
import { platform } from '#platform/platform.ts'
import type { PrintPage, SaveOutcome } from '#shared/contract/contract.ts'
import { statementFileName, statementMarkdown } from '#shared/domain/statement.ts'
import type { Paper } from './fit.ts'
import { printCss } from './print-css.ts'
import { StatementSheet } from './StatementSheet.tsx'
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

/** @throws a `KindError` when it could not be made or written. Closing the dialog is no error. */
export async function saveAsPdf(view: StatementView, paper: Paper): Promise<SaveOutcome> {
  const page = await printPage(view, paper)
  return platform().savePdf({ page, suggestedName: statementFileName(view.statement, 'pdf') })
}

/** @throws a `KindError` when it could not be written. Closing the dialog is no error. */
export async function saveAsMarkdown({ statement, labels, sayDay }: StatementView): Promise<SaveOutcome> {
  return platform().saveFile({
    suggestedName: statementFileName(statement, 'md'),
    filters: [{ name: 'Markdown', extensions: ['md'] }],
    data: new TextEncoder().encode(statementMarkdown(statement, labels, sayDay)),
  })
}
