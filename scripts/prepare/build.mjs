// @ts-check
// Builds out/ when a source is newer than the last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run, tool } from './run.mjs'
import { giveUp, say } from './say.mjs'

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package-lock.json',
  'scripts/vite-exercises.ts',
  'scripts/vite-mirror-page.ts',
]
const STAMP = join(ROOT, '.cache', 'build-stamp')

/**
 * @param {string} path
 * @param {import('node:crypto').Hash} hash
 */
function add(path, hash) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) add(join(path, name), hash)
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path))
  }
}

/** A hash of everything that the build reads. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) if (existsSync(join(ROOT, source))) add(join(ROOT, source), hash)
  return hash.digest('hex')
}

export async function ensureBuild() {
  const now = fingerprint()
  const built =
    existsSync(join(ROOT, 'out', 'main', 'index.js')) && existsSync(join(ROOT, 'out', 'renderer', 'index.html'))
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return
  say('Building …')
  const { code, output } = await run(tool('electron-vite'), ['build'], { quiet: true })
  if (code !== 0) giveUp(`The build did not succeed:\n${output.slice(-6000)}`)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(STAMP, now)
}
