import { describe, expect, it } from 'vitest'
import { inReadingOrder, judgeLetter, keepableLines, placeLine, recipientOf } from './mirror.ts'
import type { RecordOf } from './records.ts'

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`
const base = { createdAt: at(0), updatedAt: at(0), deletedAt: null }
const mirror: RecordOf<'mirror'> = {
  ...base,
  id: 'mirror',
  kind: 'mirror',
  language: 'en',
  from: 'Ada',
  invitation: '',
  questions: [],
  publicKey: '',
  recipients: [{ token: 'token-a', name: 'Giò', personId: null, madeAt: null }],
  withdrawn: ['gone'],
}
const letter = (id: string, over: Partial<RecordOf<'letter'>> = {}): RecordOf<'letter'> => ({
  ...base,
  id,
  kind: 'letter',
  mirrorId: 'mirror',
  token: 'token-a',
  letterId: `letter-${id}`,
  signed: '',
  writtenAt: at(0),
  readAt: null,
  ...over,
})
const theme = (id: string, sparkIds: string[]): RecordOf<'theme'> => ({
  ...base,
  id,
  kind: 'theme',
  name: id,
  sparkIds,
  ownView: '',
})

describe('letters that come', () => {
  it('[MI6] the same letter id is the same letter, also in the trash and after it was taken back', () => {
    const letters = [letter('a'), letter('b', { deletedAt: at(5) })]
    const judge = (letterId: string, token = 'token-a') => judgeLetter({ letterId, token }, mirror, letters)
    expect(judge('letter-c')).toBe('new')
    expect(judge('letter-a')).toBe('already-here')
    expect(judge('letter-b')).toBe('in-trash')
    expect(judge('gone')).toBe('withdrawn')
  })

  it('[MI6] a letter through none of the files of its request is not taken in', () => {
    expect(judgeLetter({ letterId: 'new', token: 'token-x' }, mirror, [])).toBe('unknown-file')
    expect(recipientOf(letter('a'), mirror)?.name).toBe('Giò')
    expect(recipientOf(letter('a', { token: 'token-x' }), mirror)).toBeUndefined()
  })

  it('[MI7] unread letters stand first, in the order in which they came', () => {
    const letters = [
      letter('read-old', { createdAt: at(1), readAt: at(9) }),
      letter('unread-late', { createdAt: at(4) }),
      letter('read-new', { createdAt: at(3), readAt: at(9) }),
      letter('unread-early', { createdAt: at(2) }),
    ]
    expect(inReadingOrder(letters).map(({ id }) => id)).toEqual(['unread-early', 'unread-late', 'read-new', 'read-old'])
  })

  it('[MI7] an answer is kept by its sentences, paragraph by paragraph', () => {
    const segmenter = new Intl.Segmenter('it', { granularity: 'sentence' })
    const segment = (paragraph: string) => [...segmenter.segment(paragraph)].map(({ segment: words }) => words)
    expect(keepableLines('Sei rimasta. Hai riso!\n\n  \nE poi?', segment)).toEqual([
      ['Sei rimasta.', 'Hai riso!'],
      ['E poi?'],
    ])
  })

  it('[MI8] a line stands in one theme at most', () => {
    const themes = [theme('a', ['s1', 's2']), theme('b', ['s3'])]
    expect(placeLine(themes, 's1', 'b').map(({ id, sparkIds }) => [id, sparkIds])).toEqual([
      ['a', ['s2']],
      ['b', ['s3', 's1']],
    ])
    expect(placeLine(themes, 's3', 'b')).toEqual([])
    expect(placeLine(themes, 's3', null).map(({ sparkIds }) => sparkIds)).toEqual([[]])
  })
})
