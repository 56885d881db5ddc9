// @ts-check
// `npm run torture -- --kills N --corruptions M --seed S [--continue] [--out DIR] [--only kills,…]`: kills the running app
// and reads every acknowledged text back, damages its files, deletes its database, fills its disk, scans for leaks, starts
// it a hundred times at once. Prints counts as JSON; ends with 1 on any loss.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensurePackages } from './prepare/packages.mjs'
import { ROOT, run, tool } from './prepare/run.mjs'
import { giveUp, say } from './prepare/say.mjs'

/** The parts of the run. `mutations` (and wrong passphrases) run in process, all the others on the app. */
const PARTS = ['mutations', 'damage', 'full-disk', 'leaks', 'launches', 'offline', 'kills']

const USAGE = `Usage: npm run torture -- --kills N --corruptions M --seed S [--continue] [--out DIR] [--only ${PARTS.join(',')}]
  --kills N        so many SIGKILLs of the whole app
  --corruptions M  so many mutations each of log, snapshots and keyslots in process; through the app M/40 of each, M/10 of
                   IndexedDB, M/20 rebuildings, full disks and simultaneous starts; M/2 wrong passphrases
  --seed S         a number; the same seed gives the same wishes
  --continue       go on with the results that lie in DIR
  --out DIR        where the results go (.cache/torture)
  --only …         some parts of the run`

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string', default: '0' },
        corruptions: { type: 'string', default: '0' },
        seed: { type: 'string' },
        continue: { type: 'boolean', default: false },
        out: { type: 'string', default: join('.cache', 'torture') },
        only: { type: 'string', default: PARTS.join(',') },
      },
    })
    const [kills, corruptions] = [Number(values.kills), Number(values.corruptions)]
    const parts = values.only.split(',')
    const isFine = [kills, corruptions].every((count) => Number.isSafeInteger(count) && count >= 0)
    if (isFine && values.seed && /^\d{1,9}$/.test(values.seed) && parts.every((part) => PARTS.includes(part)))
      return { kills, corruptions, seed: values.seed, isOn: values.continue, out: resolve(values.out), parts }
  } catch {
    // The usage below says it.
  }
  return giveUp(USAGE)
}

const { kills, corruptions, seed, isOn, out, parts } = readArguments()
await ensurePackages()
const { ensureBuild } = await import('./prepare/build.mjs')
const { ensureBrowser } = await import('./prepare/browser.mjs')
await ensureBuild()
await ensureBrowser()
mkdirSync(out, { recursive: true })
const file = join(out, `results-${seed}.jsonl`)
if (!isOn) rmSync(file, { force: true })

/** @type {Record<string, unknown>} */
const summary = {}
let isWhole = true

if (parts.includes('mutations') && corruptions > 0) {
  say('Damaging log, snapshots and keyslots in process …')
  const { code } = await run(
    tool('vitest'),
    [
      'run',
      'electron/vault/mutations.test.ts',
      'electron/vault/snapshot-mutations.test.ts',
      'renderer/src/data/wrong-passphrases.test.ts',
    ],
    {
      env: {
        UNBORROWED_MUTATIONS: String(corruptions),
        UNBORROWED_MUTATIONS_SEED: seed,
        UNBORROWED_PASSPHRASES: String(Math.ceil(corruptions / 2)),
      },
    },
  )
  const wrongPassphrases = Math.ceil(corruptions / 2)
  summary.mutations = { each: corruptions, of: ['log', 'snapshots', 'keyslots'], wrongPassphrases, passed: code === 0 }
  isWhole &&= code === 0
}

if (parts.some((part) => part !== 'mutations' && part !== 'offline')) {
  say('Torturing the running app …')
  const { code } = await run(tool('playwright'), ['test', '-c', 'scripts/torture/torture.config.ts', 'run'], {
    env: {
      UNBORROWED_TORTURE_OUT: file,
      UNBORROWED_TORTURE_SEED: seed,
      UNBORROWED_TORTURE_KILLS: String(kills),
      UNBORROWED_TORTURE_CORRUPTIONS: String(corruptions),
      UNBORROWED_TORTURE_PARTS: parts.join(','),
    },
  })
  isWhole &&= code === 0
}

if (parts.includes('offline')) isWhole &&= await offline()

/** In a network namespace of its own, where each packet that leaves is counted. Only root on Linux can make one. */
async function offline() {
  const make =
    'ip link set lo up && ip link add v0 type veth peer name v1 && sysctl -qw net.ipv6.conf.all.disable_ipv6=1 && ' +
    'ip addr add 192.0.2.2/24 dev v0 && ip link set v0 up && ip link set v1 up && ip route add default via 192.0.2.1'
  const probe = await run('unshare', ['-n', 'sh', '-c', make], { quiet: true })
  if (probe.code !== 0) {
    say('Offline: passed over, a network namespace cannot be made here (only root on Linux with iproute2 can).')
    summary.offline = { skipped: 'no network namespace' }
    return true
  }
  say('Counting packets …')
  const config = join('scripts', 'torture', 'torture.config.ts')
  const { code } = await run(
    'unshare',
    ['-n', 'sh', '-c', `${make} && exec "$0" "$@"`, ...playwright('offline', config)],
    {
      env: { UNBORROWED_TORTURE_OUT: file, UNBORROWED_TORTURE_OFFLINE: '1' },
    },
  )
  return code === 0
}

/** @param {string} name @param {string} config */
function playwright(name, config) {
  return [tool('playwright'), 'test', '-c', config, name]
}

/** @param {string} line @returns {import('./torture/results.ts').Result[]} */
function read(line) {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}
const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(read) : []
let losses = 0
for (const check of new Set(lines.map((line) => line.check))) {
  const own = lines.filter((line) => line.check === check)
  /** @type {Record<string, number>} */
  const kinds = {}
  /** @type {Record<string, number>} */
  const counts = {}
  for (const line of own) {
    kinds[line.what] = (kinds[line.what] ?? 0) + 1
    for (const [name, count] of Object.entries(line.counts ?? {})) counts[name] = (counts[name] ?? 0) + count
  }
  const lost = own.reduce((sum, line) => sum + line.losses, 0)
  const skipped = [...new Set(own.flatMap((line) => line.skipped ?? []))]
  losses += lost
  summary[check] = {
    rounds: own.length,
    kinds,
    ...counts,
    losses: lost,
    ...(skipped.length > 0 ? { skipped } : {}),
    ...(lost > 0 ? { notes: own.flatMap((line) => line.notes ?? []) } : {}),
  }
}
if (parts.includes('kills')) isWhole &&= lines.filter(({ check }) => check === 'kill').length >= kills
console.log(
  JSON.stringify({ seed, date: new Date().toISOString(), isWhole, asked: { kills, corruptions }, ...summary }, null, 2),
)
say(`The results are in ${file.startsWith(ROOT) ? file.slice(ROOT.length + 1) : file}`)
process.exit(losses > 0 || !isWhole ? 1 : 0)
