// Finished markup as one file for a browser: typefaces inside, nothing fetched, nothing run. Takes finished markup and CSS.
import type { PrintPage } from '#shared/contract/contract.ts'
import { escaped } from '#shared/domain/escaped.ts'

/** A whole document. Its policy allows its own stylesheet, told by its hash, and the typefaces in it; no script, no address. */
export async function standaloneHtml(page: Pick<PrintPage, 'title' | 'language' | 'body' | 'css'>): Promise<string> {
  const css = page.css.replaceAll('</', '<\\/')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css)))
  const hash = btoa(String.fromCharCode(...digest))
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html>',
    `<html lang="${page.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(page.title)}</title>`,
    `<style>${css}</style>`,
    '</head>',
    `<body>${page.body}</body>`,
    '</html>',
    '',
  ].join('\n')
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/** The stylesheet with our own typefaces inside it instead of their addresses. */
export async function withFacesInside(css: string): Promise<string> {
  const addresses = [...new Set([...css.matchAll(/url\("(\/[^"]+)"\)/g)].map(([, address]) => address ?? ''))]
  const inside = await Promise.all(
    addresses.map(async (address) => {
      const font = new Blob([await (await fetch(address)).arrayBuffer()], { type: 'font/woff2' })
      return [address, await dataAddress(font)] as const
    }),
  )
  return inside.reduce((text, [address, data]) => text.replaceAll(`url("${address}")`, `url("${data}")`), css)
}
