// The exclusive lock on a vault folder: a file beside it that says which process holds it. Node has no flock, so a lock
// left by a dead process is recognised and taken over, by one taker only.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { codeOf, type FileSystem } from './file-system.ts'

const ownerSchema = z.object({
  pid: z.int().min(1),
  token: z.string().regex(/^[0-9a-f]{32}$/),
  /** Boot id and start time where /proc tells, so that a reused pid is not taken for the owner; else empty. */
  startedAt: z.string(),
})
type Owner = z.infer<typeof ownerSchema>

/** Boot id and start time in ticks (field 22 of /proc/PID/stat); empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return ''
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const start = startOf(owner.pid)
  return owner.startedAt === '' || start === '' || start === owner.startedAt
}

async function ownerOf(fileSystem: FileSystem, path: string): Promise<Owner | 'unreadable' | null> {
  const bytes = await fileSystem.readFile(path)
  if (bytes === null) return null
  try {
    return ownerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return 'unreadable'
  }
}

function tokenOf(owner: Owner | 'unreadable'): string {
  return owner === 'unreadable' ? owner : owner.token
}

export interface VaultLock {
  release(): Promise<void>
}

/**
 * Takes the lock or answers null when a living process has it. The lock file appears with its content in one step (a
 * link to a finished file). A stale lock T is replaced only by the one process that could link `<path>.after-T`, and
 * that looks again before it does; a dead taker is succeeded in the same way.
 */
export async function takeLock(fileSystem: FileSystem, path: string): Promise<VaultLock | null> {
  const owner: Owner = { pid: process.pid, token: randomBytes(16).toString('hex'), startedAt: startOf(process.pid) }
  const own = `${path}.${owner.token}`
  const file = await fileSystem.open(own, 'create')
  await file.write(new TextEncoder().encode(JSON.stringify(owner)), 0)
  await file.close()
  try {
    if (!(await claim(fileSystem, own, path))) return null
  } finally {
    await fileSystem.unlink(own).catch(() => undefined)
  }
  return {
    release: async () => {
      const now = await ownerOf(fileSystem, path)
      if (now !== null && tokenOf(now) === owner.token) await fileSystem.unlink(path)
    },
  }
}

async function claim(fileSystem: FileSystem, own: string, path: string): Promise<boolean> {
  for (;;) {
    try {
      await fileSystem.link(own, path)
      return true
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const holder = await ownerOf(fileSystem, path)
    if (holder === null) continue
    if (holder !== 'unreadable' && isAlive(holder)) return false
    const succession = `${path}.after-${tokenOf(holder)}`
    if (!(await claim(fileSystem, own, succession))) return false
    try {
      const still = await ownerOf(fileSystem, path)
      if (still === null || tokenOf(still) !== tokenOf(holder)) continue
      const copy = `${own}.taking`
      await fileSystem.link(own, copy)
      await fileSystem.rename(copy, path)
      return true
    } finally {
      await fileSystem.unlink(succession).catch(() => undefined)
    }
  }
}
