// SX2–SX3: the statement as DOCX, read back by another library, and as a page for a browser.
import { createHash } from 'node:crypto'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { standaloneHtml } from '#parts/standalone-html.ts'
import type { Statement } from '#shared/domain/statement.ts'
import type { SheetLabels } from './StatementSheet.tsx'
import { statementDocx } from './statement-docx.ts'

const labels: SheetLabels = {
  title: 'Il mio perché',
  values: 'Valori',
  experiment: 'Esperimento',
  obstacle: 'Ostacolo',
  plan: 'Piano',
  when: 'Entro',
  truth: 'Verità',
  evidence: 'Righe',
  noWhy: 'Qui starà il perché.',
  more: (count) => `e altre ${count}`,
}
const statement: Statement = {
  language: 'it',
  name: 'Anna <b>',
  why: 'Perché & così\u0007\nè',
  values: ['Lealtà'],
  experiment: { what: 'Chiedere', obstacle: '', plan: 'Dirlo', day: '2026-12-04' },
  truth: null,
  evidence: ['Una riga'],
  day: '2026-11-22',
}
const view = { statement, labels, sayDay: (day: string) => `il ${day}` }

test('[SX2] a DOCX has headings, a numbered list and every word; what is off is not in it', async () => {
  const buffer = Buffer.from(await statementDocx(view, 'A4'))
  const { value } = await mammoth.convertToHtml({ buffer })
  expect(value).toContain('<h1>Perché &amp; così<br />è</h1>')
  expect(value).toContain('<h2>Valori</h2><ol><li>Lealtà</li></ol>')
  expect(value).toContain('Anna &lt;b&gt;')
  expect(value).toContain('Piano: Dirlo')
  expect(value).toContain('<p>Una riga</p>')
  expect(value).not.toContain('Verità')
})

test('[SX3] a web page may load and run nothing, says its language, and its title is text', async () => {
  const html = await standaloneHtml({ title: 'A </title><script>', language: 'it', body: '<main>x</main>', css: 'a{}' })
  const css = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(css).digest('base64')
  expect(html).toContain(`default-src 'none'; style-src 'sha256-${hash}'; font-src data:;`)
  expect(html).toContain('<html lang="it">')
  expect(html).toContain('<title>A &lt;/title&gt;&lt;script&gt;</title>')
  expect(html).not.toContain('<script')
})
