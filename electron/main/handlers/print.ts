// Makes a PDF or a picture in a second, hidden window without a preload, closed at once, also when something fails.
import { BrowserWindow, screen } from 'electron'
import type { InvokeInput, PrintPage } from '#shared/contract/contract.ts'
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

/** Drawn off the screen at one pixel a CSS pixel, whatever display there is. */
async function renderPng({ page, width, height }: InvokeInput<'print:save-png'>, printPages: PrintPages) {
  const waiting = printPages.add(page)
  const window = new BrowserWindow({
    show: false,
    frame: false,
    useContentSize: true,
    enableLargerThanScreen: true,
    width,
    height,
    webPreferences: { ...SAFE_PREFERENCES, devTools: false, offscreen: { deviceScaleFactor: 1 } },
  })
  try {
    await window.loadURL(waiting.address)
    await window.webContents.executeJavaScript(FONTS_READY)
    const image = await window.webContents.capturePage({ x: 0, y: 0, width, height }, { stayHidden: true })
    const size = image.getSize()
    const isExact = size.width === width && size.height === height
    return (isExact ? image : image.resize({ width, height, quality: 'best' })).toPNG()
  } finally {
    waiting.forget()
    window.destroy()
  }
}

export function printHandlers(
  printPages: PrintPages,
  choose: ChooseSavePath,
): Handlers<'print:save-pdf' | 'print:make-pdf' | 'print:save-png' | 'print:display-size'> {
  return {
    'print:save-pdf': async ({ page, suggestedName }) => {
      const path = await choose({ suggestedName, filters: [{ name: 'PDF', extensions: ['pdf'] }] })
      return path === null ? { saved: false } : saveTo(path, await renderPdf(page, printPages))
    },
    'print:make-pdf': ({ page }) => renderPdf(page, printPages),
    'print:display-size': async () => {
      const { size, scaleFactor } = screen.getPrimaryDisplay()
      return { width: Math.round(size.width * scaleFactor), height: Math.round(size.height * scaleFactor) }
    },
    'print:save-png': async (wish) => {
      const path = await choose({
        suggestedName: wish.suggestedName,
        filters: [{ name: 'PNG', extensions: ['png'] }],
      })
      return path === null ? { saved: false } : saveTo(path, await renderPng(wish, printPages))
    },
  }
}
