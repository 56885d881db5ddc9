// The one decision at unlock: how the page's projection comes to agree with the log (DESIGN §4, "The way back"). Pure.

/** Where a log or a projection stands. */
export interface Standing {
  logId: string
  seq: number
  chain: string
}

export interface WayBackInput {
  /** null when the log is missing. */
  log: Standing | null
  /** null when the projection has never recorded a position, or was wiped. */
  projection: Standing | null
  /** Whether the projection holds any row, with or without a position. */
  projectionHasRows: boolean
  /** The log's chain at the projection's seq; null when the log has no such readable frame. */
  chainAtProjection: string | null
  /** The log reported damaged stretches that no earlier start has salvaged for. */
  freshDamage: boolean
  /** The person chose this log: a restored snapshot or backup. An empty one is then meant to be empty. */
  isChosen?: boolean
}

/**
 * `equal`: go on. `replay`: apply the frames after the projection's. `rebuild`: from empty. `salvage`: append what only
 * the projection has, then rebuild. `new-log`: write a new log from the projection (an offer). `nothing`: neither is left.
 */
export type WayBack = 'equal' | 'replay' | 'rebuild' | 'salvage' | 'new-log' | 'nothing'

export function decideWayBack(input: WayBackInput): WayBack {
  const { log, projection, projectionHasRows, chainAtProjection, freshDamage, isChosen } = input
  if (!log) return projectionHasRows ? 'new-log' : 'nothing'
  if (!projection) return projectionHasRows ? 'salvage' : 'rebuild'
  if (projection.logId !== log.logId) {
    // A restored log has commits. An empty one of another name was never chosen: what the projection has is all there is.
    if (log.seq === 0 && projectionHasRows && isChosen !== true) return 'salvage'
    // Another log of the same vault: a restore was chosen. Salvaging would bring back what it was chosen to leave.
    return 'rebuild'
  }
  if (freshDamage) return projectionHasRows ? 'salvage' : 'rebuild'
  if (projection.seq === log.seq) return projection.chain === log.chain ? 'equal' : 'salvage'
  if (projection.seq < log.seq && chainAtProjection === projection.chain) return 'replay'
  return 'salvage'
}
