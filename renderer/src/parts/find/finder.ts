// Keeps the search index true while the vault is open: loads or builds it after unlocking, and hands it every change as soon
// as the log has it. What it cannot do it says in its state; nothing else of the app depends on it.
import { createStore } from 'zustand/vanilla'
import { peekBodies } from '#data/bodies.ts'
import { type CacheRead, dropCache, readOpenCache, writeCache } from '#data/cache-file.ts'
import { onRecordsChanged, type RecordChange } from '#data/changes.ts'
import { allHeads, headOf } from '#data/heads.ts'
import { dropHeadsCache, writeHeadsCache } from '#data/heads-cache.ts'
import { recordsSince } from '#data/log-tail.ts'
import { openVault, revisionOf } from '#data/open-vault.ts'
import { localDay } from '#parts/dates.ts'
import { type SearchClient, workerClient } from '#search/search-client.ts'
import type { SearchRequest, SearchResult } from '#search/search-index.ts'
import type { Head, RecordId, RecordKind } from '#shared/domain/records.ts'
import { type IndexRow, indexRow } from '#shared/domain/search/index-row.ts'
import type { Position } from '#shared/formats/commit.ts'

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
  fresh: () => SearchClient
  /** Ids changed since it was started: what was read before must not overwrite them. */
  touched: Set<RecordId>
  sinceImage: number
  /** The image's commit is no longer in the log: what came after it cannot be told, until it is written anew. */
  isAdrift: boolean
  /** Once it is ready: the commit up to which it has taken everything. */
  position: Position
  /** What changes the index, one after the other. */
  line: Promise<unknown>
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

async function take(own: Finder, changes: readonly RecordChange[], position: Position): Promise<void> {
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
  own.position = position
  finderState.setState(({ version }) => ({ version: version + 1 }))
  laterImage(own)
}

let timer: ReturnType<typeof setTimeout> | undefined

function laterImage(own: Finder): void {
  clearTimeout(timer)
  if (own.sinceImage < CHANGES_BEFORE_IMAGE && !own.mustRewrite && !own.isAdrift) return
  timer = setTimeout(() => void writeImage(own, own.sinceImage >= MANY), QUIET_MS)
}

/** The worker's memory never shrinks: after much work a new one takes the image, and the old one ends when it has answered. */
async function renew(own: Finder, image: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
  const fresh = own.fresh()
  const bytes = image.reduce((sum, { byteLength }) => sum + byteLength, 0)
  await fresh.ask('beginLoad', bytes)
  for (const piece of image) await fresh.ask('loadPiece', piece.slice())
  if (!(await fresh.ask('endLoad', null)) || !own.isOpen) return fresh.close()
  const old = own.client
  own.client = fresh
  // Its last answer: every earlier one has come by then.
  await old.ask('reconcile', { ids: [], revisions: [], gone: [] })
  old.close()
}

/** The image and the commit that it is of; between changes, so that they belong together. */
function takeImage(own: Finder, tidy: boolean) {
  const taken = own.line.then(async () => {
    if (tidy) await own.client.ask('tidy', null)
    const { position, sinceImage } = own
    const image = await own.client.ask('image', null)
    if (tidy && sinceImage >= MANY) await renew(own, image)
    return { image, position, sinceImage }
  })
  own.line = taken.catch(() => undefined)
  return taken
}

async function writeImage(own: Finder, tidy: boolean): Promise<void> {
  if (!own.isOpen || finderState.getState().state.phase !== 'ready') return
  try {
    if (own.mustRewrite) {
      await dropCache(CACHE)
      await dropHeadsCache()
      own.mustRewrite = false
      tidy = true
    }
    const { image, position, sinceImage } = await takeImage(own, tidy)
    await writeCache(CACHE, image, position)
    await writeHeadsCache()
    own.sinceImage -= sinceImage
    own.isAdrift = false
  } catch (error) {
    // The index in memory is as good as before; the next start builds what the image lacks.
    console.error('search image:', error instanceof Error ? error.name : 'unknown')
  }
}

