// What an import would do, told before anything is written: how much is new, how much is here already, what stays away.
import { headOf, headsOf, trashOf } from '#data/heads.ts'
import type { ImportProblem, LeftOut } from '#shared/domain/imported.ts'
import type { LocalDay } from '#shared/domain/records.ts'
import type { Scan, ScanLine } from './import-reader.ts'

export interface ImportPreview {
  /** Entries, or records of our own export, that would come. */
  fresh: ScanLine[]
  /** Already here, those in the trash included. */
  here: ScanLine[]
  /** Of these, in the trash. */
  inTrash: number
  /** What stays away, with the reason in `problems`. */
  stays: ScanLine[]
  firstDay: LocalDay | null
  lastDay: LocalDay | null
  /** Of the fresh ones, how many have which remark. */
  remarks: Partial<Record<ImportProblem, number>>
  attachments: number
  attachmentBytes: number
  leftOut: Partial<Record<LeftOut, number>>
}

/** What makes each entry of an import the same one again, for all that is here; true for those in the trash. */
export function knownKeys(): Map<string, boolean> {
  const keys = new Map<string, boolean>()
  for (const { origin } of trashOf('entry')) if (origin) keys.set(origin.sourceKey, true)
  for (const { origin } of headsOf('entry')) if (origin) keys.set(origin.sourceKey, false)
  return keys
}

const RECORD = /^record:/

/** Whether it is here, and whether in the trash; null for what is new. */
export function isHere(key: string, known: ReadonlyMap<string, boolean>): { inTrash: boolean } | null {
  if (RECORD.test(key)) {
    const head = headOf(key.replace(RECORD, ''))
    return head ? { inTrash: head.deletedAt !== null } : null
  }
  const inTrash = known.get(key)
  return inTrash === undefined ? null : { inTrash }
}

export function previewOf(scan: Scan): ImportPreview {
  const known = knownKeys()
  const preview: ImportPreview = {
    fresh: [],
    here: [],
    inTrash: 0,
    stays: [],
    firstDay: null,
    lastDay: null,
    remarks: {},
    attachments: scan.attachments,
    attachmentBytes: scan.attachmentBytes,
    leftOut: scan.leftOut,
  }
  for (const line of scan.lines) {
    if (line.key === null) {
      preview.stays.push(line)
      continue
    }
    const here = isHere(line.key, known)
    if (here) {
      preview.here.push(line)
      if (here.inTrash) preview.inTrash += 1
      continue
    }
    preview.fresh.push(line)
    for (const problem of line.problems) preview.remarks[problem] = (preview.remarks[problem] ?? 0) + 1
    if (line.day === null) continue
    if (preview.firstDay === null || line.day < preview.firstDay) preview.firstDay = line.day
    if (preview.lastDay === null || line.day > preview.lastDay) preview.lastDay = line.day
  }
  return preview
}
