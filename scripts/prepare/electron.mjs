// @ts-check
// Finds Electron's own binary, or tries for at most 20 s to download it. A failure is remembered for this version.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './run.mjs'
import { say } from './say.mjs'

const FOLDER = join(ROOT, 'node_modules', 'electron')
const MEMORY = join(ROOT, '.cache', 'electron-unavailable.json')

/** @returns {string | null} the path of the executable that is installed */
export function findElectron() {
  try {
    const name = readFileSync(join(FOLDER, 'path.txt'), 'utf8').trim()
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(FOLDER, 'dist'), name)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * @param {{ retry?: boolean }} [options] `retry` forgets an earlier failure
 * @returns {Promise<{ path: string | null, why: string }>} `why` says in words why there is none
 */
export async function ensureElectron(options = {}) {
  const found = findElectron()
  if (found) return { path: found, why: '' }
  const version = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')).version
  if (!options.retry && existsSync(MEMORY)) {
    const memory = JSON.parse(readFileSync(MEMORY, 'utf8'))
    if (memory.version === version) return { path: null, why: memory.why }
  }
  say("Trying to download Electron's binary (at most 20 s) …")
  const { code } = await run(process.execPath, [join(FOLDER, 'install.js')], { quiet: true, timeoutMs: 20_000 })
  const path = code === 0 ? findElectron() : null
  if (path) return { path, why: '' }
  const why = code === 124 ? 'its download took longer than 20 s' : 'its download was refused'
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(MEMORY, JSON.stringify({ version, why }))
  return { path: null, why }
}
