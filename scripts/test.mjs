// @ts-check
// `npm test`: everything that must hold, in order, from a fresh clone. Closes with "N passed, N failed" summed from the
// reports of vitest and Playwright. `--only unit,e2e` runs some stages only; other arguments are an error.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages } from './prepare/packages.mjs'
import { ROOT, run, tool } from './prepare/run.mjs'
import { giveUp, say } from './prepare/say.mjs'
import { countPlaywright, countVitest } from './test-reports.mjs'

const REPORTS = join(ROOT, '.cache', 'reports')
const STAGES = ['typecheck', 'lint', 'unit', 'e2e']

function chosenStages() {
  const [flag, names, ...rest] = process.argv.slice(2)
  if (flag === undefined) return STAGES
  const chosen = (names ?? '').split(',')
  if (flag !== '--only' || rest.length > 0 || chosen.some((name) => !STAGES.includes(name)))
    giveUp(`Usage: npm test [-- --only ${STAGES.join(',')}]`)
  return chosen
}

/** A runner that ended without a report counts as one failure.
 * @param {string} file
 * @param {(report: any) => { passed: number, failed: number, skipped: number }} count
 */
function read(file, count) {
  try {
    return count(JSON.parse(readFileSync(join(REPORTS, file), 'utf8')))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const stages = chosenStages()
await ensurePackages()
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
/** @type {string[]} */
const broken = []
const counts = { passed: 0, failed: 0, skipped: 0 }
/** @param {{ passed: number, failed: number, skipped: number }} more */
function add(more) {
  counts.passed += more.passed
  counts.failed += more.failed
  counts.skipped += more.skipped
}

/**
 * @param {string} stage
 * @param {string} sentence
 * @param {() => Promise<number>} work answers an exit code
 */
async function perform(stage, sentence, work) {
  if (!stages.includes(stage)) return
  const start = Date.now()
  say(`\n— ${sentence}`)
  const code = await work()
  if (code !== 0) broken.push(stage)
  say(`  ${stage}: ${code === 0 ? 'fine' : 'NOT fine'} (${Math.round((Date.now() - start) / 1000)} s)`)
}

await perform('typecheck', 'Typecheck (tsc -b)', async () => (await run(tool('tsc'), ['-b'])).code)
await perform('lint', 'Lint and import rules (biome)', async () => (await run(tool('biome'), ['check', '.'])).code)
await perform('unit', 'Unit, component and content tests (vitest)', async () => {
  const file = join(REPORTS, 'vitest.json')
  const { code } = await run(tool('vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
  add(read('vitest.json', countVitest))
  return code
})
await perform('e2e', 'Build and end-to-end tests (Playwright)', async () => {
  // Loaded late: they need what the package installation brings.
  const { ensureBuild } = await import('./prepare/build.mjs')
  const { ensureBrowser } = await import('./prepare/browser.mjs')
  await ensureBuild()
  await ensureBrowser()
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(REPORTS, 'playwright.json') }
  const { code } = await run(tool('playwright'), ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'], {
    env,
  })
  add(read('playwright.json', countPlaywright))
  return code
})

if (broken.length > 0) say(`\nNot fine: ${broken.join(', ')}`)
say(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
process.exit(broken.length > 0 || counts.failed > 0 ? 1 : 0)
