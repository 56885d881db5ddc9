// What changed between two plain texts, as runs a person can read: kept, taken away, added. Pure.

export interface Change {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Above this many cells the middle is told as one exchange: a diff must never freeze the page. */
const MOST_CELLS = 4_000_000

/** Words, the white space between them, and line ends, each by itself. */
function tokens(text: string): string[] {
  return text.match(/\n|[^\S\n]+|[^\s]+/g) ?? []
}

/** Joins neighbours of one kind. */
function joined(changes: readonly Change[]): Change[] {
  const runs: Change[] = []
  for (const { kind, text } of changes) {
    const last = runs.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  return runs
}

/** The longest common run of words in order (dynamic programming over the stretch that differs). */
function between(before: readonly string[], after: readonly string[]): Change[] {
  if (before.length * after.length > MOST_CELLS)
    return [
      { kind: 'gone', text: before.join('') },
      { kind: 'new', text: after.join('') },
    ]
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const changes: Change[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const old = before[row]
    const fresh = after[column]
    if (old !== undefined && old === fresh) {
      changes.push({ kind: 'same', text: old })
      row += 1
      column += 1
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      changes.push({ kind: 'gone', text: old })
      row += 1
    } else {
      changes.push({ kind: 'new', text: fresh ?? '' })
      column += 1
    }
  }
  return changes
}

/** White space alone between two changes is part of both: "one two" for "uno due" reads as one exchange. */
function bridged(changes: readonly Change[]): Change[] {
  return changes.flatMap((change, place) => {
    const isBridge =
      change.kind === 'same' &&
      /^[^\S\n]+$/.test(change.text) &&
      changes[place - 1] !== undefined &&
      changes[place - 1]?.kind !== 'same' &&
      changes[place + 1] !== undefined &&
      changes[place + 1]?.kind !== 'same'
    return isBridge
      ? [
          { kind: 'gone' as const, text: change.text },
          { kind: 'new' as const, text: change.text },
        ]
      : [change]
  })
}

/** Within a stretch without kept words, what is gone stands before what is new. */
function ordered(changes: readonly Change[]): Change[] {
  const result: Change[] = []
  let stretch: Change[] = []
  const close = () => {
    result.push(...stretch.filter(({ kind }) => kind === 'gone'), ...stretch.filter(({ kind }) => kind === 'new'))
    stretch = []
  }
  for (const change of changes) {
    if (change.kind !== 'same') stretch.push(change)
    else {
      close()
      result.push(change)
    }
  }
  close()
  return result
}

/**
 * The words of both texts: those of `same` and `gone`, joined, are `before`; those of `same` and `new`, joined, are
 * `after`.
 */
export function diffWords(before: string, after: string): Change[] {
  const old = tokens(before)
  const fresh = tokens(after)
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1
  let end = 0
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  )
    end += 1
  const middle = between(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end))
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...joined(ordered(bridged(joined(middle)))),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ])
}
