// Answers app:// from the built page and from the pages waiting to be printed. Nothing else can be read through it.
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { assetFile, ownPath } from './asset-path.ts'
import { headersFor, PAGE_POLICY, PRINT_POLICY } from './csp.ts'
import { SCHEME } from './origin.ts'
import { PRINT_FOLDER, type PrintPages } from './print-pages.ts'

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

function notFound(): Response {
  return new Response('not found', { status: 404, headers: headersFor('text/plain; charset=utf-8', PAGE_POLICY) })
}

/** The answer to one request. `root` is the folder of the built page. */
export async function answer(root: string, printPages: PrintPages, request: Request): Promise<Response> {
  const path = ownPath(request.url)
  if (path === undefined || request.method !== 'GET') return notFound()
  if (path.startsWith(PRINT_FOLDER)) {
    const page = printPages.take(path)
    return page ? new Response(page.content, { headers: headersFor(page.type, PRINT_POLICY) }) : notFound()
  }
  const asset = assetFile(root, path)
  if (!asset) return notFound()
  try {
    const bytes = new Uint8Array(await readFile(asset.file))
    return new Response(bytes, { headers: headersFor(asset.type, PAGE_POLICY) })
  } catch {
    return notFound()
  }
}

export function serveApp(root: string, printPages: PrintPages): void {
  protocol.handle(SCHEME, (request) => answer(root, printPages, request))
}
