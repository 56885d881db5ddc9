// PM5: a handout as DOCX, read back by another library, and as the markup of its printed page.
import mammoth from 'mammoth'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Handout } from '#shared/domain/handout.ts'
import { HandoutSheet } from './HandoutSheet.tsx'
import { handoutDocx } from './handout-docx.ts'

const handout: Handout = {
  language: 'it',
  title: 'Quello che abbiamo deciso insieme',
  name: 'Studio <Luce> & figli',
  blocks: [
    { kind: 'words', text: 'Perché resti\nqualcosa\u0007', lead: true },
    { kind: 'heading', text: 'Valori' },
    {
      kind: 'list',
      isRanked: true,
      items: [
        { words: 'Lealtà', facts: '' },
        { words: 'Calma', facts: 'Ada · 2 ore' },
      ],
    },
    { kind: 'list', isRanked: false, items: [{ words: 'Un pomeriggio', facts: '' }] },
    {
      kind: 'layers',
      open: 'lasciato aperto',
      layers: ['Perché', 'Come', 'Che cosa'].map((name) => ({
        name,
        words: name === 'Come' ? '' : `${name}: <b>luce</b>`,
      })),
    },
    { kind: 'note', text: 'detto da noi' },
  ],
  foot: 'oggi',
}

test('[PM5] a DOCX has headings, lists and every word', async () => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await handoutDocx(handout, 'A4')) })
  expect(value).toContain('<h1>Studio &lt;Luce&gt; &amp; figli</h1>')
  expect(value).toContain('Perché resti<br />qualcosa</p>')
  expect(value).toContain(
    '<h2>Valori</h2><ol><li>Lealtà</li><li>Calma</li></ol><p>Ada · 2 ore</p><ul><li>Un pomeriggio</li></ul>',
  )
  expect(value).toContain('<h2>Perché</h2><p>Perché: &lt;b&gt;luce&lt;/b&gt;</p><h2>Come</h2><p>lasciato aperto</p>')
  expect(value).toContain('detto da noi')
})

test('[PM5] a word with half a sign of its own is still a file that opens', async () => {
  const broken = {
    ...handout,
    name: 'A\ud83d',
    blocks: [{ kind: 'words' as const, text: '\u0000\udc00x', lead: false }],
  }
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await handoutDocx(broken, 'Letter')) })
  expect(value).toContain('x')
})

test('[PM5] on the printed page every word is a word', () => {
  const html = renderToStaticMarkup(<HandoutSheet {...handout} />)
  expect(html).toContain('<h1 class="name">Studio &lt;Luce&gt; &amp; figli</h1>')
  expect(html).toContain('<p class="lead">Perché resti\nqualcosa')
  expect(html).not.toContain('<b>')
  expect(html.match(/<section class="layer">/g)).toHaveLength(3)
  expect(html).toContain('<p class="note">lasciato aperto</p>')
})
