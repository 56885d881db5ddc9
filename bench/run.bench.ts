// The measurements of `npm run bench`: one person's journal in the built app, from an empty vault to its next start. Nothing
// here is a test: a figure that misses its bar is written down, not failed.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { test } from '@playwright/test'
import { corpusEntries, longEntry, madeEntries, markdownZip } from './entries.ts'
import { growthOf } from './figures.ts'
import { measureRun, type Part, type Run } from './journey.ts'

const out = process.env.UNBORROWED_BENCH_OUT ?? ''
const sizes = (process.env.UNBORROWED_BENCH_ENTRIES ?? '').split(',').filter(Boolean).map(Number)
const corpus = process.env.UNBORROWED_BENCH_CORPUS ?? ''
const seed = Number(process.env.UNBORROWED_BENCH_SEED ?? 1)
const keep = process.env.UNBORROWED_BENCH_KEEP ?? ''
const only = (process.env.UNBORROWED_BENCH_ONLY ?? '').split(',').filter(Boolean) as Part[]

/** Where the vault of this size lies: a folder that is thrown away, or one that is there again next time. */
function folderOf(size: number): string {
  if (keep === '') return mkdtempSync(join(tmpdir(), 'unborrowed-bench-vault-'))
  const folder = join(keep, `${size}-${seed}${corpus === '' ? '' : `-${basename(corpus, '.jsonl')}`}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The day on which a kept vault was made: its entries are dated from it. null for one that is not there in full. */
function madeOn(folder: string): Date | null {
  const mark = join(folder, 'made.json')
  return existsSync(mark) ? new Date(JSON.parse(readFileSync(mark, 'utf8')).today) : null
}

test('bench', async () => {
  const runs: Run[] = []
  for (const size of sizes) {
    const folder = folderOf(size)
    const made = only.includes('import') ? null : madeOn(folder)
    try {
      if (made === null)
        for (const name of ['data', 'made.json']) rmSync(join(folder, name), { recursive: true, force: true })
      const today = made ?? new Date()
      const entries = corpus === '' ? madeEntries(size, seed, today) : corpusEntries(corpus, size, today)
      const zip = join(folder, 'journal.zip')
      const long = longEntry(seed, today)
      if (made === null) writeFileSync(zip, await markdownZip([...entries, long]))
      const onMade = () => writeFileSync(join(folder, 'made.json'), JSON.stringify({ today }))
      runs.push(await measureRun({ folder, zip, entries, long, seed, only, isMade: made !== null, onMade }))
    } finally {
      if (keep === '') rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
    const machine = {
      system: `${platform()} ${arch()}`,
      cores: cpus().length,
      cpu: cpus()[0]?.model,
      memory: totalmem(),
    }
    const result = {
      date: new Date().toISOString(),
      machine,
      load: loadavg(),
      corpus,
      seed,
      runs,
      growth: growthOf(runs),
    }
    // After each size, so that a long run which is stopped leaves what it has.
    writeFileSync(out, JSON.stringify(result))
  }
})
