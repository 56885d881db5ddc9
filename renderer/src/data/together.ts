// The one session of several that may be under way: read from and written to its own sealed file. Nothing of it passes
// through the log, the working database, search or history.
import { fromUtf8, utf8 } from '#crypto/bytes.ts'
import { newSessionKey, openSession, openSessionKey, type SessionKey, sealSession } from '#crypto/together-seal.ts'
import { platform } from '#platform/platform.ts'
import type { Instant, RecordId } from '#shared/domain/records.ts'
import type { Gathering } from '#shared/domain/together/gathering.ts'
import { reopened } from '#shared/domain/together/moves.ts'
import { gatheringSchema } from '#shared/formats/together.ts'
import { openVault } from './open-vault.ts'

/** `unreadable`: a session lies there that this vault does not open, or that was altered. */
export type KeptSession = { state: 'none' } | { state: 'unreadable' } | { state: 'there'; gathering: Gathering }

interface Held {
  id: RecordId
  key: SessionKey
  /** The sealed key, while it has yet to be written. */
  wrapped: Uint8Array<ArrayBuffer> | null
}

let held: Held | null = null
const ended = new Set<RecordId>()
let last: Promise<unknown> = Promise.resolve()

function inLine<T>(task: () => Promise<T>): Promise<T> {
  const done = last.then(task)
  last = done.catch(() => undefined)
  return done
}

/** What lies there, as it is taken up again: covered. Rejects with a KindError when the disk refuses. */
export function readTogether(now: Instant): Promise<KeptSession> {
  return inLine(async () => {
    const found = await platform().readTogether()
    if (!found) return { state: 'none' }
    const opened = await openSessionKey(openVault().keyring, found.key)
    const plaintext = opened && (await openSession(opened.key, found.sealed))
    const gathering = plaintext && parsed(fromUtf8(plaintext))
    if (!opened || !gathering) return { state: 'unreadable' }
    held = { id: gathering.id, key: opened.key, wrapped: opened.rewrapped }
    return { state: 'there', gathering: reopened(gathering, now) }
  })
}

function parsed(text: string): Gathering | null {
  try {
    const read = gatheringSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Seals and writes it, under a key of its own from its first time on. One that has ended is not written again. */
export function saveTogether(gathering: Gathering): Promise<void> {
  return inLine(async () => {
    if (ended.has(gathering.id)) return
    if (held?.id !== gathering.id) {
      const { key, wrapped } = await newSessionKey(openVault().keyring)
      held = { id: gathering.id, key, wrapped }
    }
    const { key, wrapped } = held
    await platform().writeTogether({ key: wrapped, sealed: await sealSession(key, utf8(JSON.stringify(gathering))) })
    held.wrapped = null
  })
}

/** Deletes key and session. Rejects with a KindError when the disk refuses: then they are still there. */
export function endTogether(): Promise<void> {
  return inLine(async () => {
    const id = held?.id
    await platform().removeTogether()
    if (id) ended.add(id)
    held = null
  })
}
