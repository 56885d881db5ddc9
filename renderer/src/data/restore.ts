// Opens a backup file and makes a vault of it. The whole file is authenticated, and all of it sealed again, before anything
// on the disk is touched; a vault that is there is moved aside, never overwritten.
import { ChunkError, openChunks, type SealedFile } from '#crypto/backup-chunks.ts'
import { type Bytes, fromUtf8, randomId } from '#crypto/bytes.ts'
import { type Keyring, makeKeyring, type VaultKey } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import {
  BACKUP_EXTENSION,
  type BackupHeader,
  type BlobLine,
  backupHeaderSchema,
  type FirstLine,
  firstLineSchema,
  type LastLine,
  lastLineSchema,
  PREAMBLE_START_BYTES,
  type RecordLine,
  readPreambleStart,
  recordLineSchema,
} from '#shared/formats/backup.ts'
import { sealedBlobBytes } from '#shared/formats/blob.ts'
import type { Position, SealedPart } from '#shared/formats/commit.ts'
import { flushAll } from './autosave.ts'
import { SourceChanged, sha256Of, writeBlob } from './blobs.ts'
import { ByteReader, EndedEarly } from './byte-reader.ts'
import { contentHash, contentHasher, type Progress } from './content-lines.ts'
import { openSlots, type TypedKey, unlockerOf } from './current-key.ts'
import type { OpenReport } from './open-report.ts'
import { inLine, setOpenVault } from './open-vault.ts'
import { sealJson } from './part-content.ts'
import { inCommits } from './salvage.ts'
import { openWithKey } from './vault.ts'

/** `damaged`: cut off, altered, or put together from other files. `newer`: made by a newer Unborrowed. */
export class BackupError extends Error {
  readonly kind: 'not-a-backup' | 'newer' | 'damaged'
  constructor(kind: BackupError['kind']) {
    super(kind)
    this.name = 'BackupError'
    this.kind = kind
  }
}

/** A file whose header was read. What it says is not yet authenticated. */
export interface ChosenBackup {
  name: string
  madeAt: string
  records: number
  header: BackupHeader
  preamble: Bytes
  file: SealedFile
  close(): Promise<void>
}

const READ_BYTES = 2 * 1024 * 1024

/** Bytes read, of all. */
export type OnProgress = (progress: Progress) => void

/** What the file holds, after every byte of it was authenticated. */
export interface BackupPreview {
  madeAt: string
  records: number
  /** By record kind; `history` are revisions. */
  counts: Record<string, number>
  contentHash: string
}
export interface OpenedBackup {
  preview: BackupPreview
  chosen: ChosenBackup
  key: VaultKey
}

async function readHeader(file: SealedFile): Promise<{ header: BackupHeader; preamble: Bytes }> {
  const start = readPreambleStart(await file.read(0, PREAMBLE_START_BYTES), file.bytes)
  if (start.state !== 'whole') throw new BackupError(start.state)
  const preamble = new Uint8Array(await file.read(0, start.preambleBytes))
  try {
    const header = backupHeaderSchema.parse(JSON.parse(fromUtf8(preamble.subarray(PREAMBLE_START_BYTES))))
    return { header, preamble }
  } catch {
    throw new BackupError('damaged')
  }
}