/** Whether the image is now in the index; an empty index when it is none. */
async function load(own: Finder, { length, pieces }: CacheRead): Promise<boolean> {
  await own.client.ask('beginLoad', length)
  try {
    for await (const piece of pieces) await own.client.ask('loadPiece', piece)
  } catch {
    // What came is not whole, and the index says so.
  }
  return own.client.ask('endLoad', null)
}

const isFindable = (head: Head | undefined) =>
  head !== undefined && head.deletedAt === null && !WITHOUT_WORDS.has(head.kind)

/** What may differ between the image and now: the records of the commits since. Null: anything may. */
async function touchedSince(image: CacheRead, position: Position): Promise<RecordId[] | null> {
  if (image.standing === 'unknown') return null
  return recordsSince(image.position, position).catch(() => null)
}

/** Loads the image and finds out what it lacks of the commits after its own, or of all records. Answers what has to be read. */
async function prepare(own: Finder): Promise<{ hasImage: boolean; lacking: RecordId[] }> {
  // Taken together, before anything is waited for.
  const { position } = own
  const heads = [...allHeads()]
  const image = await readOpenCache(CACHE, position)
  const hasImage = image !== null && (await load(own, image))
  own.isAdrift = image?.standing === 'unknown'
  const since = hasImage ? await touchedSince(image, position) : null
  const some = since && new Set(since)
  const asked = some ? heads.filter(({ id }) => some.has(id)) : heads
  const wanted = asked.filter(isFindable)
  wanted.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
  const ids = wanted.map(({ id }) => id)
  for (const id of ids) some?.delete(id)
  const question = { ids, revisions: ids.map(revisionOf), gone: some && [...some] }
  const { lacking, dropped } = await own.client.ask('reconcile', question)
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
  else if (own.sinceImage < CHANGES_BEFORE_IMAGE && !own.mustRewrite && !own.isAdrift && !openVault().isHeadsCacheGood)
    timer = setTimeout(() => void keepHeads(own), QUIET_MS)
  else laterImage(own)
}

let early: SearchClient | null = null

/** Starts the worker ahead of time: it needs a moment before it can take an image. */
export function prepareFinder(): void {
  early ??= workerClient()
}

function earlyOrNew(): SearchClient {
  const client = early ?? workerClient()
  early = null
  return client
}

/** To be called once when the vault is open; answers a function that ends it. `fresh` starts another worker. */
export function startFinder(client: SearchClient = earlyOrNew(), fresh: () => SearchClient = workerClient): () => void {
  const own: Finder = {
    client,
    fresh,
    position: openVault().position,
    line: Promise.resolve(),
    touched: new Set(),
    sinceImage: 0,
    mustRewrite: false,
    isAdrift: false,
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
  // Changes wait until the image is loaded, which replaces the whole index; then they go in as they come.
  const prepared = prepare(own)
  own.ready = prepared.then(() => undefined, failed)
  prepared.then(({ hasImage, lacking }) => build(own, hasImage, lacking)).catch(failed)
  const stop = onRecordsChanged((changes) => {
    for (const { id } of changes) own.touched.add(id)
    const { position } = openVault()
    own.line = own.line
      .then(() => own.ready)
      .then(() => take(own, changes, position))
      .catch(failed)
  })
  return () => {
    own.isOpen = false
    clearTimeout(timer)
    stop()
    own.client.close()
    if (finder === own) finder = null
    setState({ phase: 'off' })
  }
}

/** Rejects when there is no index. Before it is ready it answers from what is already in it. */
export async function find(request: SearchRequest): Promise<SearchResult> {
  if (!finder) throw new Error('no index')
  return finder.client.ask('search', request)
}

/** The heads that were read one by one at unlock, for the next time. Never rejects. */
async function keepHeads(own: Finder): Promise<void> {
  if (!own.isOpen || openVault().isHeadsCacheGood) return
  await writeHeadsCache().catch((error: unknown) => {
    console.error('heads cache:', error instanceof Error ? error.name : 'unknown')
  })
}

/** Before the window closes: writes what is not yet in the caches. Never rejects. */
export async function keepIndex(): Promise<void> {
  const own = finder
  if (!own) return
  clearTimeout(timer)
  if (own.sinceImage === 0 && !own.mustRewrite && !own.isAdrift) await keepHeads(own)
  else await writeImage(own, false)
}
