// Pages waiting to be printed, in memory only: each of their files is given out once, then forgotten.
import { randomBytes } from 'node:crypto'
import type { PrintPage } from '#shared/contract/contract.ts'
import { escaped } from '#shared/domain/escaped.ts'
import { ORIGIN } from './origin.ts'

export const PRINT_FOLDER = '/print/'

/** `address` is where the page can be fetched; `forget` drops what was not fetched. */
export interface WaitingPage {
  address: string
  forget(): void
}
export interface PrintPages {
  add(page: PrintPage): WaitingPage
  take(path: string): { content: string | Uint8Array<ArrayBuffer>; type: string } | undefined
}

function documentOf(page: PrintPage): string {
  const head = `<meta charset="utf-8"><title>${escaped(page.title)}</title><link rel="stylesheet" href="page.css">`
  return `<!doctype html><html lang="${page.language}"><head>${head}</head><body>${page.body}</body></html>`
}

export function createPrintPages(): PrintPages {
  const waiting = new Map<string, { content: string | Uint8Array<ArrayBuffer>; type: string }>()
  return {
    add(page) {
      const folder = `${PRINT_FOLDER}${randomBytes(16).toString('hex')}/`
      waiting.set(`${folder}page.html`, { content: documentOf(page), type: 'text/html; charset=utf-8' })
      waiting.set(`${folder}page.css`, { content: page.css, type: 'text/css; charset=utf-8' })
      const names = ['page.html', 'page.css']
      for (const { name, mime, data } of page.pictures ?? []) {
        waiting.set(`${folder}${name}`, { content: data, type: mime })
        names.push(name)
      }
      return {
        address: `${ORIGIN}${folder}page.html`,
        forget() {
          for (const name of names) waiting.delete(`${folder}${name}`)
        },
      }
    },
    take(path) {
      const found = waiting.get(path)
      waiting.delete(path)
      return found
    },
  }
}
