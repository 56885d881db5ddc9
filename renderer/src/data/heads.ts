// Heads of all records in memory while unlocked, and the hooks that read them. Holds no bodies and persists nothing.
import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Head, RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'

/** Live and trashed records of each kind, oldest first. A kind's lists are replaced only when one of its records changes. */
interface KindLists {
  live: readonly RecordOf<RecordKind>[]
  trash: readonly RecordOf<RecordKind>[]
}
interface HeadsState {
  byId: ReadonlyMap<RecordId, RecordOf<RecordKind>>
  byKind: Partial<Record<RecordKind, KindLists>>
}

const NOTHING: KindLists = { live: [], trash: [] }
const store = createStore<HeadsState>(() => ({ byId: new Map(), byKind: {} }))

type Listed = RecordOf<RecordKind>
/** The oldest first. */
export const byAge = (a: Listed, b: Listed) =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** More changes of a kind at once than this, and its lists are gone through once. */
const MOST_SINGLY = 64

/** The list without the old ones and with the new ones, in one pass: as many as there are are looked at, none sorted again. */
function mergedAfter(list: readonly Listed[], changes: readonly Replacement[], isOf: (record: Listed) => boolean) {
  const gone = new Set<RecordId>()
  const latest = new Map<RecordId, Listed>()
  for (const { old, now } of changes) {
    if (old && isOf(old)) {
      gone.add(old.id)
      latest.delete(old.id)
    }
    if (now && isOf(now)) latest.set(now.id, now)
  }
  if (gone.size === 0 && latest.size === 0) return list
  const coming = [...latest.values()].sort(byAge)
  const next: Listed[] = []
  let at = 0
  for (const record of list) {
    if (gone.has(record.id)) continue
    for (let other = coming[at]; other && byAge(other, record) < 0; other = coming[at]) {
      next.push(other)
      at += 1
    }
    next.push(record)
  }
  for (; at < coming.length; at += 1) next.push(coming[at] as Listed)
  return next
}

/** Where the record stands in the list, or would stand. */
function placeIn(list: readonly Listed[], record: Listed): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    const other = list[middle]
    if (other && byAge(other, record) < 0) from = middle + 1
    else to = middle
  }
  return from
}

interface Replacement {
  old: Listed | undefined
  now: Listed | null
}

/** The list after the changes, copied once; the list itself when none of them is of it. */
function listAfter(list: readonly Listed[], changes: readonly Replacement[], isOf: (record: Listed) => boolean) {
  if (changes.length > MOST_SINGLY) return mergedAfter(list, changes, isOf)
  let next: Listed[] | null = null
  for (const change of changes) {
    const old = change.old && isOf(change.old) ? change.old : null
    const now = change.now && isOf(change.now) ? change.now : null
    if (!old && !now) continue
    next ??= list.slice()
    const place = placeIn(next, (old ?? now) as Listed)
    const isThere = old !== null && next[place]?.id === old.id
    if (isThere && now && byAge(old, now) === 0) next[place] = now
    else {
      if (isThere) next.splice(place, 1)
      if (now) next.splice(placeIn(next, now), 0, now)
    }
  }
  return next ?? list
}

function listsAfter({ live, trash }: KindLists, kind: RecordKind, changes: readonly Replacement[]): KindLists {
  return {
    live: listAfter(live, changes, (record) => record.kind === kind && record.deletedAt === null),
    trash: listAfter(trash, changes, (record) => record.kind === kind && record.deletedAt !== null),
  }
}

/**
 * Takes changes: a head, or null for a record removed for good. The cost of a few does not grow with the records but by the
 * copy of one list of references: the map is changed in place, and screens see it by what they select from it.
 */
export function applyHeads(changes: Iterable<readonly [RecordId, Head | null]>): void {
  const { byId: before, byKind } = store.getState()
  const byId = before as Map<RecordId, Listed>
  const touched = new Map<RecordKind, Replacement[]>()
  for (const [id, head] of changes) {
    const replacement: Replacement = { old: byId.get(id), now: head ? { ...head, id } : null }
    for (const kind of new Set([replacement.old?.kind, head?.kind])) {
      if (kind === undefined) continue
      const list = touched.get(kind)
      if (list) list.push(replacement)
      else touched.set(kind, [replacement])
    }
    if (replacement.now) byId.set(id, replacement.now)
    else byId.delete(id)
  }
  const lists = [...touched].map(([kind, list]) => [kind, listsAfter(byKind[kind] ?? NOTHING, kind, list)])
  store.setState({ byId, byKind: { ...byKind, ...Object.fromEntries(lists) } })
}

