import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escaped } from './escaped.ts'

test('[PM11] escaped words hold no sign that markup is made of, and are the same words again', () => {
  expect(escaped(`<a href="x" id='y'>&\u0000</a>`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;')
  const back: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
  fc.assert(
    fc.property(fc.string(), (text) => {
      const made = escaped(text)
      expect(made).not.toMatch(/[<>"']/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are left out.
      const words = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      expect(made.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => back[sign] ?? '')).toBe(words)
    }),
  )
})
