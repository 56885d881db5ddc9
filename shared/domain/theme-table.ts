// Kept lines gathered into themes by hand, several at once: a line is in one theme at most, and stands where it was put. Pure.
import { placeLine } from './mirror.ts'
import type { RecordId, RecordOf } from './records.ts'

type Theme = RecordOf<'theme'>

/** Puts lines into a theme, in their order, and out of all others; null takes them out of all. Answers the themes that change. */
export function gathered(themes: readonly Theme[], sparkIds: readonly RecordId[], themeId: RecordId | null): Theme[] {
  const changed = new Map<RecordId, Theme>()
  let now = [...themes]
  for (const sparkId of sparkIds) {
    for (const theme of placeLine(now, sparkId, themeId)) {
      changed.set(theme.id, theme)
      now = now.map((one) => (one.id === theme.id ? theme : one))
    }
  }
  return [...changed.values()]
}

/** Moves a line among the lines of its theme that are shown; null where there is no way on. */
export function shifted(theme: Theme, shown: readonly RecordId[], sparkId: RecordId, by: -1 | 1): Theme | null {
  const beside = shown[shown.indexOf(sparkId) + by]
  if (!shown.includes(sparkId) || beside === undefined) return null
  const sparkIds = theme.sparkIds.map((id) => (id === sparkId ? beside : id === beside ? sparkId : id))
  return { ...theme, sparkIds }
}
