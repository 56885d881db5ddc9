// @ts-check
// Checks Node's version and installs the npm packages when they are missing or older than the lock file.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './run.mjs'
import { giveUp, say } from './say.mjs'

/**
 * Node `^20.19 || >=22.12`, as package.json says.
 * @param {string} version like `20.19.1`
 */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

export async function ensurePackages() {
  if (!isNodeSupported(process.versions.node))
    giveUp(`Unborrowed needs Node 20.19 or newer, or 22.12 or newer. This is Node ${process.versions.node}.`)
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  const stamp = join(ROOT, 'node_modules', '.unborrowed-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Installing packages (npm ci) …')
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true })
  if (code !== 0) giveUp(`npm ci did not succeed. Is the npm registry reachable? It said:\n${output.slice(-3000)}`)
  writeFileSync(stamp, lock)
}
