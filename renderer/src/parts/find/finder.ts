// Keeps the search index true while the vault is open: loads or builds it after unlocking, and hands it every change as soon
// as the log has it. What it cannot do it says in its state; nothing else of the app depends on it.
import { createStore } from 'zustand/vanilla'
import { peekBodies } from '#data/bodies.ts'
import { dropCache, readOpenCache, writeCache } from '#data/cache-file.ts'
import { onRecordsChanged, type RecordChange } from '#data/changes.ts'
import { allHeads, headOf } from '#data/heads.ts'
import { dropHeadsCache, writeHeadsCache } from '#data/heads-cache.ts'
import { revisionOf } from '#data/open-vault.ts'
import { localDay } from '#parts/dates.ts'
import { type SearchClient, workerClient } from '#search/search-client.ts'
import type { SearchRequest, SearchResult } from '#search/search-index.ts'
import type { RecordId, RecordKind } from '#shared/domain/records.ts'
import { type IndexRow, indexRow } from '#shared/domain/search/index-row.ts'

/** `building`: what is not yet in the index cannot be found; `done` of `total` records are. */
export type FinderState =
  | { phase: 'off' | 'starting' | 'ready' | 'failed' }
  | { phase: 'building'; done: number; total: number }

export const finderState = createStore<{ state: FinderState; version: number }>(() => ({
  state: { phase: 'off' },
  version: 0,
}))

const CACHE = 'search'
const BATCH = 40
/** After so many changes the image is written again, once it is quiet. */
const CHANGES_BEFORE_IMAGE = 500
const QUIET_MS = 3000
/** So many at once, and the index is worth tidying. */
const MANY = 500
const WITHOUT_WORDS = new Set<RecordKind>(['definition', 'profile', 'history'])

interface Finder {
  client: SearchClient
  /** Ids changed since it was started: what was read before must not overwrite them. */
  touched: Set<RecordId>
  sinceImage: number
  /** A record was removed for good: its words must leave the image too. */
  mustRewrite: boolean
  isOpen: boolean
  ready: Promise<void>
}
let finder: Finder | null = null

const rest = () => new Promise<void>((resolve) => setTimeout(resolve))

function setState(state: FinderState): void {
  finderState.setState(({ version }) => ({ state, version: version + 1 }))
}

function rowOf(id: RecordId, body: Parameters<typeof indexRow>[3]): IndexRow | null {
  const head = headOf(id)
  return head ? indexRow(id, revisionOf(id), head, body, localDay) : null
}

async function put(own: Finder, ids: readonly RecordId[], isFresh: (id: RecordId) => boolean): Promise<void> {
  const bodies = await peekBodies(ids)
  const puts = ids.filter(isFresh).flatMap((id) => rowOf(id, bodies.get(id) ?? null) ?? [])
  await own.client.ask('change', { puts, removes: [] })
}

async function take(own: Finder, changes: readonly RecordChange[]): Promise<void> {
  const removes: RecordId[] = []
  const puts: IndexRow[] = []
  const toOpen: RecordId[] = []
  for (const { id, head, body, revision } of changes) {
    own.touched.add(id)
    if (head === null || head.deletedAt !== null) removes.push(id)
    else if (WITHOUT_WORDS.has(head.kind)) continue
    else if (body === undefined) toOpen.push(id)
    else {
      const row = indexRow(id, revision, head, body, localDay)
      if (row) puts.push(row)
      else removes.push(id)
    }
    if (head === null) own.mustRewrite = true
  }
  own.sinceImage += changes.length
  // Deletions leave at once; then what came with its words.
  const said = own.client.ask('change', { puts, removes })
  const headsAt = new Map(toOpen.map((id) => [id, headOf(id)]))
  for (let at = 0; at < toOpen.length; at += BATCH) {
    await put(own, toOpen.slice(at, at + BATCH), (id) => headOf(id) === headsAt.get(id))
  }
  await said
  finderState.setState(({ version }) => ({ version: version + 1 }))
  laterImage(own)
}

let timer: ReturnType<typeof setTimeout> | undefined

function laterImage(own: Finder): void {
  clearTimeout(timer)
  if (own.sinceImage < CHANGES_BEFORE_IMAGE && !own.mustRewrite) return
  timer = setTimeout(() => void writeImage(own, own.sinceImage >= MANY), QUIET_MS)
}

