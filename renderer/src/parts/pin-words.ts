// What a pinned record is called on a chip.
import { kindTexts } from '#shared/domain/kind-texts.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'

const MOST = 64

/** Its first words, cut at a word; the day for a record without words. */
export function pinWords(record: RecordOf<RecordKind>): string {
  const words = kindTexts(record, null).title.replace(/\s+/g, ' ').trim() || record.createdAt.slice(0, 10)
  if (words.length <= MOST) return words
  const cut = words.slice(0, MOST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST / 2))} …`
}
