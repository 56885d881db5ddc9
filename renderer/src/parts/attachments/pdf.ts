// PDF pages by pdf.js, loaded only when a PDF is there. Its scripts are never run, nothing is fetched but our own assets,
// and the file is read in ranges: never whole.
import {
  AnnotationMode,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
} from 'pdfjs-dist'
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker'

/** Character maps, the fourteen standard fonts and decoders, as assets of our own build, by file name. */
const assets = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        '/../node_modules/pdfjs-dist/cmaps/*.bcmap',
        '/../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
        '/../node_modules/pdfjs-dist/wasm/*.wasm',
      ],
      { query: '?url', import: 'default' },
    ),
  ).map(([path, load]) => [path.split('/').at(-1) ?? '', load]),
)

class OwnAssets {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const load = assets.get(filename)
    if (load === undefined) throw new Error(`no such asset: ${filename}`)
    return new Uint8Array(await (await fetch(await load())).arrayBuffer())
  }
}

/** Bytes that can be read in ranges: a file that is being attached, or an attachment. */
export interface PdfSource {
  bytes: number
  read(offset: number, length: number): Promise<Uint8Array>
}

class Ranges extends PDFDataRangeTransport {
  readonly #source: PdfSource
  readonly #onError: (error: unknown) => void
  constructor(source: PdfSource, start: Uint8Array, onError: (error: unknown) => void) {
    super(source.bytes, start)
    this.#source = source
    this.#onError = onError
  }
  override requestDataRange(begin: number, end: number): void {
    this.#source.read(begin, end - begin).then((bytes) => this.onDataRange(begin, new Uint8Array(bytes)), this.#onError)
  }
}

const START_BYTES = 256 * 1024
/** A page is drawn with at most so many pixels on a side. */
const MOST_PIXELS = 4096

export interface OpenedPdf {
  pages: number
  /** Draws a page (from 1) so wide, in CSS pixels, and answers its words. */
  draw(number: number, canvas: HTMLCanvasElement, width: number): Promise<string>
  close(): Promise<void>
}

/** `locked`: it asks for a password. `damaged`: pdf.js cannot read it. */
export class PdfError extends Error {
  readonly kind: 'locked' | 'damaged'
  constructor(kind: PdfError['kind']) {
    super(kind)
    this.kind = kind
  }
}

function errorOf(error: unknown): PdfError {
  return new PdfError(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
}

async function wordsOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

/** Rejects with a PdfError, also for a file that does not open any more. `close` it. */
export async function openPdf(source: PdfSource): Promise<OpenedPdf> {
  const worker = new PdfWorker()
  const port = PDFWorker.create({ port: worker } as unknown as Parameters<typeof PDFWorker.create>[0])
  let fail: (error: unknown) => void = () => undefined
  const failing = new Promise<never>((_, reject) => {
    fail = reject
  })
  failing.catch(() => undefined)
  const start = new Uint8Array(await source.read(0, Math.min(START_BYTES, source.bytes)))
  const loading = getDocument({
    range: new Ranges(source, start, (error) => fail(error)),
    worker: port,
    // The page's policy knows no eval.
    isEvalSupported: false,
    useWorkerFetch: false,
    BinaryDataFactory: OwnAssets,
    cMapUrl: '/',
    cMapPacked: true,
    standardFontDataUrl: '/',
    wasmUrl: '/',
    useSystemFonts: false,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  } as Parameters<typeof getDocument>[0])
  const close = async () => {
    await loading.destroy().catch(() => undefined)
    port.destroy()
    worker.terminate()
  }
  let pdf: PDFDocumentProxy
  try {
    pdf = await Promise.race([loading.promise, failing])
  } catch (error) {
    await close()
    throw errorOf(error)
  }
  return {
    pages: pdf.numPages,
    close,
    async draw(number, canvas, width) {
      try {
        const page = await Promise.race([pdf.getPage(number), failing])
        const natural = page.getViewport({ scale: 1 })
        const wished = (width / natural.width) * Math.min(2, window.devicePixelRatio || 1)
        const most = MOST_PIXELS / Math.max(natural.width, natural.height)
        const viewport = page.getViewport({ scale: Math.min(wished, most) })
        // Not a pixel more than the page has: it would be a white line at the edge of a dark one.
        canvas.width = Math.max(1, Math.floor(viewport.width))
        canvas.height = Math.max(1, Math.floor(viewport.height))
        const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE, background: '#ffffff' })
        await Promise.race([task.promise, failing])
        const words = await wordsOf(page)
        page.cleanup()
        return words
      } catch (error) {
        throw errorOf(error)
      }
    },
  }
}