/** Asks for a file and reads its header. null when the person closed the dialog. Rejects with BackupError or as the platform does. */
export async function chooseBackup(filterName: string): Promise<ChosenBackup | null> {
  const there = await platform().openFile({ filters: [{ name: filterName, extensions: [BACKUP_EXTENSION] }] })
  if (there === null) return null
  const { handle, name, bytes } = there
  const close = () => platform().closeStream({ handle })
  const read = (offset: number, length: number) => platform().readStream({ handle, offset, length })
  const file = readingAhead({ bytes, read })
  try {
    const { header, preamble } = await readHeader(file)
    return { name, madeAt: header.madeAt, records: header.records, header, preamble, file, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

/** Chunks are small; each read crosses from the main process, so several are fetched at once. */
function readingAhead(file: SealedFile): SealedFile {
  let start = 0
  let held = new Uint8Array()
  return {
    bytes: file.bytes,
    async read(offset, length) {
      if (length > READ_BYTES) return file.read(offset, length)
      if (offset < start || offset + length > start + held.byteLength) {
        held = new Uint8Array(await file.read(offset, READ_BYTES))
        start = offset
      }
      return held.slice(offset - start, offset - start + length)
    },
  }
}

/** What is done with a file's contents while they are read. */
interface Taker {
  record(record: RecordLine): Promise<void>
  /** After the last record; count and hash of the records held. */
  afterRecords(last: LastLine): Promise<void>
  /** One attachment's original bytes. Must read them all. */
  blob(blob: BlobLine, content: AsyncIterable<Uint8Array>): Promise<void>
}

interface Contents {
  first: FirstLine
  last: LastLine
}

/**
 * Reads the file to its end and hands each record and attachment on. Rejects with BackupError `damaged` unless every chunk
 * opens, every line is what the format says, in order and without repeats, count and hash of the last line hold, and each
 * attachment has its bytes.
 */
async function readContents(
  chosen: ChosenBackup,
  keyring: Keyring,
  taker: Taker,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<Contents> {
  const { file, preamble, header } = chosen
  const key = await keyring.backup(header.fileId)
  const hasher = await contentHasher()
  let read = preamble.byteLength
  async function* chunks(): AsyncGenerator<Bytes> {
    for await (const chunk of openChunks(key, preamble, file)) {
      signal?.throwIfAborted()
      read += chunk.byteLength
      onProgress({ done: Math.min(read, file.bytes), total: file.bytes })
      yield chunk
    }
  }
  const reader = new ByteReader(chunks())
  async function lines(): Promise<Contents> {
    const first = firstLineSchema.parse(JSON.parse(await reader.line()))
    let records = 0
    let lastId = ''
    for (;;) {
      const line = await reader.line()
      const value: unknown = JSON.parse(line)
      const end = lastLineSchema.safeParse(value)
      if (end.success) {
        if (end.data.records !== records || end.data.contentHash !== hasher.digest()) throw new BackupError('damaged')
        return { first, last: end.data }
      }
      const record = recordLineSchema.parse(value)
      if (record.id <= lastId) throw new BackupError('damaged')
      lastId = record.id
      records += 1
      hasher.add(line)
      await taker.record(record)
    }
  }
  try {
    const contents = await lines()
    await taker.afterRecords(contents.last)
    for (const blob of contents.last.blobs ?? []) await taker.blob(blob, reader.take(blob.bytes))
    if (await reader.hasMore()) throw new BackupError('damaged')
    return contents
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof KindError || error instanceof BackupError) throw error
    if (error instanceof ChunkError || error instanceof EndedEarly || error instanceof SourceChanged)
      throw new BackupError('damaged')
    // Authentic, and not of this format: only a newer version writes that.
    throw new BackupError('newer')
  }
}

/** Reads and authenticates the whole file. Rejects with UnlockError for a wrong key, BackupError, or the signal's reason. */
export async function openBackup(
  chosen: ChosenBackup,
  key: TypedKey,
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<OpenedBackup> {
  const { vaultId, slots } = chosen.header
  const vaultKey = await openSlots(vaultId, slots, unlockerOf(key))
  const keyring = await makeKeyring(vaultKey, vaultId)
  const taker: Taker = {
    record: async () => undefined,
    afterRecords: async () => undefined,
    async blob(blob, content) {
      if ((await sha256Of(content)) !== blob.sha256) throw new BackupError('damaged')
    },
  }
  const { first, last } = await readContents(chosen, keyring, taker, onProgress, signal)
  const { records, contentHash: hash } = last
  return {
    preview: { madeAt: first.madeAt, records, counts: first.counts, contentHash: hash },
    chosen,
    key: vaultKey,
  }
}

/** The parts of one record, first revision, sealed under the vault's own keys. */
async function sealRecord(keyring: Keyring, { id, head, body }: RecordLine): Promise<SealedPart[]> {
  const name = { recordId: id, revision: 1, operation: 'put' } as const
  const sealedHead = sealJson(keyring, { ...name, part: 'head' }, { ...head, bodyRevision: body === null ? null : 1 })
  if (body === null) return [await sealedHead]
  return Promise.all([sealedHead, sealJson(keyring, { ...name, part: 'body' }, body)])
}

/** Rejects with KindError `disk-full` when there are fewer bytes free. */
async function roomFor(bytes: number): Promise<void> {
  const { freeBytes } = await platform().vaultSpace()
  if (freeBytes < bytes) throw new KindError('disk-full', 'no room for the vault of this backup')
}

/** The folder that the vault was moved to; null when there was none. */
async function makeRoom(): Promise<string | null> {
  const { state } = await platform().vaultStatus()
  return state === 'none' ? null : (await platform().setVaultAside()).folder
}

/** `report` is that of opening the new vault; `setAside` names the folder that the former vault now lies in, null for none. */
export interface Restored {
  report: OpenReport
  setAside: string | null
}

/**
 * Makes a vault of the file, with the passphrase and recovery code of the file's date, and opens it in this page. The content
 * hash of the new vault is compared with the file's. Rejects with BackupError when the file changed since it was opened
 * (nothing was touched), KindError `disk-full` when there is no room for it (nothing was touched), and a KindError when it
 * fails on the way or the new vault does not hold what the file does, or with the signal's reason: the half vault is then moved
 * aside as well.
 */
export async function restoreFromBackup(
  { chosen, key, preview }: OpenedBackup,
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<Restored> {
  await flushAll()
  signal?.throwIfAborted()
  const { vaultId, slots } = chosen.header
  const keyring = await makeKeyring(key, vaultId)
  const parts: SealedPart[] = []
  let bytes = 0
  let setAside: string | null = null
  let position: Position | null = null
  const taker: Taker = {
    async record(record) {
      for (const part of await sealRecord(keyring, record)) {
        parts.push(part)
        bytes += part.sealed.byteLength
      }
    },
    async afterRecords(last) {
      if (last.contentHash !== preview.contentHash) throw new BackupError('damaged')
      const files = (last.blobs ?? []).reduce((sum, blob) => sum + sealedBlobBytes(blob.bytes), 0)
      await roomFor(bytes * 2 + files)
      setAside = await inLine(async () => {
        const folder = await makeRoom()
        // From here to the opening of the new vault nothing may be saved: the open one is no longer on the disk.
        setOpenVault(null)
        return folder
      })
      const keyslots = { format: 1, vaultId, generation: 1, slots } as const
      position = await platform().createVault({ keyslots, logId: randomId() })
    },
    // Before the commits that name them.
    blob: ({ name, bytes: length, sha256 }, content) =>
      writeBlob(keyring, { name, sha256 }, { bytes: length, stream: () => content }),
  }
  try {
    await readContents(chosen, keyring, taker, onProgress, signal)
    if (position === null) throw new KindError('unexpected', 'nothing was made')
    for (const commit of inCommits(parts)) {
      signal?.throwIfAborted()
      position = await platform().append({ parts: commit })
    }
    signal?.throwIfAborted()
    const report = await openWithKey(vaultId, key, { position, report: null, isChosen: true })
    report.way = 'created'
    if ((await contentHash()) !== preview.contentHash) throw new KindError('damaged', 'the new vault differs')
    return { report, setAside }
  } catch (error) {
    if (position === null) throw error
    // Half a vault must not look like a whole one at the next start.
    setOpenVault(null)
    await platform()
      .setVaultAside()
      .catch(() => undefined)
    throw error
  }
}