async function writeImage(own: Finder, tidy: boolean): Promise<void> {
  if (!own.isOpen || finderState.getState().state.phase !== 'ready') return
  const taken = own.sinceImage
  try {
    if (own.mustRewrite) {
      await dropCache(CACHE)
      await dropHeadsCache()
      own.mustRewrite = false
      tidy = true
    }
    if (tidy) await own.client.ask('tidy', null)
    await writeCache(CACHE, await own.client.ask('image', null))
    await writeHeadsCache()
    own.sinceImage -= taken
  } catch (error) {
    // The index in memory is as good as before; the next start builds what the image lacks.
    console.error('search image:', error instanceof Error ? error.name : 'unknown')
  }
}

/** Loads the image and compares it with the heads. Answers what has still to be read. */
async function prepare(own: Finder): Promise<{ hasImage: boolean; lacking: RecordId[] }> {
  const image = (await readOpenCache(CACHE))?.content ?? null
  const hasImage = image !== null && (await own.client.ask('load', image))
  const wanted = [...allHeads()].filter((head) => head.deletedAt === null && !WITHOUT_WORDS.has(head.kind))
  wanted.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
  const ids = wanted.map(({ id }) => id)
  const { lacking, dropped } = await own.client.ask('reconcile', { ids, revisions: ids.map(revisionOf) })
  // What is gone since, perhaps for good, must leave the image on the disk too.
  if (dropped > 0) own.mustRewrite = true
  return { hasImage, lacking }
}

async function build(own: Finder, hasImage: boolean, lacking: readonly RecordId[]): Promise<void> {
  for (let at = 0; at < lacking.length; at += BATCH) {
    if (!own.isOpen) return
    if (lacking.length > BATCH) setState({ phase: 'building', done: at, total: lacking.length })
    await put(own, lacking.slice(at, at + BATCH), (id) => !own.touched.has(id))
    await rest()
  }
  own.sinceImage += lacking.length
  setState({ phase: 'ready' })
  performance.mark('search:ready')
  if (!hasImage && lacking.length > 0) timer = setTimeout(() => void writeImage(own, lacking.length >= MANY), QUIET_MS)
  else laterImage(own)
}

let prepared: SearchClient | null = null

/** Starts the worker ahead of time: it needs a moment before it can take an image. */
export function prepareFinder(): void {
  prepared ??= workerClient()
}

function takePrepared(): SearchClient {
  const client = prepared ?? workerClient()
  prepared = null
  return client
}

/** To be called once when the vault is open; answers a function that ends it. */
export function startFinder(client: SearchClient = takePrepared()): () => void {
  const own: Finder = {
    client,
    touched: new Set(),
    sinceImage: 0,
    mustRewrite: false,
    isOpen: true,
    ready: Promise.resolve(),
  }
  finder = own
  setState({ phase: 'starting' })
  const failed = (error: unknown) => {
    if (!own.isOpen) return
    console.error('search:', error instanceof Error ? error.name : 'unknown')
    setState({ phase: 'failed' })
  }
  let line: Promise<unknown> = Promise.resolve()
  // Changes wait until the image is loaded, which replaces the whole index; then they go in as they come.
  const prepared = prepare(own)
  own.ready = prepared.then(() => undefined, failed)
  prepared.then(({ hasImage, lacking }) => build(own, hasImage, lacking)).catch(failed)
  const stop = onRecordsChanged((changes) => {
    for (const { id } of changes) own.touched.add(id)
    line = line
      .then(() => own.ready)
      .then(() => take(own, changes))
      .catch(failed)
  })
  return () => {
    own.isOpen = false
    clearTimeout(timer)
    stop()
    client.close()
    if (finder === own) finder = null
    setState({ phase: 'off' })
  }
}

/** Rejects when there is no index. Before it is ready it answers from what is already in it. */
export async function find(request: SearchRequest): Promise<SearchResult> {
  if (!finder) throw new Error('no index')
  return finder.client.ask('search', request)
}

/** Before the window closes: writes the image if anything changed since. Never rejects. */
export async function keepIndex(): Promise<void> {
  const own = finder
  if (!own || (own.sinceImage === 0 && !own.mustRewrite)) return
  clearTimeout(timer)
  await writeImage(own, false)
}
