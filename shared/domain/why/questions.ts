// What can be asked about the clauses of a why. Questions in plain words, never marks: no clause is right or wrong.
import type { Clause, RecordId, RecordOf } from '../records.ts'
import { wordsOf } from '../search/fold.ts'

/** Words that came from outside: what others ask one to live for, what an employer says. */
export interface BorrowedText {
  id: RecordId
  kind: 'purpose' | 'person'
  text: string
  /** Whose it is, in the person's words. */
  whose: string
}

export type ClauseQuestion =
  | { kind: 'no-evidence' }
  /** `words` stand in the clause as in the text of somebody else. */
  | { kind: 'whose-words'; words: string; from: BorrowedText }
  | { kind: 'anyone' }

/** So many words in a row that both use, of which two carry meaning, are taken to be the same phrase. */
const PHRASE_WORDS = 3
const PHRASE_MEANING = 2

const FUNCTION_WORDS = new Set(
  `a an and are as at be been but by can could do does for from had has have he her his i if in into is it its me my no
   not of on or our she so that the their them there they this to us was we were what when where which who whom whose will
   with would you your al alla alle allo ai agli anche che chi ci con cosi da dal dalla dei del dell della delle dello di e
   ed essere fra gli ha hanno ho i il in io l la le lei li lo loro lui ma mi mia mie miei mio ne nel nella nelle non noi o
   per piu quando quello questa questo se si sia sono su sua sue sul sulla suo tra tu tua tuo un una uno voi`.split(
    /\s+/,
  ),
)
const GENERAL_WORDS = new Set(
  `all always best better bring change create day days difference do everyone feel feeling find full give good great
   grow growth happiness happy help helping impact improve inspire inspiring joy learn life live lives love make makes
   making matter matters meaning meaningful more others people place positive possible potential purpose reach real
   succeed success support things time true value well work world
   aiutare altre altri altro amare amore bene buon buona cambiare contribuire crescere crescita creare dare differenza
   donare fare felice felici felicita gente giorni giorno gioia ispirare meglio migliorare migliore migliori mondo
   persona persone pieno positivo positiva possibile potenziale posto realizzare rendere scopo senso sostenere successo tutte tutti vera
   vero vita valore vivere`.split(/\s+/),
)

const folded = (text: string) => wordsOf(text).map(({ folded: word }) => word)
const carriesMeaning = (word: string) => !FUNCTION_WORDS.has(word) && word.length > 1

/** The longest run of words that both texts use, as the first has it; null for none that counts as a phrase. */
export function commonPhrase(text: string, other: string): string | null {
  const words = wordsOf(text)
  const theirs = folded(other)
  let best: { from: number; length: number } | null = null
  for (let from = 0; from < words.length; from++) {
    for (let at = 0; at < theirs.length; at++) {
      let length = 0
      while (from + length < words.length && theirs[at + length] === words[from + length]?.folded) length += 1
      const run = words.slice(from, from + length).filter((word) => carriesMeaning(word.folded))
      const isPhrase = length >= PHRASE_WORDS && run.length >= PHRASE_MEANING
      if (isPhrase && length > (best?.length ?? 0)) best = { from, length }
    }
  }
  if (!best) return null
  const [first, last] = [words[best.from], words[best.from + best.length - 1]]
  return first && last ? text.slice(first.from, last.to) : null
}

/** Whether every word that carries meaning is one of those that fit anybody's life. */
export function couldBeAnyones(text: string): boolean {
  const words = folded(text).filter(carriesMeaning)
  return words.length > 0 && words.every((word) => GENERAL_WORDS.has(word))
}

/** What there is of words from outside: purposes that come from somebody, and notes on employers. Live records only. */
export function borrowedTexts(
  purposes: readonly RecordOf<'purpose'>[],
  people: readonly RecordOf<'person'>[],
): BorrowedText[] {
  const fromPurposes = purposes
    .filter(({ from }) => from.trim() !== '')
    .flatMap(({ id, text, from }): BorrowedText[] => [
      { id, kind: 'purpose', text, whose: from },
      { id, kind: 'purpose', text: from, whose: from },
    ])
  const fromPeople = people
    .filter(({ role, note }) => role === 'employer' && note.trim() !== '')
    .map(({ id, name, note }): BorrowedText => ({ id, kind: 'person', text: note, whose: name }))
  return [...fromPurposes, ...fromPeople].filter(({ text }) => text.trim() !== '')
}

/** What to ask about one clause; nothing about one without words. `isHere` says whether a pinned record is live. */
export function questionsOn(
  clause: Clause,
  borrowed: readonly BorrowedText[],
  isHere: (id: RecordId) => boolean,
): ClauseQuestion[] {
  if (clause.text.trim() === '') return []
  const questions: ClauseQuestion[] = []
  if (!(clause.evidence ?? []).some(({ id }) => isHere(id))) questions.push({ kind: 'no-evidence' })
  const found = borrowed
    .flatMap((from) => {
      const words = commonPhrase(clause.text, from.text)
      return words === null ? [] : [{ from, words }]
    })
    .toSorted((a, b) => b.words.length - a.words.length)[0]
  if (found) questions.push({ kind: 'whose-words', ...found })
  if (couldBeAnyones(clause.text)) questions.push({ kind: 'anyone' })
  return questions
}
