// What an undone import left behind, told once on the screen that comes after. In memory only.
import type { LocalDay, RecordId } from '#shared/domain/records.ts'

export interface KeptBehind {
  removed: number
  entries: { id: RecordId; day: LocalDay; words: string }[]
}

let kept: KeptBehind | null = null

export function noteKept(note: KeptBehind): void {
  kept = note
}

/** What was noted last; null for nothing. */
export function takeKept(): KeptBehind | null {
  return kept
}
