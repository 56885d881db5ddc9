// Tags and names as people type them: cleaned, the same whatever the accents or capitals, and offered while typing.

const MOST_LETTERS = 60

/** For comparing: without accents and capitals. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Without `#`, commas and outer blanks, one blank between words; empty for none. */
export function cleanTag(typed: string): string {
  const words = typed
    .replace(/[,\s]+/g, ' ')
    .replace(/^[#\s]+/, '')
    .trim()
  return [...words].slice(0, MOST_LETTERS).join('').trim()
}

/** The tags with one more, in the spelling that `known` has it in; the same list when it is there already or empty. */
export function withTag(tags: readonly string[], typed: string, known: readonly string[]): readonly string[] {
  const tag = cleanTag(typed)
  if (tag === '' || tags.some((each) => folded(each) === folded(tag))) return tags
  return [...tags, known.find((each) => folded(each) === folded(tag)) ?? tag]
}

/** Every tag in use, the most used first; spellings that fold alike are one, in the latest spelling. */
export function tagsInUse(entries: readonly { tags?: readonly string[] }[]): string[] {
  const uses = new Map<string, { tag: string; count: number }>()
  for (const { tags = [] } of entries)
    for (const tag of tags) uses.set(folded(tag), { tag, count: (uses.get(folded(tag))?.count ?? 0) + 1 })
  return [...uses.values()].sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)).map(({ tag }) => tag)
}

/** Those that begin as typed, then those of which a word does; none that is chosen already. */
export function tagsLike(known: readonly string[], typed: string, chosen: readonly string[], most = 6): string[] {
  const query = folded(cleanTag(typed))
  const taken = new Set(chosen.map(folded))
  const free = known.filter((tag) => !taken.has(folded(tag)))
  const starts = free.filter((tag) => folded(tag).startsWith(query))
  const within = free.filter((tag) => !starts.includes(tag) && folded(tag).includes(` ${query}`))
  return [...starts, ...within].slice(0, most)
}

/** People whose name, or a word of it, begins as typed; those whose whole name does come first. */
export function namesLike<T extends { name: string; aliases?: readonly string[] }>(
  people: readonly T[],
  typed: string,
): T[] {
  const query = folded(typed.trim())
  const rank = ({ name, aliases = [] }: T): number => {
    const names = [name, ...aliases].map(folded)
    if (names.some((each) => each.startsWith(query))) return 0
    return names.some((each) => each.split(/[\s'’-]+/).some((word) => word.startsWith(query))) ? 1 : 2
  }
  return people
    .map((person) => ({ person, at: rank(person) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at || a.person.name.localeCompare(b.person.name))
    .map(({ person }) => person)
}
