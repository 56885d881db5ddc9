// The figures of one run, and DESIGN §6's bars beside them.
import type { Run } from './journey.ts'
import { round, type Spread } from './measure.ts'

/** Milliseconds and bytes, if nothing else is said. A part that was not asked for is not there. */
export interface Figures {
  /** From starting the program to the painted unlock screen, and the part of it after the page began to load. */
  start: { program: number; page: number }
  initialScript: { gzip: number; files: number; startGzip: number }
  /** `list` and `searchReady` since the key was derived; `opens` from the click on an entry to its text. */
  unlock: { list: number; opens: number; searchReady: number; longestTask: number }
  search: { roundTrip: Spread; painted: Spread; longestTask: number }
  keystroke: { toPaint: Spread; work: Spread }
  save: { acknowledged: Spread; disk: Spread; findable: Spread }
  import: { look: number; bring: number; searchable: number; tasksOver50: number; longestTask: number }
  /** Everything as a Markdown zip. */
  export: { all: number; bytes: number; longestTask: number }
  /** After unlocking, with the search ready and nothing done; `afterWork` at the end of everything else. */
  memory: { heap: number; renderer: number; afterWork: number | null }
  disk: { text: number; log: number; ratio: number; searchImage: number; searchRatio: number }
}

/** One line: a figure beside its bar. */
export interface Bar {
  what: string
  figure: number
  bar: number
  unit: string
  holds: boolean
}

const MB = 1_000_000

export function barsOf(figures: Partial<Figures>, entries: number): Bar[] {
  const line = (what: string, figure: number, bar: number, unit = 'ms'): Bar => ({
    what,
    figure: round(figure),
    bar: round(bar),
    unit,
    holds: figure <= bar,
  })
  const { start, initialScript, unlock, search, keystroke, save, memory, disk } = figures
  // The bars of import and export are for 20,000 entries: they shrink with fewer.
  const share = entries / 20_000
  return [
    ...(start ? [line('start → unlock screen painted', start.program, 1000)] : []),
    ...(initialScript ? [line('initial JS, gzip', initialScript.gzip / 1000, 250, 'kB')] : []),
    ...(unlock
      ? [
          line('key derived → list painted and an entry opens', unlock.list + unlock.opens, 300),
          line('key derived → search ready', unlock.searchReady, 1000),
        ]
      : []),
    ...(search
      ? [
          line('search, worker round trip, p50', search.roundTrip.p50, 5),
          line('search, worker round trip, p95', search.roundTrip.p95, 40),
        ]
      : []),
    ...(keystroke ? [line('keystroke → paint in 20,000 words, p95', keystroke.toPaint.p95, 16)] : []),
    ...(save
      ? [line('save acknowledged, p95, over the disk’s own sync', save.acknowledged.p95 - save.disk.p95, 25)]
      : []),
    ...(figures.import
      ? [
          line('import, sealed and searchable', figures.import.searchable / 1000, 25 * share, 's'),
          line('import, longest task on the page', figures.import.longestTask, 50),
        ]
      : []),
    ...(figures.export ? [line('export all as Markdown zip', figures.export.all / 1000, 10 * share, 's')] : []),
    ...(disk
      ? [
          line('on disk over plain text', disk.ratio, 3.5, '×'),
          line('search image over plain text', disk.searchRatio, 1, '×'),
        ]
      : []),
    ...(memory ? [line('memory of the renderer, idle', memory.renderer / MB, 300, 'MB')] : []),
    ...(save ? [line('findable after save, p50 (Joplin)', save.findable.p50, 119)] : []),
  ]
}

/** How many times more the largest run took than the smallest; null for a single run. */
export function growthOf(runs: readonly Run[]): Record<string, number> | null {
  const sorted = [...runs].sort((a, b) => a.entries - b.entries)
  const [small, large] = [sorted[0], sorted.at(-1)]
  if (!small || !large || small === large) return null
  const growth: Record<string, number> = { entries: round(large.entries / small.entries) }
  const add = (name: string, pick: (figures: Partial<Figures>) => number | undefined) => {
    const [before, after] = [pick(small.figures), pick(large.figures)]
    if (before !== undefined && after !== undefined) growth[name] = round(after / Math.max(0.01, before))
  }
  add('unlock', ({ unlock }) => unlock && unlock.list + unlock.opens)
  add('searchReady', ({ unlock }) => unlock?.searchReady)
  add('search', ({ search }) => search?.roundTrip.p50)
  add('save', ({ save }) => save?.acknowledged.p50)
  add('import', (figures) => figures.import?.searchable)
  return growth
}
