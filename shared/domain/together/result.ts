// What a shared-purpose session comes to as papers: one model for every file, and a card for each to take home. Only what
// was shared and agreed stands on them. People are named where they said yes to something, and nowhere else: there is no
// list of those who were there, so that nobody's not now, no or silence can be read off what is missing. Pure.
import { cardLine, cardValue } from '../circle/own-card.ts'
import type { CardContent, ListedValue } from '../circle/shared-ground.ts'
import { type PyramidWords, pyramidLayers, writtenLayers } from '../circle/team-pyramid.ts'
import type { Handout, HandoutBlock, SayDay } from '../handout.ts'
import type { Language, LocalDay, RecordId } from '../records.ts'
import { ROUNDS, type RoundId } from './gathering.ts'
import type { AgreedAsk, SharedPurpose } from './shared-purpose.ts'

/** Words of ours on the papers, in the language of the session. */
export interface ResultWords {
  title: string
  noStatement: string
  keptBy: (names: string) => string
  round: Record<RoundId, string>
  by: string
  asks: string
  hours: (hours: number) => string
  until: (day: string) => string
  freedom: Record<'chosen' | 'expected', string>
  /** `name` is who was asked. */
  serves: (whom: 'me' | 'them' | 'both' | 'neither', name: string) => string
  experiments: string
  pyramid: PyramidWords
  /** Names in a row: `Ada, Bea and Carlo`. */
  names: (names: readonly string[]) => string
  sayDay: SayDay
}

const FACTS = ' · '

/** Names by id; ids of nobody who took part are left out. */
function namesOf(purpose: SharedPurpose, ids: readonly RecordId[]): string[] {
  return ids.flatMap((id) => purpose.people.find((person) => person.id === id)?.name ?? [])
}

function askFacts(purpose: SharedPurpose, ask: AgreedAsk, words: ResultWords): string {
  const [name = ''] = namesOf(purpose, [ask.of])
  const facts = [
    name,
    ask.hours === null ? '' : words.hours(ask.hours),
    ask.day === null ? '' : words.until(words.sayDay(ask.day)),
    ask.freedom === null ? '' : words.freedom[ask.freedom],
    ask.serves === null ? '' : words.serves(ask.serves, name),
  ]
  return facts.filter((fact) => fact !== '').join(FACTS)
}

function listOf(texts: readonly string[]): HandoutBlock {
  return { kind: 'list', isRanked: false, items: texts.map((words) => ({ words, facts: '' })) }
}

/** The paper of what was shared and agreed. */
export function resultHandout(purpose: SharedPurpose, words: ResultWords): Handout {
  const { statement, lines, agreedAsks, experiments, pyramid } = purpose
  const blocks: HandoutBlock[] = []
  const section = (heading: string, ...content: HandoutBlock[]) =>
    blocks.push({ kind: 'heading', text: heading }, ...content)
  if (statement === null) blocks.push({ kind: 'note', text: words.noStatement })
  else {
    blocks.push({ kind: 'words', text: statement.text, lead: true })
    const keepers = namesOf(purpose, statement.keptBy)
    if (keepers.length > 0) blocks.push({ kind: 'note', text: words.keptBy(words.names(keepers)) })
  }
  if (writtenLayers(pyramid) > 0)
    section(words.pyramid.title, {
      kind: 'layers',
      layers: pyramidLayers(pyramid, words.pyramid),
      open: words.pyramid.open,
    })
  for (const round of ROUNDS) if (lines[round].ours.length > 0) section(words.round[round], listOf(lines[round].ours))
  if (agreedAsks.length > 0)
    section(words.asks, {
      kind: 'list',
      isRanked: false,
      items: agreedAsks.map((ask) => ({ words: ask.what, facts: askFacts(purpose, ask, words) })),
    })
  if (experiments.length > 0)
    section(words.experiments, {
      kind: 'list',
      isRanked: false,
      items: experiments.map(({ what, who, day }) => ({
        words: what,
        facts: [words.names(namesOf(purpose, who)), day === null ? '' : words.sayDay(day)]
          .filter((fact) => fact !== '')
          .join(FACTS),
      })),
    })
  const by = ROUNDS.flatMap((round) => lines[round].by)
  if (by.length > 0) section(words.by, listOf(by))
  return { language: purpose.language, title: words.title, name: '', blocks, foot: words.sayDay(purpose.day) }
}

/** What may be taken home as a card: by each who keeps the statement under their own name, by anybody without one. */
export function cardTakers(purpose: SharedPurpose): { id: RecordId; name: string }[] {
  const { statement, people } = purpose
  if (statement === null) return []
  return people.filter(({ id }) => statement.keptBy.includes(id))
}

/** As the formats know it (shared/formats/purpose-card.ts): most clauses, values, and UTF-16 units of each text. */
const MOST = { clauses: 8, clause: 400, values: 10, value: 60, bring: 160, name: 80 } as const
const ROLE = /^[a-z][a-z-]{0,23}$/

/**
 * The card that somebody takes home: the shared statement, the values that the group goes on with, and, under their own
 * name, what they said yes to as what they bring. `taker` null for a card without a name. `fits` says whether a content is
 * small enough; what does not fit is left out from the least needed on: values after the third, what is brought, all
 * values, and at last the ends of clauses. Null without a statement that has words.
 */
export function takeHomeCard(
  purpose: SharedPurpose,
  taker: RecordId | null,
  id: string,
  listed: readonly ListedValue[],
  fits: (content: CardContent) => boolean,
): CardContent | null {
  if (purpose.statement === null) return null
  const written = purpose.statement.clauses.filter(({ text }) => cardLine(text, MOST.clause) !== '')
  if (written.length === 0) return null
  const name = taker === null ? '' : cardLine(namesOf(purpose, [taker])[0] ?? '', MOST.name)
  const asked = purpose.agreedAsks.filter(({ of }) => of === taker).map(({ what }) => what)
  const brought = name === '' ? '' : cardLine(asked.join('; '), MOST.bring)
  const labels = [...new Set(purpose.lines.values.ours.map((value) => cardLine(value, MOST.value)))]
  const values = labels.filter((label) => label !== '').slice(0, MOST.values)
  const made = (count: number, bring: string, most: number): CardContent => ({
    id,
    language: purpose.language,
    clauses: written.slice(0, MOST.clauses).map(({ role, text }) => ({
      role: ROLE.test(role) ? role : 'free',
      text: cardLine(text, most),
    })),
    values: values.slice(0, count).map((label) => cardValue(label, listed)),
    ...(bring === '' ? {} : { bring }),
    ...(name === '' ? {} : { name }),
  })
  const counts = Array.from({ length: values.length + 1 }, (_, less) => values.length - less)
  const tries = [
    ...counts
      .filter((count) => count >= 3 || count === values.length)
      .map((count) => made(count, brought, MOST.clause)),
    ...counts.filter((count) => count <= 3).map((count) => made(count, '', MOST.clause)),
    ...[300, 200, 140, 100, 60].map((most) => made(0, '', most)),
  ]
  return tries.find(fits) ?? made(0, '', 40)
}

const FILE_NAMES: Record<Language, { result: string; card: string }> = {
  en: { result: 'shared-purpose', card: 'shared-purpose-card' },
  it: { result: 'scopo-comune', card: 'biglietto-scopo-comune' },
}

/** Without anybody's words or name, and without an ending: `shared-purpose-2026-11-22`. */
export function resultFileName(what: 'result' | 'card', language: Language, day: LocalDay): string {
  return `${FILE_NAMES[language][what]}-${day}`
}
