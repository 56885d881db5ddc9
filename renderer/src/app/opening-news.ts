// What opening the vault found that the person should know, as keys and counts. Pure; nothing unusual gives an empty list.
import type { BroughtBack, FoundFrom } from '#data/lost-parts.ts'
import type { OpenReport } from '#data/vault.ts'
import type { RecordId } from '#shared/domain/records.ts'

/** `key` in the namespace `app`; `count` for its plural. `records` are named after the sentence, with where they come from. */
export interface News {
  key: string
  count: number
  records?: readonly { id: RecordId; from?: FoundFrom }[]
}

function about(key: string, records: readonly (BroughtBack | { id: RecordId })[]): News {
  return { key, count: records.length, records }
}

/** `isSeen` tells which records a person knows by sight: others are not counted. */
export function openingNews(report: OpenReport | null, isSeen: (id: RecordId) => boolean = () => true): News[] {
  if (report === null) return []
  // The line that stays says that it is only read.
  if (report.readOnly !== null) return []
  const earlier = report.earlier.filter(({ id }) => isSeen(id))
  const counted: News[] = [
    { key: 'opened.log', count: report.log?.damaged.length ?? 0 },
    about(
      'opened.broughtBack',
      report.broughtBack.filter(({ id }) => isSeen(id)),
    ),
    about(
      'opened.earlier',
      earlier.filter(({ isTail }) => !isTail).map(({ id }) => ({ id })),
    ),
    about(
      'opened.mayBeEarlier',
      earlier.filter(({ isTail }) => isTail).map(({ id }) => ({ id })),
    ),
    { key: 'opened.unknown', count: report.unknownLost },
    { key: 'opened.unnamed', count: report.log?.unnamed ?? 0 },
    { key: 'opened.stray', count: report.log?.strayFiles.length ?? 0 },
    { key: 'opened.parts', count: report.damagedParts },
    { key: 'opened.records', count: report.damagedRecords.length },
    { key: 'opened.missing', count: report.missingRecords },
    { key: 'opened.chain', count: report.strangeChain ? 1 : 0 },
    { key: 'opened.newer', count: report.newerRecords },
    // A new log holds nothing but what was salvaged: one sentence says it.
    { key: 'opened.salvaged', count: report.way === 'new-log' ? 0 : report.salvagedParts },
    { key: 'opened.newLog', count: report.way === 'new-log' ? 1 : 0 },
    {
      key: (report.log?.damaged.length ?? 0) > 0 ? 'opened.rebuiltPart' : 'opened.rebuilt',
      count: report.way === 'rebuild' && report.framesRead > 0 ? 1 : 0,
    },
    { key: 'opened.working', count: report.projection === 'none' ? 0 : 1 },
  ]
  return counted.filter(({ count }) => count > 0)
}
