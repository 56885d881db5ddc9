// The records of the open vault as lines of canonical JSON, in the order of their ids: what a backup holds and what the
// content hash is made of (shared/formats/backup.ts).
import { createSHA256 } from 'hash-wasm'
import { utf8 } from '#crypto/bytes.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { RecordLine } from '#shared/formats/backup.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { headPlaintextSchema } from '#shared/formats/records.ts'
import { type OpenVault, openVault } from './open-vault.ts'
import { readPart } from './part-content.ts'
import { findBody } from './repository.ts'

export interface Progress {
  done: number
  total: number
}
/** `text` is null for a record whose newest revision does not open: it is left out and counted. */
export interface ContentLine {
  id: RecordId
  text: string | null
}

/** A save between reading a head and its body is met by reading both again. */
const MOST_TRIES = 5

/** null when the record was removed for good. Throws when a part does not open. */
async function readLine(vault: OpenVault, id: RecordId): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    const row = await vault.projection.get(id, 'head')
    if (row?.operation !== 'put') return null
    const reading = await readPart(vault.keyring, row)
    if (!reading.ok) throw new Error('a head does not open')
    const { bodyRevision, ...head } = headPlaintextSchema.parse(reading.content)
    const body = bodyRevision === null ? null : await findBody(vault, id, bodyRevision)
    const after = await vault.projection.get(id, 'head')
    if (after?.revision !== row.revision && tries < MOST_TRIES) continue
    return canonicalJson({ line: 'record', id, head, body: body as RecordLine['body'] } satisfies RecordLine)
  }
}

export interface Contents {
  ids: RecordId[]
  lines: AsyncGenerator<ContentLine>
}

/** All records that are not removed for good, those in the trash and revisions included. Rejects with KindError `no-vault`. */
export async function contents(vault: OpenVault = openVault()): Promise<Contents> {
  const rows = await vault.projection.ofPart('head')
  const ids = rows
    .filter((row) => row.operation === 'put')
    .map((row) => row.recordId)
    .sort((a, b) => (a < b ? -1 : 1))
  async function* lines(): AsyncGenerator<ContentLine> {
    for (const id of ids) {
      try {
        const text = await readLine(vault, id)
        if (text !== null) yield { id, text }
      } catch {
        yield { id, text: null }
      }
    }
  }
  return { ids, lines: lines() }
}

export interface ContentHasher {
  add(line: string): Uint8Array<ArrayBuffer>
  /** SHA-256, lowercase hex. */
  digest(): string
}

/** `add` answers the bytes of the line with its line feed, as they were hashed. */
export async function contentHasher(): Promise<ContentHasher> {
  const sha256 = await createSHA256()
  sha256.init()
  return {
    add(line) {
      const bytes = utf8(`${line}\n`)
      sha256.update(bytes)
      return bytes
    },
    digest: () => sha256.digest('hex'),
  }
}

/** SHA-256 over all records of the open vault that open: the same before a backup and after its restore. */
export async function contentHash(onProgress: (progress: Progress) => void = () => undefined): Promise<string> {
  const hasher = await contentHasher()
  const { ids, lines } = await contents()
  let done = 0
  for await (const { text } of lines) {
    if (text !== null) hasher.add(text)
    done += 1
    onProgress({ done, total: ids.length })
  }
  return hasher.digest()
}
