// A card as a file and as a printed page, through the save dialogs. Both hold the same content.
import { createElement } from 'react'
import { printFaces } from '#parts/print-faces.ts'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import type { CardContent } from '#shared/domain/circle/shared-ground.ts'
import { type PurposeCard, purposeCardText } from '#shared/formats/purpose-card.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { CardSheet, type CardSheetWords } from './CardSheet.tsx'
import { cardCode } from './card-code.ts'
import sheetCss from './card-sheet.css?raw'

/** `name` is the file's, without its ending. */
export function saveCardFile(card: PurposeCard, name: string): Promise<SaveOutcome> {
  return platform().saveFile({
    suggestedName: `${name}.purpose.json`,
    filters: [{ name: 'JSON', extensions: ['json'] }],
    data: new TextEncoder().encode(`${purposeCardText(card)}\n`),
  })
}

export async function saveCardPage(
  card: PurposeCard,
  words: CardSheetWords & { title: string },
  paper: Settings['paper'],
  name: string,
): Promise<SaveOutcome> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  const code = await cardCode(purposeCardText(card))
  const content = card as CardContent
  return platform().savePdf({
    page: {
      title: words.title,
      language: card.language,
      body: `<main>${renderToStaticMarkup(createElement(CardSheet, { content, words, code }))}</main>`,
      css: [`@page{size:${paper};margin:22mm 24mm}`, printFaces(), 'body{color:#1a2326}', sheetCss].join('\n'),
      paper,
    },
    suggestedName: `${name}.pdf`,
  })
}
