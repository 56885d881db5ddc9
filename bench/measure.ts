// Numbers about numbers, and what can be measured without the app: its built files and the disk.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Two decimals are more than any of these deserve. */
export const round = (value: number): number => Math.round(value * 100) / 100

export interface Spread {
  p50: number
  p95: number
  most: number
  count: number
}

/** Zeros for no values. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), most: round(sorted.at(-1) ?? 0), count: sorted.length }
}

/** Bytes of all files below a folder; 0 when there is none. */
export function folderBytes(folder: string): number {
  if (!existsSync(folder)) return 0
  let bytes = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = statSync(join(folder, name))
    if (stat.isFile()) bytes += stat.size
  }
  return bytes
}

/** What the page loads before it runs: the entry and everything that it imports statically. In bytes, gzipped. */
export function initialScript(out: string): { gzip: number; files: number } {
  const html = readFileSync(join(out, 'index.html'), 'utf8')
  const waiting = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const sizes = new Map<string, number>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue
    const bytes = readFileSync(join(out, file))
    sizes.set(file, gzipSync(bytes).length)
    for (const match of bytes.toString('utf8').matchAll(/(?:from|import)\s*["'`](\.\/[^"'`]+\.js)["'`]/g))
      waiting.push(join(dirname(file), match[1] ?? ''))
  }
  return { gzip: [...sizes.values()].reduce((sum, size) => sum + size, 0), files: sizes.size }
}

/** Gzipped bytes of the named built files. */
export function gzipOf(out: string, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name))).length, 0)
}

/** What a process holds for itself alone; 0 where the system does not tell (only Linux does). */
export function privateBytes(processId: number): number {
  const file = `/proc/${processId}/smaps_rollup`
  if (!existsSync(file)) return 0
  const lines = readFileSync(file, 'utf8').matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)
  return [...lines].reduce((sum, match) => sum + Number(match[1]) * 1024, 0)
}

/** How long this disk takes to sync a write of so many bytes at the end of a file. In milliseconds. */
export async function diskSync(folder: string, bytes: number, times: number): Promise<Spread> {
  const path = join(folder, 'bench-sync')
  const file = await open(path, 'w')
  const piece = Buffer.alloc(bytes, 7)
  const took: number[] = []
  try {
    for (let at = 0; at < times; at += 1) {
      const start = performance.now()
      await file.write(piece, 0, bytes, at * bytes)
      await file.datasync()
      took.push(performance.now() - start)
    }
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
  return spread(took)
}
