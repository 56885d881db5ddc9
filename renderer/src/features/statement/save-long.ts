// Turns the long form into a file through the system's dialog. Answers what the main process says happened, nothing more.
import { type TellingLook, tellingHtml, tellingPage } from '#parts/telling/telling-page.ts'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import { statementFileName } from '#shared/domain/statement.ts'
import type { Telling } from '#shared/domain/telling/telling.ts'
import { tellingMarkdown } from '#shared/formats/exports/telling-markdown.ts'
import type { SaveKind } from './save-statement.ts'

export const LONG_KINDS = ['Pdf', 'Docx', 'Html', 'Markdown'] as const satisfies readonly SaveKind[]

/** @throws a `KindError` when it could not be made or written. Closing the dialog is no error. */
export async function saveLong(kind: SaveKind, telling: Telling, look: TellingLook): Promise<SaveOutcome> {
  const suggested = (ending: 'pdf' | 'docx' | 'html' | 'md') => statementFileName(telling, ending, 'long')
  const saveFile = (ending: 'docx' | 'html' | 'md', name: string, data: Uint8Array<ArrayBuffer>) =>
    platform().saveFile({ suggestedName: suggested(ending), filters: [{ name, extensions: [ending] }], data })
  switch (kind) {
    case 'Docx': {
      const { tellingDocx } = await import('#data/export/telling-docx.ts')
      return saveFile('docx', 'Word', await tellingDocx(telling, look.paper))
    }
    case 'Html':
      return saveFile('html', 'HTML', new TextEncoder().encode(await tellingHtml(telling, look)))
    case 'Markdown':
      return saveFile('md', 'Markdown', new TextEncoder().encode(tellingMarkdown(telling)))
    default:
      return platform().savePdf({ page: tellingPage(telling, look), suggestedName: suggested('pdf') })
  }
}
