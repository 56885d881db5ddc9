// What changed between two plain texts, as runs a person can read: kept, taken away, added. Pure.
import { diffWordsWithSpace } from 'diff'

export interface Change {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Above this many changed words the texts are told as one exchange: a diff must never freeze the page. */
const MOST_CHANGES = 1500

function wordDiff(before: string, after: string): Change[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES })
  if (!found)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]
  return found.map(({ value, added, removed }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }))
}

/** White space alone between two changes is part of both: "one two" for "uno due" reads as one exchange. */
function bridged(changes: readonly Change[]): Change[] {
  const isChange = (change: Change | undefined) => change !== undefined && change.kind !== 'same'
  return changes.flatMap((change, place) =>
    /^[^\S\n]+$/.test(change.text) && isChange(changes[place - 1]) && isChange(changes[place + 1])
      ? [
          { kind: 'gone' as const, text: change.text },
          { kind: 'new' as const, text: change.text },
        ]
      : [change],
  )
}

/** Joins neighbours of one kind; between two kept stretches, what is gone stands before what is new. */
function ordered(changes: readonly Change[]): Change[] {
  const result: Change[] = []
  let gone = ''
  let fresh = ''
  const close = () => {
    if (gone !== '') result.push({ kind: 'gone', text: gone })
    if (fresh !== '') result.push({ kind: 'new', text: fresh })
    gone = ''
    fresh = ''
  }
  for (const { kind, text } of changes) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') fresh += text
    else {
      close()
      result.push({ kind, text })
    }
  }
  close()
  return result
}

/**
 * The words of both texts: those of `same` and `gone`, joined, are `before`; those of `same` and `new`, joined, are
 * `after`. Both texts empty gives nothing.
 */
export function wordChanges(before: string, after: string): Change[] {
  return ordered(bridged(wordDiff(before, after))).filter(({ text }) => text !== '')
}
