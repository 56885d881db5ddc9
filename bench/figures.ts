// The figures of one run, and DESIGN §6's bars beside them.
import type { Run } from './journey.ts'
import { round, type Spread } from './measure.ts'

/** Milliseconds and bytes, if nothing else is said. */
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
  memory: { heap: number; renderer: number }
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

export function barsOf(figures: Figures, entries: number): Bar[] {
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
    line('start → unlock screen painted', start.program, 1000),
    line('initial JS, gzip', initialScript.gzip / 1000, 250, 'kB'),
    line('key derived → list painted and an entry opens', unlock.list + unlock.opens, 300),
    line('key derived → search ready', unlock.searchReady, 1000),
    line('search, worker round trip, p50', search.roundTrip.p50, 5),
    line('search, worker round trip, p95', search.roundTrip.p95, 40),
    line('keystroke → paint in 20,000 words, p95', keystroke.toPaint.p95, 16),
    line('save acknowledged, p95, over the disk’s own sync', save.acknowledged.p95 - save.disk.p95, 25),
    line('import, sealed and searchable', figures.import.searchable / 1000, 25 * share, 's'),
    line('import, longest task on the page', figures.import.longestTask, 50),
    line('export all as Markdown zip', figures.export.all / 1000, 10 * share, 's'),
    line('on disk over plain text', disk.ratio, 3.5, '×'),
    line('search image over plain text', disk.searchRatio, 1, '×'),
    line('memory of the renderer, idle', memory.renderer / MB, 300, 'MB'),
    line('findable after save, p50 (Joplin)', save.findable.p50, 119),
  ]
}

/** How many times more the largest run took than the smallest; null for a single run. */
export function growthOf(runs: readonly Run[]): Record<string, number> | null {
  const sorted = [...runs].sort((a, b) => a.entries - b.entries)
  const [small, large] = [sorted[0], sorted.at(-1)]
  if (!small || !large || small === large) return null
  const of = (pick: (figures: Figures) => number) => round(pick(large.figures) / Math.max(0.01, pick(small.figures)))
  return {
    entries: round(large.entries / small.entries),
    unlock: of(({ unlock }) => unlock.list + unlock.opens),
    searchReady: of(({ unlock }) => unlock.searchReady),
    search: of(({ search }) => search.roundTrip.p50),
    save: of(({ save }) => save.acknowledged.p50),
    import: of((figures) => figures.import.searchable),
  }
}
