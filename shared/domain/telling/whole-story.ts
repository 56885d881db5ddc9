// The whole story as a book: the path walked with the lines kept on it, truths considered, purposes, values, the why with its
// versions, experiments. Pure; the person chooses which chapters.
import { isWritten } from '../answers.ts'
import type { Language, LocalDay, RecordId, RecordOf } from '../records.ts'
import { chosenOf } from '../statement.ts'
import { courseOf } from '../why/resonance.ts'
import { becomingBlocks, dayOfRecord, evidenceBlocks, experimentBlocks, valueBlocks, whereFrom } from './pieces.ts'
import { type Telling, type TellingBlock, type TellingRecords, type TellingWords, withoutEmpty } from './telling.ts'

export const STORY_PARTS = ['path', 'lines', 'truths', 'purposes', 'values', 'whys', 'experiments'] as const
/** `lines`: the kept lines, on the path and behind truths and whys. */
export type StoryPart = (typeof STORY_PARTS)[number]
export type StorySwitches = Record<StoryPart, boolean>
export const WHOLE_STORY: StorySwitches = {
  path: true,
  lines: true,
  truths: true,
  purposes: true,
  values: true,
  whys: true,
  experiments: true,
}

export interface StoryInput {
  language: Language
  name: string
  /** Today in the person's zone. */
  day: LocalDay
  switches: StorySwitches
  records: TellingRecords
  words: TellingWords
}

/** One stop of the path: a session, or the lines kept from something else of one day. */
interface Stop {
  day: LocalDay
  title: string
  sparks: RecordOf<'spark'>[]
}

function stopsOf({ records, switches, words }: StoryInput): Stop[] {
  const bySource = new Map<RecordId, RecordOf<'spark'>[]>()
  const live = new Set<RecordId>()
  for (const spark of records.sparks) {
    const of = bySource.get(spark.source.recordId)
    if (of) of.push(spark)
    else bySource.set(spark.source.recordId, [spark])
  }
  const sessions = records.sessions
    .filter(({ status, id }) => status === 'finished' || bySource.has(id))
    .map((session): Stop => {
      live.add(session.id)
      return { day: dayOfRecord(session, words), title: session.title, sparks: bySource.get(session.id) ?? [] }
    })
  if (!switches.lines) return sessions.toSorted(byDay)
  const others = [...bySource].flatMap(([id, sparks]): Stop[] => {
    if (live.has(id)) return []
    const source = records.find(id)
    const first = sparks[0]
    if (!first) return []
    if (!source || source.deletedAt !== null)
      return [{ day: words.dayOf(first.createdAt), title: words.elsewhere, sparks }]
    const title = source.kind === 'entry' && source.title !== null ? source.title : words.kind(source.kind)
    return [{ day: dayOfRecord(source, words), title, sparks }]
  })
  return [...sessions, ...others].toSorted(byDay)
}

const byDay = (a: Stop, b: Stop) => a.day.localeCompare(b.day)

function pathBlocks(input: StoryInput): TellingBlock[] {
  const { switches, words } = input
  return stopsOf(input).flatMap(({ day, title, sparks }, index): TellingBlock[] => [
    { kind: 'heading', id: `path-${index + 1}`, text: title, note: words.sayDay(day) },
    ...(switches.lines ? sparks.map(({ quote }) => ({ kind: 'quote' as const, text: quote, note: '' })) : []),
  ])
}

function truthBlocks({ records, switches, words }: StoryInput): TellingBlock[] {
  const chosen = chosenOf([...records.truths])
  const ordered = [...records.truths.filter(({ id }) => id !== chosen?.id), ...(chosen ? [chosen] : [])]
  const sparks = new Map(records.sparks.map((spark) => [spark.id, spark]))
  return ordered.flatMap((truth): TellingBlock[] => {
    const day = words.sayDay(words.dayOf(truth.chosenAt ?? truth.createdAt))
    // Candidates of one evening rest on the same lines: they are told once, with the one that was chosen.
    const lines = switches.lines && truth.id === chosen?.id ? truth.sparkIds.flatMap((id) => sparks.get(id) ?? []) : []
    return [
      { kind: 'truth', text: truth.text, note: truth.chosenAt === null ? words.namedOn(day) : words.chosenOn(day) },
      ...(truth.voice && isWritten(truth.voice)
        ? [{ kind: 'fact' as const, label: words.voice, text: truth.voice }]
        : []),
      ...lines.map((spark) => ({ kind: 'quote' as const, text: spark.quote, note: whereFrom(spark, records, words) })),
    ]
  })
}

function whyBlocks({ records, switches, words }: StoryInput): TellingBlock[] {
  const chosen = chosenOf([...records.whys])
  const ordered = [...records.whys.filter(({ id }) => id !== chosen?.id), ...(chosen ? [chosen] : [])]
  return ordered.flatMap((why, index): TellingBlock[] => {
    const isChosen = why.id === chosen?.id
    const becoming = becomingBlocks(why, records, words)
    const evidence = switches.lines && isChosen ? evidenceBlocks(why, records, words, switches.truths) : []
    const course = courseOf(records.resonances, why.id)
    return [
      {
        kind: 'heading',
        id: `why-${index + 1}`,
        text: isChosen ? words.chosen : words.draft,
        note: words.begunOn(words.sayDay(words.dayOf(why.createdAt))),
      },
      ...(becoming.some(({ kind }) => kind === 'why')
        ? becoming
        : [{ kind: 'why' as const, text: why.text, note: '' }, ...becoming]),
      ...(why.borrowedFrom && isWritten(why.borrowedFrom)
        ? [{ kind: 'fact' as const, label: words.borrowedFrom, text: why.borrowedFrom }]
        : []),
      ...(evidence.length > 0 ? [{ kind: 'says' as const, text: words.rests }, ...evidence] : []),
      ...(course.length > 0 ? [{ kind: 'says' as const, text: words.aloud }] : []),
      ...course.map(({ day, answer, line }) => ({
        kind: 'fact' as const,
        label: words.sayDay(day),
        text: [words.sounded(answer), line.trim()].filter((part) => part !== '').join('. '),
      })),
    ]
  })
}

/** What a purpose says, and from whom it comes. */
function purposeBlocks({ records, words }: StoryInput): TellingBlock[] {
  const items = records.purposes.map(({ text, from }) => ({
    text,
    note: isWritten(from) ? words.from(from.trim()) : '',
  }))
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

export function wholeStory(input: StoryInput): Telling {
  const { language, name, day, switches, records, words } = input
  const chapter = (id: Exclude<StoryPart, 'lines'>, make: (given: StoryInput) => TellingBlock[]) => ({
    id,
    title: words.chapter[id],
    blocks: switches[id] ? make(input) : [],
  })
  return {
    kind: 'story',
    language,
    title: words.storyTitle,
    name: name.trim(),
    day,
    said: { day: words.sayDay(day), contents: words.contents },
    why: chosenOf([...records.whys])?.text ?? null,
    noWhy: words.noWhy,
    chapters: withoutEmpty([
      chapter('path', pathBlocks),
      chapter('truths', truthBlocks),
      chapter('purposes', purposeBlocks),
      chapter('values', () => valueBlocks(records, words, Number.POSITIVE_INFINITY)),
      chapter('whys', whyBlocks),
      chapter('experiments', () => experimentBlocks(records.experiments, words, 'experiment')),
    ]),
  }
}