/** Takes the records of a vault that was just opened, and forgets all others. */
export function setHeads(records: Iterable<RecordOf<RecordKind>>): void {
  const byId = new Map<RecordId, Listed>()
  const kinds = new Map<RecordKind, { live: Listed[]; trash: Listed[] }>()
  for (const record of records) {
    byId.set(record.id, record)
    let lists = kinds.get(record.kind)
    if (!lists) {
      lists = { live: [], trash: [] }
      kinds.set(record.kind, lists)
    }
    lists[record.deletedAt === null ? 'live' : 'trash'].push(record)
  }
  for (const { live, trash } of kinds.values()) {
    live.sort(byAge)
    trash.sort(byAge)
  }
  store.setState({ byId, byKind: Object.fromEntries(kinds) }, true)
}

/** Every record, deleted ones too, in no order. */
export function allHeads(): Iterable<RecordOf<RecordKind>> {
  return store.getState().byId.values()
}

/** Forgets everything; for opening a vault and for tests. */
export function clearHeads(): void {
  store.setState({ byId: new Map(), byKind: {} }, true)
}

/** Live records of a kind, oldest first. */
export function headsOf<K extends RecordKind>(kind: K): RecordOf<K>[] {
  return (store.getState().byKind[kind] ?? NOTHING).live as RecordOf<K>[]
}

/** Deleted records of a kind, oldest first. */
export function trashOf<K extends RecordKind>(kind: K): RecordOf<K>[] {
  return (store.getState().byKind[kind] ?? NOTHING).trash as RecordOf<K>[]
}

/** Any record by id, deleted ones too. */
export function headOf(id: RecordId): RecordOf<RecordKind> | undefined {
  return store.getState().byId.get(id)
}

/** How many records there are, deleted ones too. */
export function countHeads(): number {
  return store.getState().byId.size
}

/** Live records of a kind, oldest first; the same array while none of that kind changes. */
export function useHeads<K extends RecordKind>(kind: K): RecordOf<K>[] {
  return useStore(store, (state) => (state.byKind[kind] ?? NOTHING).live) as RecordOf<K>[]
}

/** The oldest live record of a kind: what changes behind it renders nothing. */
export function useOldest<K extends RecordKind>(kind: K): RecordOf<K> | undefined {
  return useStore(store, (state) => (state.byKind[kind] ?? NOTHING).live[0]) as RecordOf<K> | undefined
}

/** Whether there is a live record of any of these kinds; a change that leaves it so renders nothing. */
export function useHasAny(...kinds: readonly RecordKind[]): boolean {
  return useStore(store, ({ byKind }) => kinds.some((kind) => (byKind[kind] ?? NOTHING).live.length > 0))
}

/** Live records of every kind, by kind; another function whenever any record changes. */
export function useLiveHeads(): <K extends RecordKind>(kind: K) => readonly RecordOf<K>[] {
  const byKind = useStore(store, (state) => state.byKind)
  return useCallback(
    <K extends RecordKind>(kind: K) => (byKind[kind] ?? NOTHING).live as readonly RecordOf<K>[],
    [byKind],
  )
}

/** Every record, deleted ones too, in no order; another list whenever any record changes. */
export function useEveryHead(): readonly RecordOf<RecordKind>[] {
  const byKind = useStore(store, (state) => state.byKind)
  return useMemo(() => Object.values(byKind).flatMap(({ live, trash }) => [...live, ...trash]), [byKind])
}

/** Deleted records of a kind, oldest first; the same array while none of that kind changes. */
export function useTrash<K extends RecordKind>(kind: K): RecordOf<K>[] {
  return useStore(store, (state) => (state.byKind[kind] ?? NOTHING).trash) as RecordOf<K>[]
}

/** Deleted records of every kind; another array whenever any record changes. */
export function useWholeTrash(): RecordOf<RecordKind>[] {
  const byKind = useStore(store, (state) => state.byKind)
  return useMemo(() => Object.values(byKind).flatMap(({ trash }) => trash), [byKind])
}

/** One record, deleted or not; undefined when there is none of that kind with that id. */
export function useRecord<K extends RecordKind>(kind: K, id: RecordId): RecordOf<K> | undefined {
  return useStore(store, (state) => {
    const record = state.byId.get(id)
    return record?.kind === kind ? (record as RecordOf<K>) : undefined
  })
}

/** Whether there is such a record, deleted or not; its changes render nothing. */
export function useIsThere(kind: RecordKind, id: RecordId): boolean {
  return useStore(store, (state) => state.byId.get(id)?.kind === kind)
}

/** One record of any kind, deleted or not. */
export function useAnyRecord(id: RecordId): RecordOf<RecordKind> | undefined {
  return useStore(store, (state) => state.byId.get(id))
}
