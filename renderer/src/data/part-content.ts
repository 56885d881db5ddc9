// What is inside a sealed part, as JSON, and back. Seals with the open vault's keys; decides nothing.
import { fromUtf8, utf8 } from '#crypto/bytes.ts'
import { openSealed, type PartName, seal } from '#crypto/envelope.ts'
import type { Keyring } from '#crypto/keyring.ts'
import type { Body, Head, Instant, RecordId } from '#shared/domain/records.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import { type CheckpointPlaintext, PLAINTEXT_SCHEMA } from '#shared/formats/records.ts'

/** Seals the inside of a part as it is; `schema` of the content is kept. */
export async function sealJson(keyring: Keyring, name: PartName, content: object): Promise<SealedPart> {
  const plaintext = utf8(JSON.stringify({ schema: PLAINTEXT_SCHEMA, ...content }))
  return { ...name, sealed: await seal(keyring, name, plaintext) }
}

export function sealHead(
  keyring: Keyring,
  recordId: RecordId,
  revision: number,
  head: Head,
  bodyRevision: number | null,
): Promise<SealedPart> {
  return sealJson(keyring, { recordId, part: 'head', revision, operation: 'put' }, { head, bodyRevision })
}

export function sealBody(keyring: Keyring, recordId: RecordId, revision: number, body: Body): Promise<SealedPart> {
  return sealJson(keyring, { recordId, part: 'body', revision, operation: 'put' }, { body })
}

export function sealTombstone(
  keyring: Keyring,
  recordId: RecordId,
  part: 'head' | 'body',
  revision: number,
  removedAt: Instant,
): Promise<SealedPart> {
  return sealJson(keyring, { recordId, part, revision, operation: 'remove' }, { removedAt })
}

export function sealCheckpoint(
  keyring: Keyring,
  revision: number,
  content: Pick<CheckpointPlaintext, 'logId' | 'seq' | 'chain' | 'liveCount'>,
): Promise<SealedPart> {
  const name = { recordId: content.logId, part: 'checkpoint', revision, operation: 'checkpoint' } as const
  return sealJson(keyring, name, content)
}

export type ContentReading = { ok: true; content: unknown } | { ok: false; reason: 'not-authentic' | 'newer' }

/** Opens a part and parses it. Authentic bytes that are not JSON were written by no version of ours: `newer`. */
export async function readPart(keyring: Keyring, part: SealedPart): Promise<ContentReading> {
  const opening = await openSealed(keyring, part, part.sealed)
  if (!opening.ok) return opening
  try {
    return { ok: true, content: JSON.parse(fromUtf8(opening.plaintext)) }
  } catch {
    return { ok: false, reason: 'newer' }
  }
}
