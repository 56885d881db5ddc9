// @ts-check
// `npm run torture -- --kills N --mutations M --seed S [--continue] [--out DIR]`: kills the running app and reads every
// acknowledged text back; damages log, list and keyslots in process. Prints counts as JSON; ends with 1 on any loss.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensurePackages } from './prepare/packages.mjs'
import { ROOT, run, tool } from './prepare/run.mjs'
import { giveUp, say } from './prepare/say.mjs'

const USAGE = 'Usage: npm run torture -- --kills N --mutations M --seed S [--continue] [--out DIR]'

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string' },
        mutations: { type: 'string' },
        seed: { type: 'string' },
        continue: { type: 'boolean', default: false },
        out: { type: 'string', default: join('.cache', 'torture') },
      },
    })
    const [kills, mutations] = [Number(values.kills), Number(values.mutations)]
    const isFine = [kills, mutations].every((count) => Number.isSafeInteger(count) && count >= 0)
    if (isFine && values.seed && /^\d{1,9}$/.test(values.seed))
      return { kills, mutations, seed: values.seed, isOn: values.continue, out: resolve(values.out) }
  } catch {
    // The usage below says it.
  }
  return giveUp(USAGE)
}

const { kills, mutations, seed, isOn, out } = readArguments()
await ensurePackages()
const { ensureBuild } = await import('./prepare/build.mjs')
const { ensureBrowser } = await import('./prepare/browser.mjs')
await ensureBuild()
await ensureBrowser()
mkdirSync(out, { recursive: true })
const file = join(out, `results-${seed}.jsonl`)
if (!isOn) rmSync(file, { force: true })

say('Damaging log, list and keyslots in process …')
const inProcess = await run(
  tool('vitest'),
  ['run', 'electron/vault/mutations.test.ts', `--testTimeout=${60_000 + mutations * 100}`],
  { env: { UNBORROWED_MUTATIONS: String(mutations), UNBORROWED_MUTATIONS_SEED: seed } },
)
say('Killing the running app …')
const withApp = await run(tool('playwright'), ['test', '-c', 'scripts/torture/torture.config.ts'], {
  env: { UNBORROWED_TORTURE_OUT: file, UNBORROWED_TORTURE_SEED: seed, UNBORROWED_TORTURE_KILLS: String(kills) },
})

/** @type {import('./torture/results.ts').Result[]} */
const lines = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line))
  : []
/** @type {Record<string, number>} */
const moments = {}
/** @type {Record<string, number>} */
const counts = {}
for (const line of lines) {
  moments[line.what] = (moments[line.what] ?? 0) + 1
  for (const [name, count] of Object.entries(line.counts ?? {})) counts[name] = (counts[name] ?? 0) + count
}
const losses = lines.reduce((sum, line) => sum + line.losses, 0)
const isWhole = inProcess.code === 0 && withApp.code === 0 && lines.length >= kills
const killed = { asked: kills, done: lines.length, moments, ...counts, losses }
const mutated = { asked: mutations, passed: inProcess.code === 0 }
console.log(
  JSON.stringify({ seed, date: new Date().toISOString(), isWhole, kills: killed, mutations: mutated }, null, 2),
)
say(`The results are in ${file.startsWith(ROOT) ? file.slice(ROOT.length + 1) : file}`)
process.exit(losses > 0 || !isWhole ? 1 : 0)
