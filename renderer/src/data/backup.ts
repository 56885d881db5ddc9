// Saves the whole vault as one sealed file, streamed. Format: shared/formats/backup.ts. Changes nothing in the vault.
import { chunkWriter } from '#crypto/backup-chunks.ts'
import { type Bytes, randomId, utf8 } from '#crypto/bytes.ts'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import { STOP_BYTES } from '#shared/domain/space.ts'
import type { BlobLine } from '#shared/formats/backup.ts'
import {
  BACKUP_EXTENSION,
  type BackupHeader,
  backupHeaderSchema,
  type FirstLine,
  joinPreamble,
  type LastLine,
} from '#shared/formats/backup.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { namedBlobs } from './attachment-names.ts'
import { flushAll } from './autosave.ts'
import { openStoredBlob, sha256Of } from './blobs.ts'
import { contentHasher, contents, type Progress } from './content-lines.ts'
import { headOf } from './heads.ts'
import { type OpenVault, openVault } from './open-vault.ts'

export type { Progress } from './content-lines.ts'

/**
 * `leftOut`: records whose newest revision opens nowhere, so that they are not in the file. `filesLeftOut`: attachments'
 * files that are missing or do not open.
 */
export type BackupSaved =
  | { saved: true; name: string; records: number; leftOut: number; filesLeftOut: number }
  | { saved: false }

const WRITE_BYTES = 2 * 1024 * 1024

export interface SaveBackupOptions {
  suggestedName: string
  /** What the dialog calls such files. */
  filterName: string
  /** Records written, of all. */
  onProgress?: (progress: Progress) => void
  /** Aborted: nothing is left of the file, and the promise rejects with the signal's reason. */
  signal?: AbortSignal
}

function countsOf(ids: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const id of ids) {
    const kind = headOf(id)?.kind ?? 'other'
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

async function makeHeader(records: number): Promise<BackupHeader> {
  const status = await platform().vaultStatus()
  if (status.state === 'none' || status.state === 'keyslots-damaged') throw new KindError('damaged', 'no keyslots')
  const { vaultId, slots } = status.keyslots
  const { position } = openVault()
  return backupHeaderSchema.parse({
    fileId: randomId(),
    vaultId,
    madeAt: new Date().toISOString(),
    position,
    records,
    slots,
  })
}

/** The attachments' files that open, each read once to its end: what is listed before the bytes must hold. */
async function wholeBlobs(
  vault: OpenVault,
  signal: AbortSignal | undefined,
): Promise<{ blobs: BlobLine[]; filesLeftOut: number }> {
  const blobs: BlobLine[] = []
  let filesLeftOut = 0
  for (const name of [...namedBlobs()].sort()) {
    signal?.throwIfAborted()
    try {
      const opened = await openStoredBlob(vault.keyring, name)
      blobs.push({ name, bytes: opened.bytes, sha256: await sha256Of(opened.stream()) })
    } catch {
      filesLeftOut += 1
    }
  }
  return { blobs, filesLeftOut }
}

/** Hands small pieces on in large ones: each crosses to the main process. */
function inLargePieces(write: (bytes: Bytes) => Promise<void>): { write: typeof write; flush: () => Promise<void> } {
  let held: Bytes[] = []
  let size = 0
  const flush = async () => {
    if (size === 0) return
    const all = new Uint8Array(size)
    let at = 0
    for (const piece of held) {
      all.set(piece, at)
      at += piece.byteLength
    }
    held = []
    size = 0
    await write(all)
  }
  return {
    async write(bytes) {
      held.push(bytes)
      size += bytes.byteLength
      if (size >= WRITE_BYTES) await flush()
    },
    flush,
  }
}

async function writeAll(
  write: (bytes: Bytes) => Promise<void>,
  { onProgress, signal }: Pick<SaveBackupOptions, 'onProgress' | 'signal'>,
): Promise<{ records: number; leftOut: number; filesLeftOut: number }> {
  const vault = openVault()
  const { blobs, filesLeftOut } = await wholeBlobs(vault, signal)
  const { ids, lines } = await contents(vault)
  const header = await makeHeader(ids.length)
  const preamble = joinPreamble(utf8(canonicalJson(header)), blobs.length > 0 ? 2 : 1)
  await write(preamble)
  const chunks = chunkWriter(await vault.keyring.backup(header.fileId), preamble, write)
  const { version } = await platform().appInfo()
  const first: FirstLine = {
    line: 'backup',
    schema: 1,
    app: version,
    madeAt: header.madeAt,
    counts: countsOf(ids),
  }
  await chunks.push(utf8(`${canonicalJson(first)}\n`))
  const hasher = await contentHasher()
  let records = 0
  let leftOut = 0
  for await (const { text } of lines) {
    signal?.throwIfAborted()
    if (text === null) leftOut += 1
    else {
      await chunks.push(hasher.add(text))
      records += 1
    }
    onProgress?.({ done: records + leftOut, total: ids.length })
  }
  signal?.throwIfAborted()
  const contentHash = hasher.digest()
  const last: LastLine = { line: 'end', records, contentHash, ...(blobs.length > 0 ? { blobs } : {}) }
  await chunks.push(utf8(`${canonicalJson(last)}\n`))
  for (const { name } of blobs) {
    for await (const piece of (await openStoredBlob(vault.keyring, name)).stream()) {
      signal?.throwIfAborted()
      await chunks.push(piece)
    }
  }
  await chunks.end()
  return { records, leftOut, filesLeftOut }
}

/**
 * Asks where, then writes all records sealed under a key of the file's own, which the vault's present passphrase and
 * recovery code open. `saved` is false when the person closed the dialog. Rejects with a KindError when the disk refuses;
 * then and when aborted nothing of the file remains.
 */
export async function saveBackup(options: SaveBackupOptions): Promise<BackupSaved> {
  await flushAll()
  const { suggestedName, filterName } = options
  const filters = [{ name: filterName, extensions: [BACKUP_EXTENSION] }]
  const { handle } = await platform().beginSave({ suggestedName, filters, leastFreeBytes: STOP_BYTES })
  if (handle === null) return { saved: false }
  try {
    const file = inLargePieces((data) => platform().writeStream({ handle, data }))
    const written = await writeAll(file.write, options)
    await file.flush()
    options.signal?.throwIfAborted()
    const { name } = await platform().finishSave({ handle })
    return { saved: true, name, ...written }
  } catch (error) {
    await platform()
      .abortSave({ handle })
      .catch(() => undefined)
    throw error
  }
}
