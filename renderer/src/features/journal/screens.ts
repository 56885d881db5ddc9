// The journal's inner screens as they are loaded: one place, so that the list can have the entry's code ready before a click.
import { loadable } from '#ui/loadable.tsx'

export const EntryPage = loadable(() => import('./EntryPage.tsx').then((m) => m.EntryPage))
