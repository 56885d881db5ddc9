// The open JSON: every record as it is, in files of a size that any program reads, and the files beside them. Its hash is
// the same again when the whole is brought into another vault and exported there.
import { createSHA256 } from 'hash-wasm'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { JOURNAL_FORMAT, JOURNAL_VERSION } from '#shared/formats/journal-json.ts'
import { type Counts, leavingHead, pacer, recordJson, type WeighedFile, withBodies } from './leaving.ts'
import type { ZipFile } from './zip-file.ts'

/** Characters of one file. */
const PART = 8_000_000

export interface JsonWish {
  records: readonly RecordOf<RecordKind>[]
  files: ReadonlyMap<string, WeighedFile>
  exportedAt: string
  counts: Counts
  onDone: () => void
  signal: AbortSignal
}

/** `records` in the order of their ids. Answers the content hash, which the last file also holds. */
export async function writeJson(zip: ZipFile | null, wish: JsonWish): Promise<string> {
  const { records, files, exportedAt, counts, onDone, signal } = wish
  const sha256 = await createSHA256()
  sha256.init()
  const pace = pacer(signal)
  let lines: string[] = []
  let attachments: { id: string; file: string; sha256: string }[] = []
  let length = 0
  let number = 0
  const flush = async (last: { contentHash: string; parts: number } | null) => {
    number += 1
    const head = canonicalJson({ format: JOURNAL_FORMAT, version: JOURNAL_VERSION, exportedAt, part: number, ...last })
    const text = `${head.slice(0, -1)},"attachments":${canonicalJson(attachments)},"records":[\n${lines.join(',\n')}\n]}\n`
    await zip?.text(number === 1 ? 'journal.json' : `journal-${number}.json`, text)
    lines = []
    attachments = []
    length = 0
  }
  for await (const { record, body, opens } of withBodies(records)) {
    await pace()
    onDone()
    const file = files.get(record.id)
    if (record.kind === 'attachment' && !file) continue
    if (!opens) {
      counts.leftOut += 1
      continue
    }
    if (record.kind === 'entry') counts.entries += 1
    else if (record.kind !== 'attachment') counts.records += 1
    const line = recordJson(record.id, leavingHead(record, file), body)
    sha256.update(`${line}\n`)
    if (length > 0 && length + line.length > PART) await flush(null)
    lines.push(line)
    length += line.length
    if (file) attachments.push({ id: record.id, file: file.path, sha256: file.sha256 })
  }
  const contentHash = sha256.digest('hex')
  await flush({ contentHash, parts: number + 1 })
  return contentHash
}
