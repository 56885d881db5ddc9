// @ts-check
// `npm run bench -- --entries N[,M] [--json] [--corpus FILE.jsonl] [--seed S] [--keep FOLDER] [--only PARTS]`: measures the
// built app with so many entries, and prints the figures beside DESIGN's bars, or as JSON. Asserts nothing: it ends with 1 only
// if it could not measure.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensurePackages } from './prepare/packages.mjs'
import { ROOT, tool } from './prepare/run.mjs'
import { giveUp, say, sayAside } from './prepare/say.mjs'

const PARTS = ['import', 'save', 'keys', 'search', 'export', 'memory', 'disk', 'open']
const USAGE = `Usage: npm run bench -- --entries N[,M] [--json] [--corpus FILE.jsonl] [--seed S] [--keep FOLDER]
  [--only ${PARTS.join(',')}]`

/** A file, or the name of one in UNBORROWED_CORPORA. @param {string | undefined} wish */
function corpusFile(wish) {
  if (wish === undefined) return ''
  const folder = process.env.UNBORROWED_CORPORA
  for (const path of [resolve(wish), ...(folder ? [join(folder, wish), join(folder, `${wish}.jsonl`)] : [])])
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path
  const known = folder ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : []
  return giveUp(`There is no corpus ${wish}${known.length > 0 ? `; there are ${known.join(', ')}` : ''}`)
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        entries: { type: 'string', default: '2000' },
        json: { type: 'boolean', default: false },
        corpus: { type: 'string' },
        seed: { type: 'string', default: '1' },
        keep: { type: 'string' },
        only: { type: 'string', default: PARTS.join(',') },
      },
    })
    const sizes = values.entries.split(',').map(Number)
    const only = values.only.split(',')
    const isKnown = /^\d{1,9}$/.test(values.seed) && only.every((part) => PARTS.includes(part))
    if (isKnown && sizes.every((size) => Number.isSafeInteger(size) && size > 0)) {
      const keep = values.keep === undefined ? '' : resolve(values.keep)
      return { sizes, isJson: values.json, corpus: values.corpus, seed: values.seed, keep, only }
    }
  } catch {
    // The usage below says it.
  }
  return giveUp(USAGE)
}

const { sizes, isJson, corpus, seed, keep, only } = readArguments()
const file = corpusFile(corpus)
if (isJson) sayAside()
await ensurePackages()
const { ensureBuild } = await import('./prepare/build.mjs')
const { ensureBrowser } = await import('./prepare/browser.mjs')
await ensureBuild()
await ensureBrowser()

const folder = mkdtempSync(join(tmpdir(), 'unborrowed-bench-'))
const out = join(folder, 'result.json')
const child = spawn(tool('playwright'), ['test', '-c', 'bench/bench.config.ts'], {
  cwd: ROOT,
  env: {
    ...process.env,
    UNBORROWED_BENCH_OUT: out,
    UNBORROWED_BENCH_ENTRIES: sizes.join(','),
    UNBORROWED_BENCH_CORPUS: file,
    UNBORROWED_BENCH_SEED: seed,
    UNBORROWED_BENCH_KEEP: keep,
    UNBORROWED_BENCH_ONLY: only.join(','),
  },
  // Only the figures go to the standard output.
  stdio: ['ignore', process.stderr, process.stderr],
  shell: process.platform === 'win32',
})
const code = await new Promise((done) => child.once('close', done))
try {
  const result = JSON.parse(readFileSync(out, 'utf8'))
  if (isJson) console.log(JSON.stringify(result, null, 2))
  else
    for (const { entries, bars } of result.runs) {
      console.log(`\n${entries} entries`)
      for (const { what, figure, bar, unit, holds } of bars)
        console.log(`  ${holds ? ' ' : '!'} ${what}: ${figure} ${unit} (bar ${bar})`)
    }
} catch {
  say('The benchmark did not get to its end.')
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
process.exit(code === 0 ? 0 : 1)
