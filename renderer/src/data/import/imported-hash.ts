// Tells whether a record that was brought over is still as it came: a hash of what a person can change in it.
import { sha256Hex, utf8 } from '#crypto/bytes.ts'
import type { Body, EntryBody, EntryHead, Head } from '#shared/domain/records.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'

type Changeable = 'tags' | 'starred' | 'mood' | 'energy'
/** What of a head a person can change. */
type Hashed = Pick<EntryHead, 'title' | 'day' | 'zone'> & { [K in Changeable]?: EntryHead[K] | undefined }

/** What `entryHash` hashes. */
export function entryHashText(head: Hashed, body: EntryBody): string {
  const { title, day, zone, tags, starred, mood, energy } = head
  const kept = {
    title,
    day,
    zone,
    tags: tags ?? [],
    starred: starred ?? false,
    mood: mood ?? null,
    energy: energy ?? null,
  }
  return canonicalJson({ ...kept, text: body.text })
}

/** SHA-256 of title, day, zone, tags, star, mood, energy and text. */
export function entryHash(head: Hashed, body: EntryBody): Promise<string> {
  return sha256Hex(utf8(entryHashText(head, body)))
}

/** SHA-256 of the whole record, but for its going to the trash. */
export function recordHash(head: Head, body: Body | null): Promise<string> {
  const { deletedAt: _, updatedAt: __, ...rest } = head
  return sha256Hex(utf8(canonicalJson({ head: { ...rest, id: undefined }, body })))
}
