// The small words of English and Italian, folded. In a search of several words they are looked for like any other, but they
// are not what tells a text apart: they are left out where only some of the words are found, and not marked.
import type { SearchTerm } from './query.ts'

const COMMON = new Set(
  `a about after all am an and any are as at be been but by did do for from had has have he her him his how i if in into is it its
  me my no not of on or our out she so that the their them then there they this to up us was we were what when which who will with
  would you your
  ad agli ai al alla alle allo anche ancora c che chi ci come con cosi cui d da dagli dai dal dalla dalle dei degli del della delle
  dello di e ed era essere fu gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio ne nei nel nella
  nelle noi non o per piu poi quando quel quella quello questa questo s se sei si sia sono su sua sue sui sul sulla suo suoi te
  ti tra tu tua tue tuo tutto un una uno v vi voi`.split(/\s+/),
)

/** The terms that tell texts apart: without the small words, unless there are no others. */
export function tellingTerms(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const telling = terms.filter((term) => term.isNot || term.words.some((word) => !COMMON.has(word)))
  return telling.some((term) => !term.isNot) ? telling : terms
}
