// Saves the whole vault as one sealed file, streamed. Format: shared/formats/backup.ts. Changes nothing in the vault.
import { chunkWriter } from '#crypto/backup-chunks.ts'
import { type Bytes, randomId, utf8 } from '#crypto/bytes.ts'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import {
  BACKUP_EXTENSION,
  type BackupHeader,
  backupHeaderSchema,
  type FirstLine,
  joinPreamble,
  type LastLine,
} from '#shared/formats/backup.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { flushAll } from './autosave.ts'
import { contentHasher, contents, type Progress } from './content-lines.ts'
import { headOf } from './heads.ts'
import { openVault } from './open-vault.ts'

export type { Progress } from './content-lines.ts'

/** `leftOut`: records whose newest revision opens nowhere, so that they are not in the file. */
export type BackupSaved = { saved: true; name: string; records: number; leftOut: number } | { saved: false }

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

async function writeAll(
  write: (bytes: Bytes) => Promise<void>,
  { onProgress, signal }: Pick<SaveBackupOptions, 'onProgress' | 'signal'>,
): Promise<{ records: number; leftOut: number }> {
  const vault = openVault()
  const { ids, lines } = await contents(vault)
  const header = await makeHeader(ids.length)
  const preamble = joinPreamble(utf8(canonicalJson(header)))
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
  const last: LastLine = { line: 'end', records, contentHash: hasher.digest() }
  await chunks.push(utf8(`${canonicalJson(last)}\n`))
  await chunks.end()
  return { records, leftOut }
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
  const { handle } = await platform().beginSave({ suggestedName, filters })
  if (handle === null) return { saved: false }
  try {
    const written = await writeAll((data) => platform().writeStream({ handle, data }), options)
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
