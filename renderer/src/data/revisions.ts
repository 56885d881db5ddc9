// Decides with each save whether the state it replaces is kept, and makes the record for it. The rule is the domain's.
import { randomId } from '#crypto/bytes.ts'
import { contentOf, hasHistory, isKept, type Sitting } from '#shared/domain/history.ts'
import type { Body, EntryBody, Head, HistoryBody, RecordId } from '#shared/domain/records.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { headOf } from './heads.ts'
import type { RecordWrite } from './record-write.ts'

const sittings = new Map<RecordId, Sitting>()

/** The person left an editor: the next change of any text keeps the state it replaces. */
export function endSittings(): void {
  for (const [id, sitting] of sittings) sittings.set(id, { ...sitting, ended: true })
}

/** For opening a vault: what was worked on before belongs to an earlier sitting. */
export function forgetSittings(): void {
  sittings.clear()
}

export interface Keeping {
  write: RecordWrite | null
  /** To be called once the commit is in the log. */
  settle(): void
}
const NOTHING: Keeping = { write: null, settle: () => undefined }

function bare<T extends Head>(head: T & { id?: RecordId }): T {
  const { id: _, ...rest } = head
  return rest as unknown as T
}

/**
 * `now` in epoch milliseconds; `openPresent` opens the record's body as it now is. A body that does not open keeps
 * nothing and never fails the save.
 */
export async function keepBefore(
  { id, head, body }: RecordWrite,
  now: number,
  openPresent: () => Promise<Body | null>,
): Promise<Keeping> {
  if (!hasHistory(head)) return NOTHING
  const settle = () => {
    sittings.set(id, { since: now, ended: false })
  }
  const present = headOf(id)
  if (!present || !hasHistory(present)) return { write: null, settle }
  if (!isKept(sittings.get(id) ?? null, now)) return NOTHING
  let before: Body | null
  try {
    before = await openPresent()
  } catch {
    return NOTHING
  }
  const content = contentOf(present, before)
  if (content === null) return { write: null, settle }
  if (canonicalJson(content) === canonicalJson(contentOf(head, body ?? before))) return NOTHING
  const at = new Date(now).toISOString()
  const kept: HistoryBody = { head: bare(present), body: before as EntryBody | null }
  const historyHead: Head = {
    kind: 'history',
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    of: id,
    ofKind: present.kind,
    takenAt: present.updatedAt,
  }
  return { write: { id: randomId(), head: historyHead, body: kept }, settle }
}
