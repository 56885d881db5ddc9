// The results of a torture run: one JSON line each, on the disk before the next round begins, so that a run can go on
// where it was cut off.
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export type Check = 'kill' | 'damage' | 'full-disk' | 'leaks' | 'launches' | 'offline'

/** `losses` counts whatever the promise forbids; each is named in `notes`. */
export interface Result {
  check: Check
  round: number
  /** What kind of round it was: which moment was killed, which file was damaged. */
  what: string
  /** How many things were looked at: acknowledged texts, mutations, launches. */
  looked: number
  losses: number
  notes?: string[]
  /** Acknowledged but overwritten by later typing; damaged and named; and so on. Told, not judged. */
  counts?: Record<string, number>
  /** Passed over, with the reason. */
  skipped?: string
}

export class Results {
  readonly #path: string
  readonly #lines: Result[]

  constructor(path: string) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    // A line that was cut off by the end of a run does not count, and the next one begins its own.
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n')
    this.#lines = text.split('\n').flatMap((line) => parse(line))
  }

  /** How many rounds of this check are behind us. */
  done(check: Check): number {
    return this.#lines.filter((line) => line.check === check).length
  }

  add(result: Result): void {
    this.#lines.push(result)
    const file = openSync(this.#path, 'a')
    writeSync(file, `${JSON.stringify({ ...result, at: new Date().toISOString() })}\n`)
    fsyncSync(file)
    closeSync(file)
  }
}

function parse(line: string): Result[] {
  try {
    return [JSON.parse(line) as Result]
  } catch {
    return []
  }
}
