// Which of our two languages a text is in, by how often the small words of each occur. No model, no list of topics.
import type { Language } from './records.ts'

const SMALL_WORDS: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    'the and of to was that it is for with as had not but at this have from they she he his her my we you are were been what when there would could which their them an if so out up about who did just me be on i'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il che di e la un per non una è si con i le del da mi della sono ho ma più al come lo gli anche ci nel dei alla se poi era quando cosa perché questo questa delle solo mio mia ha dal ai su tutto c’è c’era ero te io'.split(
      ' ',
    ),
  ),
}
/** Words that are read at most: a language shows itself early. */
const ENOUGH = 400
const FEWEST = 4

/** undefined where there are too few of their small words, or as many of both. */
export function guessLanguage(text: string): Language | undefined {
  const words =
    text
      .slice(0, ENOUGH * 12)
      .toLowerCase()
      .match(/\p{L}+(?:[’']\p{L}+)*/gu) ?? []
  const seen: Record<Language, number> = { en: 0, it: 0 }
  for (const word of words.slice(0, ENOUGH)) {
    const plain = word.replace("'", '’')
    // An Italian article stands before its apostrophe: l’altro, un’ora, dell’anno.
    if (/^(?:l|un|dell|all|nell|dall|sull|quell|c|d)’/.test(plain)) seen.it += 1
    if (SMALL_WORDS.en.has(plain)) seen.en += 1
    if (SMALL_WORDS.it.has(plain)) seen.it += 1
  }
  const [more, less]: [Language, Language] = seen.en > seen.it ? ['en', 'it'] : ['it', 'en']
  return seen[more] >= FEWEST && seen[more] >= 2 * seen[less] ? more : undefined
}
