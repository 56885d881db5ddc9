// Stands in for the repository in component tests: records live in memory, and the disk can be slow or refuse.
import 'temporal-polyfill/global'
import { applyHeads, clearHeads } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { Body, Head, RecordId } from '#shared/domain/records.ts'

const bodies = new Map<RecordId, Body>()
let ids = 0

export const disk = {
  /** Every commit that reached it. */
  commits: [] as RecordWrite[][],
  refuses: false,
  /** While set, a save waits for it. */
  gate: null as Promise<void> | null,
}

export function resetDisk(): void {
  clearHeads()
  bodies.clear()
  disk.commits = []
  disk.refuses = false
  disk.gate = null
}

/** Puts a record on the disk without counting as a commit. */
export function given(id: RecordId, head: Head, body?: Body): void {
  if (body) bodies.set(id, body)
  applyHeads([[id, head]])
}

/** What is stored of a record's body. */
export function bodyOf<T extends Body>(id: RecordId): T | undefined {
  return bodies.get(id) as T | undefined
}

/** The names that `#data/repository.ts` exports and the rooms use. */
export const repository = {
  newId(): RecordId {
    ids += 1
    return `id${String(ids).padStart(20, '0')}`
  },
  async saveRecords(writes: RecordWrite[]): Promise<void> {
    await disk.gate
    if (disk.refuses) throw new KindError('disk-full', 'no room')
    disk.commits.push(writes)
    for (const { id, body } of writes) if (body) bodies.set(id, body)
    applyHeads(writes.map(({ id, head }) => [id, head] as const))
  },
  async openBody(_kind: string, id: RecordId): Promise<Body> {
    const body = bodies.get(id)
    if (!body) throw new KindError('damaged', 'no body')
    return body
  },
  async openAnyBody(id: RecordId): Promise<Body | null> {
    return bodies.get(id) ?? null
  },
}
