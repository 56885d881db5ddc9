// Heads of all records in memory while unlocked, and the hooks that read them. Holds no bodies and persists nothing.
import { useCallback } from 'react'
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

const byAge = (a: RecordOf<RecordKind>, b: RecordOf<RecordKind>) =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1

function listsOf(kind: RecordKind, byId: HeadsState['byId']): KindLists {
  const all = [...byId.values()].filter((record) => record.kind === kind).sort(byAge)
  return {
    live: all.filter((record) => record.deletedAt === null),
    trash: all.filter((record) => record.deletedAt !== null),
  }
}

/** Takes changes: a head, or null for a record removed for good. */
export function applyHeads(changes: Iterable<readonly [RecordId, Head | null]>): void {
  const { byId: before, byKind } = store.getState()
  const byId = new Map(before)
  const touched = new Set<RecordKind>()
  for (const [id, head] of changes) {
    const old = byId.get(id)
    if (old) touched.add(old.kind)
    if (head) {
      byId.set(id, { ...head, id })
      touched.add(head.kind)
    } else byId.delete(id)
  }
  const lists = Object.fromEntries([...touched].map((kind) => [kind, listsOf(kind, byId)]))
  store.setState({ byId, byKind: { ...byKind, ...lists } })
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

/** Live records of every kind, by kind; another function whenever any record changes. */
export function useLiveHeads(): <K extends RecordKind>(kind: K) => readonly RecordOf<K>[] {
  const byKind = useStore(store, (state) => state.byKind)
  return useCallback(
    <K extends RecordKind>(kind: K) => (byKind[kind] ?? NOTHING).live as readonly RecordOf<K>[],
    [byKind],
  )
}

/** Deleted records of a kind, oldest first; the same array while none of that kind changes. */
export function useTrash<K extends RecordKind>(kind: K): RecordOf<K>[] {
  return useStore(store, (state) => (state.byKind[kind] ?? NOTHING).trash) as RecordOf<K>[]
}

/** One record, deleted or not; undefined when there is none of that kind with that id. */
export function useRecord<K extends RecordKind>(kind: K, id: RecordId): RecordOf<K> | undefined {
  return useStore(store, (state) => {
    const record = state.byId.get(id)
    return record?.kind === kind ? (record as RecordOf<K>) : undefined
  })
}

/** One record of any kind, deleted or not. */
export function useAnyRecord(id: RecordId): RecordOf<RecordKind> | undefined {
  return useStore(store, (state) => state.byId.get(id))
}
