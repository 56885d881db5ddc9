// The measurements of `npm run bench`: one person's journal in the built app, from an empty vault to its next start. Nothing
// here is a test: a figure that misses its bar is written down, not failed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { corpusEntries, longEntry, madeEntries, markdownZip } from './entries.ts'
import { growthOf } from './figures.ts'
import { measureRun, type Run } from './journey.ts'

const out = process.env.UNBORROWED_BENCH_OUT ?? ''
const sizes = (process.env.UNBORROWED_BENCH_ENTRIES ?? '').split(',').filter(Boolean).map(Number)
const corpus = process.env.UNBORROWED_BENCH_CORPUS ?? ''
const seed = Number(process.env.UNBORROWED_BENCH_SEED ?? 1)

test('bench', async () => {
  const runs: Run[] = []
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'unborrowed-bench-vault-'))
    try {
      const today = new Date()
      const entries = corpus === '' ? madeEntries(size, seed, today) : corpusEntries(corpus, size, today)
      const zip = join(folder, 'journal.zip')
      const long = longEntry(seed, today)
      writeFileSync(zip, await markdownZip([...entries, long]))
      runs.push(await measureRun({ folder, zip, entries, long, seed }))
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
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
