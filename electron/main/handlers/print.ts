// Makes a PDF in a second, hidden window without a preload, closed at once, also when something fails.
import { BrowserWindow } from 'electron'
import type { PrintPage } from '#shared/contract/contract.ts'
import type { Handlers } from '../handlers.ts'
import type { PrintPages } from '../print-pages.ts'
import { SAFE_PREFERENCES } from '../window.ts'
import { type ChooseSavePath, saveTo } from './files.ts'

/** Resolves when the fonts that the page really uses are there. Run in the print page by the main process. */
const FONTS_READY = 'document.body.getBoundingClientRect(); document.fonts.ready.then(() => true)'

async function renderPdf(page: PrintPage, printPages: PrintPages): Promise<Uint8Array> {
  const waiting = printPages.add(page)
  const window = new BrowserWindow({ show: false, webPreferences: { ...SAFE_PREFERENCES, devTools: false } })
  try {
    await window.loadURL(waiting.address)
    await window.webContents.executeJavaScript(FONTS_READY)
    return await window.webContents.printToPDF({
      pageSize: page.paper,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } finally {
    waiting.forget()
    window.destroy()
  }
}

export function printHandlers(
  printPages: PrintPages,
  choose: ChooseSavePath,
): Handlers<'print:save-pdf' | 'print:make-pdf'> {
  return {
    'print:save-pdf': async ({ page, suggestedName }) => {
      const path = await choose({ suggestedName, filters: [{ name: 'PDF', extensions: ['pdf'] }] })
      return path === null ? { saved: false } : saveTo(path, await renderPdf(page, printPages))
    },
    'print:make-pdf': ({ page }) => renderPdf(page, printPages),
  }
}
