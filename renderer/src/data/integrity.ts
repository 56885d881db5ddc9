// Decrypts every part of the log and every record as it is shown, and says what is wrong and what is fine. Changes nothing.
import { openSealed } from '#crypto/envelope.ts'
import { platform } from '#platform/platform.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import { blobsOf } from './attachment-names.ts'
import { isBlobWhole } from './blobs.ts'
import { contents, type Progress } from './content-lines.ts'
import { headsOf, trashOf } from './heads.ts'
import { readLog, rowsOf } from './log-reader.ts'
import { stillEarlier } from './lost-parts.ts'
import { type OpenVault, openVault } from './open-vault.ts'

export interface DamagedPart {
  recordId: RecordId
  part: SealedPart['part']
  revision: number
  /** False when a later revision of the same part opens: then nothing is lost by it. */
  newest: boolean
}

export interface CheckResult {
  /** When it ended. */
  at: string
  /** Parts of the log that were decrypted. */
  checked: number
  /** Of those, how many opened. */
  fine: number
  damaged: DamagedPart[]
  /** Stretches of the log's files that could not be read when the vault was opened; their bytes lie in `set-aside/`. */
  unreadable: number
  /** Records that there are. */
  records: number
  /** Records whose newest head or body opens nowhere, neither in the log nor in the working database. */
  lost: RecordId[]
  /** Records shown in an earlier state: a later one is known to be lost. */
  earlier: RecordId[]
  /** Attachments. */
  files: number
  /** Attachments whose file, or its preview, is missing or not as it was sealed. */
  damagedFiles: RecordId[]
}

async function checkLog(
  vault: OpenVault,
  total: number,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<{ checked: number; damaged: DamagedPart[] }> {
  const opened = new Map<string, number>()
  const broken: DamagedPart[] = []
  let checked = 0
  for await (const frames of readLog(0)) {
    for (const row of rowsOf(frames)) {
      signal?.throwIfAborted()
      const { recordId, part, revision } = row
      const opening = await openSealed(vault.keyring, row, row.sealed)
      checked += 1
      // What a newer app sealed is not damage: it is authentic or not for that app to say.
      if (opening.ok || opening.reason === 'newer') {
        const key = `${recordId}/${part}`
        opened.set(key, Math.max(revision, opened.get(key) ?? 0))
      } else broken.push({ recordId, part, revision, newest: true })
    }
    onProgress({ done: Math.min(frames.at(-1)?.seq ?? 0, total), total })
  }
  const damaged = broken.map((found) => ({
    ...found,
    newest: found.revision > (opened.get(`${found.recordId}/${found.part}`) ?? 0),
  }))
  return { checked, damaged }
}

/** Opens every attachment's files to their end, each file once. */
async function checkFiles(vault: OpenVault, signal: AbortSignal | undefined): Promise<RecordId[]> {
  const whole = new Map<string, boolean>()
  const damaged: RecordId[] = []
  for (const head of [...headsOf('attachment'), ...trashOf('attachment')]) {
    for (const name of blobsOf(head)) {
      if (!whole.has(name)) whole.set(name, await isBlobWhole(vault.keyring, name, signal))
    }
    if (blobsOf(head).some((name) => whole.get(name) === false)) damaged.push(head.id)
  }
  return damaged
}

/**
 * Reads the whole log and opens all of it. Progress in commits. Rejects as the platform does, or with the signal's reason.
 * What was damaged stays where it is; the next start salvages what the working database still has.
 */
export async function checkVault(
  onProgress: (progress: Progress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<CheckResult> {
  const vault = openVault()
  const { checked, damaged } = await checkLog(vault, vault.position.seq, onProgress, signal)
  const { ids, lines } = await contents(vault)
  const lost: RecordId[] = []
  for await (const { id, text } of lines) {
    signal?.throwIfAborted()
    if (text === null) lost.push(id)
  }
  const damagedFiles = await checkFiles(vault, signal)
  const files = headsOf('attachment').length + trashOf('attachment').length
  const status = await platform().vaultStatus()
  const unreadable = status.state === 'present' ? status.report.damaged.length : 0
  const at = new Date().toISOString()
  const found = damaged.length + unreadable + lost.length + damagedFiles.length
  await vault.projection.noteCheck({ at, damaged: found })
  const fine = checked - damaged.length
  const earlier = stillEarlier(vault)
  return { at, checked, fine, damaged, unreadable, records: ids.length, lost, earlier, files, damagedFiles }
}

/** When everything was last decrypted, and how much was found wrong; null when it never was or is not known. */
export function lastCheck(): Promise<{ at: string; damaged: number } | null> {
  return openVault().projection.lastCheck()
}
