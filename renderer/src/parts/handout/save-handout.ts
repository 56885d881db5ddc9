// A handout as a file, through the system's save dialog. Answers what the main process says happened, nothing more.
import { createElement } from 'react'
import { printFaces } from '#parts/print-faces.ts'
import { platform } from '#platform/platform.ts'
import type { PrintPage, SaveOutcome } from '#shared/contract/contract.ts'
import { type Handout, handoutMarkdown, layersOver } from '#shared/domain/handout.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { HandoutSheet } from './HandoutSheet.tsx'
import sheetCss from './handout-print.css?raw'

type Paper = Settings['paper']

export const HANDOUT_KINDS = ['Pdf', 'Docx', 'Markdown', 'Png'] as const
export type HandoutKind = (typeof HANDOUT_KINDS)[number]
export const HANDOUT_ENDINGS: Record<HandoutKind, string> = { Pdf: 'pdf', Docx: 'docx', Markdown: 'md', Png: 'png' }

/** CSS pixels of the paper, and how many pixels of a picture each has. */
const PIXELS: Record<Paper, { width: number; height: number }> = {
  A4: { width: 793.7, height: 1122.5 },
  Letter: { width: 816, height: 1056 },
}
const SCALE = 2
/** The highest picture that can be made. */
const MOST_PIXELS = 8192
const MARGIN = '20mm 24mm'

async function printPage(handout: Handout, paper: Paper, css: string): Promise<PrintPage> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return {
    title: handout.name === '' ? handout.title : `${handout.title} · ${handout.name}`.slice(0, 200),
    language: handout.language,
    body: `<main>${renderToStaticMarkup(createElement(HandoutSheet, handout))}</main>`,
    css: [css, printFaces(), sheetCss].join('\n'),
    paper,
  }
}

/**
 * `fileName` is without its ending. A picture is one sheet of paper, made longer where the words of layers need it.
 * @throws a `KindError` when it could not be made or written. Closing the dialog is no error.
 */
export async function saveHandout(
  kind: HandoutKind,
  handout: Handout,
  paper: Paper,
  fileName: string,
): Promise<SaveOutcome> {
  const suggestedName = `${fileName}.${HANDOUT_ENDINGS[kind]}`
  const saveFile = (name: string, data: Uint8Array<ArrayBuffer>) =>
    platform().saveFile({ suggestedName, filters: [{ name, extensions: [HANDOUT_ENDINGS[kind]] }], data })
  switch (kind) {
    case 'Pdf': {
      const page = await printPage(handout, paper, `@page{size:${paper};margin:${MARGIN}}`)
      return platform().savePdf({ page, suggestedName })
    }
    case 'Png': {
      const { width, height: sheet } = PIXELS[paper]
      const over = handout.blocks.map((block) => (block.kind === 'layers' ? layersOver(block.layers) : 0))
      const height = sheet + (Math.max(0, ...over) * 96) / 72
      const scale = Math.min(SCALE, MOST_PIXELS / height)
      const css = `html{zoom:${scale};overflow:hidden;background:#ffffff}body{width:${width}px;padding:${MARGIN}}`
      return platform().savePng({
        page: await printPage(handout, paper, css),
        width: Math.round(width * scale),
        height: Math.round(height * scale),
        suggestedName,
      })
    }
    case 'Docx': {
      const { handoutDocx } = await import('./handout-docx.ts')
      return saveFile('Word', await handoutDocx(handout, paper))
    }
    case 'Markdown':
      return saveFile('Markdown', new TextEncoder().encode(handoutMarkdown(handout)))
  }
}
