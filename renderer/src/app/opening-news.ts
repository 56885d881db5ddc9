// What opening the vault found that the person should know, as keys and counts. Pure; nothing unusual gives an empty list.
import type { OpenReport } from '#data/vault.ts'

/** `key` in the namespace `app`; `count` for its plural. */
export interface News {
  key: string
  count: number
}

export function openingNews(report: OpenReport | null): News[] {
  if (report === null) return []
  const counted: News[] = [
    { key: 'opened.log', count: report.log?.damaged.length ?? 0 },
    { key: 'opened.stray', count: report.log?.strayFiles.length ?? 0 },
    { key: 'opened.parts', count: report.damagedParts },
    { key: 'opened.records', count: report.damagedRecords.length },
    { key: 'opened.missing', count: report.missingRecords },
    { key: 'opened.chain', count: report.strangeChain ? 1 : 0 },
    { key: 'opened.newer', count: report.newerRecords },
    // A new log holds nothing but what was salvaged: one sentence says it.
    { key: 'opened.salvaged', count: report.way === 'new-log' ? 0 : report.salvagedParts },
    { key: 'opened.newLog', count: report.way === 'new-log' ? 1 : 0 },
    { key: 'opened.rebuilt', count: report.way === 'rebuild' && report.framesRead > 0 ? 1 : 0 },
    { key: 'opened.working', count: report.projection === 'none' ? 0 : 1 },
  ]
  return counted.filter(({ count }) => count > 0)
}
