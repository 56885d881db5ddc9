// @ts-check
// `npm run tour -- --out DIR [--lang en|it]`: the main job through the real screens, then a session of four; writes the
// statement, pictures and report.json into DIR, and what the session leaves into DIR/shared-purpose. Ends with 0 only if all
// of it happened.
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensurePackages } from './prepare/packages.mjs'
import { run, tool } from './prepare/run.mjs'
import { giveUp, say } from './prepare/say.mjs'

const USAGE = 'Usage: npm run tour -- --out DIR [--lang en|it]'

function readArguments() {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' }, lang: { type: 'string', default: 'en' } } })
    if (values.out && (values.lang === 'en' || values.lang === 'it'))
      return { out: resolve(values.out), lang: values.lang }
  } catch {
    // The usage below says it.
  }
  return giveUp(USAGE)
}

const { out, lang } = readArguments()
await ensurePackages()
const { ensureBuild } = await import('./prepare/build.mjs')
const { ensureBrowser } = await import('./prepare/browser.mjs')
await ensureBuild()
await ensureBrowser()
mkdirSync(out, { recursive: true })
// Pictures of an earlier tour would be counted as this one's.
for (const folder of ['screens', 'shared-purpose']) rmSync(join(out, folder), { recursive: true, force: true })
const env = { UNBORROWED_TOUR_OUT: out, UNBORROWED_TOUR_LANG: lang }
const { code } = await run(tool('playwright'), ['test', '-c', 'e2e/tour.config.ts'], { env })
say(
  code === 0
    ? `The tour is in ${out}`
    : `The tour did not get to its end; how far it came is in ${join(out, 'report.json')}`,
)
process.exit(code)
