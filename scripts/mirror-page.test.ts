// The file that goes to other people: what is in it, and that names and questions cannot become markup in it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MirrorRequest } from '../shared/formats/mirror.ts'
import { type MirrorPageParts, mirrorPageHtml } from '../shared/formats/mirror-page.ts'
import { buildMirrorPage } from './vite-mirror-page.ts'

const REQUEST: MirrorRequest = {
  format: 'unborrowed-mirror-request',
  version: 1,
  requestId: 'AAAAAAAAAAAAAAAAAAAAAA',
  token: 'BBBBBBBBBBBBBBBBBBBBBB',
  language: 'it',
  from: '</script><script>alert(1)</script>',
  to: '<img src=x onerror=alert(1)>',
  invitation: '<!-- <script> --> \u2028 & "quotes"',
  questions: [{ id: 'best', text: '</SCRIPT><svg onload=alert(1)>' }],
  publicKey: 'C'.repeat(43),
}
const WORDS = { title: '</title><script>alert(1)</script>', noScript: '<b>no</b>' }
let parts: MirrorPageParts

beforeAll(async () => {
  parts = await buildMirrorPage()
}, 60_000)

describe('the mirror file', () => {
  it('[MI5] names its own script and style by hash, allows nothing else, and fetches nothing', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
    expect(parts.scriptHash).toBe(sha256(parts.script))
    expect(parts.styleHash).toBe(sha256(parts.style))
    const html = mirrorPageHtml(parts, REQUEST, WORDS)
    expect(html).toContain(
      `default-src &#39;none&#39;; script-src &#39;sha256-${parts.scriptHash}&#39;; style-src &#39;sha256-${parts.styleHash}&#39;`,
    )
    expect(html).not.toMatch(/\s(src|href)=["']?https?:/)
    expect(parts.style).not.toMatch(/url\(|@import/)
  })

  it('[MI5] no text of the request or the words becomes an element', () => {
    const html = mirrorPageHtml(parts, REQUEST, WORDS)
    const bare = html.replace(parts.script, '')
    expect(bare.match(/<script/g)).toHaveLength(2)
    expect(bare.match(/<\/script/gi)).toHaveLength(2)
    expect(bare).not.toContain('<img')
    expect(bare).not.toContain('<svg')
    expect(bare).not.toContain('<!--')
    const data = /<script type="application\/json" id="request">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    expect(JSON.parse(data).request).toEqual(REQUEST)
  })

  it('[MI5] every word that the page asks for is written in both languages', () => {
    const source = readFileSync(join(import.meta.dirname, '..', 'renderer', 'src', 'mirror-page', 'main.ts'), 'utf8')
    const asked = [...source.matchAll(/(?:word|say)\('(\w+)'\)/g), ...source.matchAll(/'(fact[A-Z]\w+)'/g)].map(
      ([, key]) => key,
    )
    for (const language of ['en', 'it']) {
      const file = join(import.meta.dirname, '..', 'resources', 'locales', language, 'mirror-page.json')
      const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
      expect(asked.filter((key) => !key || !words[key])).toEqual([])
    }
  })
})
