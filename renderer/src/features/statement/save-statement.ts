// Turns the statement into a file through the system's dialog. Answers what the main process says happened, nothing more.
import { createElement } from 'react'
import { standaloneHtml, withFacesInside } from '#parts/standalone-html.ts'
import { platform } from '#platform/platform.ts'
import type { PrintPage, SaveOutcome } from '#shared/contract/contract.ts'
import { type StatementEnding, statementFileName, statementMarkdown } from '#shared/domain/statement.ts'
import { statementText } from '#shared/domain/statement-text.ts'
import type { Fit } from './fit.ts'
import { pictureCss, printCss, screenCss } from './print-css.ts'
import { StatementSheet } from './StatementSheet.tsx'
import { type Form, type Look, sheetSize, statementOn } from './sheet-look.ts'
import type { StatementView } from './use-statement.ts'

/** The print page: the very component of the preview, as markup, with the very stylesheet of the preview. */
export async function printPage(
  { statement, labels, sayDay }: StatementView,
  look: Look,
  fit: Fit,
): Promise<PrintPage> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  const shown = statementOn(look.form, statement)
  const sheet = createElement(StatementSheet, { statement: shown, labels, look, fit, sayDay })
  return {
    title: shown.name === '' ? labels.title : `${labels.title} · ${shown.name}`.slice(0, 200),
    language: shown.language,
    body: `<main>${renderToStaticMarkup(sheet)}</main>`,
    css: printCss(look),
    paper: look.paper,
  }
}

/** Every kind of file the page can become, in the order of the buttons; each has a text `save…` in the locale. */
export const SAVE_KINDS = ['Pdf', 'Docx', 'Html', 'Png', 'Markdown', 'Text'] as const
export type SaveKind = (typeof SAVE_KINDS)[number]

/** Which kinds of file each form can become. */
export const KINDS_OF: Record<Form, readonly SaveKind[]> = {
  page: SAVE_KINDS,
  card: ['Pdf', 'Png'],
  slide: ['Pdf', 'Png'],
  wallpaper: ['Png'],
}

/** @throws a `KindError` when it could not be made or written. Closing the dialog is no error. */
export async function saveAs(kind: SaveKind, view: StatementView, look: Look, fit: Fit): Promise<SaveOutcome> {
  const { statement, labels, sayDay } = view
  const encoded = (text: string) => new TextEncoder().encode(text)
  const saveFile = (ending: StatementEnding, name: string, data: Uint8Array<ArrayBuffer>) =>
    platform().saveFile({
      suggestedName: statementFileName(statement, ending, look.form),
      filters: [{ name, extensions: [ending] }],
      data,
    })
  switch (kind) {
    case 'Pdf':
      return platform().savePdf({
        page: await printPage(view, look, fit),
        suggestedName: statementFileName(statement, 'pdf', look.form),
      })
    case 'Png': {
      const page = await printPage(view, look, fit)
      const { width, height, scale } = sheetSize(look)
      return platform().savePng({
        page: { ...page, css: `${page.css}\n${pictureCss(scale)}` },
        width: Math.round(width * scale),
        height: Math.round(height * scale),
        suggestedName: statementFileName(statement, 'png', look.form),
      })
    }
    case 'Html': {
      const page = await printPage(view, look, fit)
      const css = `${await withFacesInside(page.css)}\n${screenCss}`
      return saveFile('html', 'HTML', encoded(await standaloneHtml({ ...page, css })))
    }
    case 'Docx': {
      const { statementDocx } = await import('./statement-docx.ts')
      return saveFile('docx', 'Word', await statementDocx(view, look.paper))
    }
    case 'Markdown':
      return saveFile('md', 'Markdown', encoded(statementMarkdown(statement, labels, sayDay)))
    case 'Text':
      return saveFile('txt', 'Text', encoded(statementText(statement, labels, sayDay)))
  }
}
