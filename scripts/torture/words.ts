// What was typed, what the app acknowledged, and the judgement on what is there after a restart. Pure.

/** One entry as the harness knows it. `promised` is what stood in the editor when the app last said Saved; null before. */
export interface Written {
  id: string
  typed: string
  promised: string | null
}

/** What the restarted app shows for an entry. */
export type Shown = { state: 'text'; text: string } | { state: 'absent' } | { state: 'unreadable' }

export type Verdict = 'fine' | 'lost' | 'wrong' | 'named'

/** Editors write a no-break space at a line's end. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').trimEnd()
}

/**
 * `fine`: all that was promised is there and nothing that was not typed. `lost`: less than was promised, or nothing.
 * `wrong`: a text that was never typed. `named`: the app itself says that this text is damaged.
 */
export function judge(written: Written, shown: Shown): Verdict {
  if (shown.state === 'unreadable') return 'named'
  if (shown.state === 'absent') return written.promised === null ? 'fine' : 'lost'
  const text = plain(shown.text)
  if (!plain(written.typed).startsWith(text)) return 'wrong'
  return text.startsWith(plain(written.promised ?? '')) ? 'fine' : 'lost'
}
