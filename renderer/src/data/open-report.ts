// What was found when a vault was opened, as numbers and ids. Nothing named here was deleted.
import type { LogReport } from '#shared/contract/contract.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { BroughtBack, Earlier } from './lost-parts.ts'
import type { ProjectionTrouble } from './projection.ts'

export interface OpenReport {
  /** How projection and log came to agree. `created`: a new vault; `new-log`: a new log was written from the projection. */
  way: 'created' | 'equal' | 'replay' | 'rebuild' | 'salvage' | 'new-log'
  /** Commits read from the log. */
  framesRead: number
  /** Parts that only the projection had, appended to the log. */
  salvagedParts: number
  /** Rows of the projection that were broken and put back from the log. */
  healedParts: number
  /** Parts in what was read of the log that did not authenticate. Left where they are. */
  damagedParts: number
  /** Records whose newest revision could not be opened anywhere; not shown, not deleted. */
  damagedRecords: RecordId[]
  /** Records whose newest state the log had lost: found elsewhere and written back. */
  broughtBack: BroughtBack[]
  /** Records shown in an earlier state: a later one is known to be lost and was found nowhere. */
  earlier: Earlier[]
  /** Records that were new in a damaged save and were found nowhere. */
  unknownLost: number
  /** A newer version wrote this vault: it is only read. `frames`: saves that cannot be read here. Null for an ordinary one. */
  readOnly: { frames: number } | null
  /** Records written by a newer app: kept, not shown. */
  newerRecords: number
  /** At least so many records that the last checkpoint counted are not there: lost, or an older copy of the files. */
  missingRecords: number
  /** The log is not the one that the last sealed checkpoint of it saw: commits were exchanged. */
  strangeChain: boolean
  /** `none`, or why the working database is in memory only until the next start. */
  projection: ProjectionTrouble
  /** What the main process found in the log's files; null when there was no log. */
  log: LogReport | null
}

export function emptyReport(way: OpenReport['way'], log: LogReport | null): OpenReport {
  return {
    way,
    framesRead: 0,
    salvagedParts: 0,
    healedParts: 0,
    damagedParts: 0,
    damagedRecords: [],
    readOnly: null,
    broughtBack: [],
    earlier: [],
    unknownLost: 0,
    newerRecords: 0,
    missingRecords: 0,
    strangeChain: false,
    projection: 'none',
    log,
  }
}

/** Whether there is anything to tell the person. A torn tail was never acknowledged, so it is not news. */
export function isCalm(report: OpenReport): boolean {
  return (
    report.salvagedParts === 0 &&
    report.damagedParts === 0 &&
    report.damagedRecords.length === 0 &&
    report.broughtBack.length === 0 &&
    report.earlier.length === 0 &&
    report.unknownLost === 0 &&
    report.newerRecords === 0 &&
    report.missingRecords === 0 &&
    !report.strangeChain &&
    report.projection === 'none' &&
    report.way !== 'new-log' &&
    (report.log === null || (report.log.damaged.length === 0 && report.log.strayFiles.length === 0))
  )
}
