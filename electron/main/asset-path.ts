// From an address to a file of the built page, and nowhere else. Pure: no file is touched here.
import { join, sep } from 'node:path'
import { HOST, SCHEME, START_PAGE } from './origin.ts'

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  woff: 'font/woff',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  // Character maps and standard fonts of PDF files.
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  ttf: 'font/ttf',
}

/** The path within our origin, decoded once; undefined for an address that is not ours or not plain. */
export function ownPath(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST || url.username !== '' || url.password !== '') return undefined
  try {
    return url.pathname === '/' || url.pathname === '' ? START_PAGE : decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
}

/** The file below `root` that a path names, with its media type; undefined if it has no known type or could leave `root`. */
export function assetFile(root: string, path: string): { file: string; type: string } | undefined {
  const segments = path.split('/').slice(1)
  const plain = segments.length > 0 && segments.every((segment) => /^[\w-][\w.@~-]*$/.test(segment))
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)]
  if (!plain || type === undefined) return undefined
  const file = join(root, ...segments)
  return file.startsWith(root + sep) ? { file, type } : undefined
}
