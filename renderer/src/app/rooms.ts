// The rooms of the sidebar as data, and which of them there are: a room appears when it has content or its first step
// is due. Pure.

import type { RecordId, RecordKind } from '#shared/domain/records.ts'

export type RoomId =
  | 'today'
  | 'path'
  | 'journal'
  | 'sparks'
  | 'why'
  | 'people'
  | 'circle'
  | 'long-view'
  | 'search'
  | 'support'
  | 'settings'

export interface Room {
  id: RoomId
  path: string
}

/** Whether there is any of what the rooms hold. */
export interface Holdings {
  sparks: boolean
  /** Truths, whys, purposes and values together. */
  truthsAndWhys: boolean
  /** People and what is between them and the person: asks, recognition, experiments. */
  people: boolean
  /** Entries and sessions: once there are any, writing somebody down is a step that can be taken. */
  written: boolean
  /** Requests for letters, letters, cards and shared purposes. */
  letters: boolean
  /** Whether there is a look at the ground, or one is due. */
  longView: boolean
}

const UPPER: readonly Room[] = [
  { id: 'today', path: '/' },
  { id: 'path', path: '/path' },
  { id: 'journal', path: '/journal' },
  { id: 'sparks', path: '/sparks' },
  { id: 'why', path: '/why' },
  { id: 'people', path: '/people' },
  { id: 'circle', path: '/mirror' },
  { id: 'long-view', path: '/long-view' },
]

const LOWER: readonly Room[] = [
  { id: 'search', path: '/search' },
  { id: 'support', path: '/support' },
  { id: 'settings', path: '/settings' },
]

/** The rooms above, in order. */
export function upperRooms(holdings: Holdings): Room[] {
  return UPPER.filter((room) => {
    if (room.id === 'sparks') return holdings.sparks
    if (room.id === 'why') return holdings.truthsAndWhys
    if (room.id === 'long-view') return holdings.longView
    if (room.id === 'people') return holdings.people || holdings.written
    // Once there is something to hold up to others, asking them is due; a session with others takes nothing but people.
    if (room.id === 'circle') return holdings.letters || holdings.truthsAndWhys || holdings.written
    return true
  })
}

/** The rooms below: always there. */
export function lowerRooms(): readonly Room[] {
  return LOWER
}

/** Where a record with earlier versions is at home; the journal for the rest. */
const ROOM_OF_KIND: Partial<Record<RecordKind, RoomId>> = {
  session: 'path',
  why: 'why',
  experiment: 'people',
  person: 'people',
  recognition: 'people',
  pyramid: 'circle',
}

/** Which room a route belongs to; the statement and the story are part of My why, keys, backups, imports and trash of Settings. Earlier versions are in the room of
 * what they are versions of: `kindOf` tells it. Null in a session, which has no sidebar. */
export function roomOf(
  route: string,
  kindOf: (id: RecordId) => RecordKind | undefined = () => undefined,
): RoomId | null {
  if (route.startsWith('/session/') || route === '/together') return null
  if (['/themes', '/cards', '/circle'].includes(route) || /^\/(letter|team|shared-purpose)(\/|$)/.test(route))
    return 'circle'
  if (['/statement', '/story', '/whose', '/studio', '/resonance'].includes(route) || route.startsWith('/studio/'))
    return 'why'
  if (route.startsWith('/history/'))
    return ROOM_OF_KIND[kindOf(route.slice('/history/'.length)) ?? 'entry'] ?? 'journal'
  if (route === '/writing') return 'journal'
  if (route === '/packs' || route.startsWith('/mine/')) return 'path'
  if (['/pyramid', '/recognition', '/experiments'].includes(route)) return 'people'
  if (route === '/asks' || route.startsWith('/asks/')) return 'people'
  if (route === '/import' || route.startsWith('/import/')) return 'settings'
  if (['/keys', '/backups', '/export', '/trash'].includes(route)) return 'settings'
  const room = [...UPPER, ...LOWER].find(({ path }) => route === path || (path !== '/' && route.startsWith(`${path}/`)))
  return room?.id ?? 'today'
}
