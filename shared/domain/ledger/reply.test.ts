import { expect, test } from 'vitest'
import { readReplies } from '../../../scripts/vite-exercises.ts'
import { blocksFor, filled, REPLY_ADDRESSES, REPLY_TONES, replyText } from './reply.ts'

const parts = readReplies()
const CHOICES = ['accept', 'renegotiate', 'decline'] as const
const blanks = { who: 'Marta', what: 'la giornata dei volontari.', hours: '2 h' }

test('[LG18] every choice has a reply in every tone and form of address, with all its blanks filled', () => {
  const replies = CHOICES.flatMap((choice) =>
    REPLY_TONES.flatMap((tone) =>
      REPLY_ADDRESSES.map((address) => replyText(blocksFor(parts, { choice, tone, address }, {}), blanks)),
    ),
  )
  expect(new Set(replies).size).toBe(27)
  for (const reply of replies) expect(reply).not.toMatch(/[{}]|[!¡]/)
})

test('[LG18] Italian with tu has no Lei, and with Lei no tu', () => {
  for (const choice of CHOICES)
    for (const tone of REPLY_TONES) {
      const of = (address: 'tu' | 'lei') => replyText(blocksFor(parts, { choice, tone, address }, {}), blanks)
      expect(of('tu')).not.toMatch(/\b(Lei|Suo|Sua|La ringrazio|Le (auguro|sembra|sarebbe|scrivo))\b/)
      expect(of('lei')).not.toMatch(/\b(tu|ti|te|tuo|tua|ciao|Dimmi|Fammi)\b/i)
    }
})

test('[LG18] own words go before ours, and a part that is off is not in the reply', () => {
  const manner = { choice: 'decline', tone: 'plain', address: 'tu' } as const
  const blocks = blocksFor(parts, manner, { 'answer.decline.plain.tu': 'No, grazie.' })
  expect(replyText(blocks, blanks)).toContain('No, grazie.')
  const off = blocks.map((block) => ({ ...block, isOn: block.partId === 'opening' }))
  expect(replyText(off, blanks)).toBe('Ciao Marta,')
})

test('[LG18] an empty blank goes with its space, and words of the person are never read as a blank', () => {
  expect(filled('Hello {who},', { ...blanks, who: ' ' })).toBe('Hello,')
  expect(filled('“{what}” {other}', { ...blanks, what: '{who}' })).toBe('“{who}” {other}')
})
