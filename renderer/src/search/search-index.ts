// The full-text index itself: SQLite FTS5, in memory, contentless (it holds no text that could be read back as written).
// Runs wherever sqlite-wasm does: in the worker of the page, and in Node for tests and benchmarks. Knows no vault.
import type { Database, Sqlite3Static, SqlValue } from '@sqlite.org/sqlite-wasm'
import type { RecordId, RecordKind } from '#shared/domain/records.ts'
import { isNarrowing, type RecordFilter } from '#shared/domain/search/filter.ts'
import type { IndexRow } from '#shared/domain/search/index-row.ts'
import type { SearchTerm } from '#shared/domain/search/query.ts'
import { type Condition, conditionOf } from './filter-sql.ts'
import { ComingImage, imageOf } from './index-image.ts'
import { type Readings, readingsOf } from './match-expression.ts'

/** Grows with every change of the tables or the tokenizer: an image of another version is not used. */
export const INDEX_VERSION = 1

export interface SearchRequest {
  terms: readonly SearchTerm[]
  filter: RecordFilter
  limit: number
}

export interface SearchHit {
  id: RecordId
  kind: RecordKind
}

export interface SearchResult {
  hits: SearchHit[]
  /** How many there are in all. */
  total: number
  /** Nothing holds all of the words: these hold some of them. */
  isLoose: boolean
}

export interface Reconciling {
  ids: readonly RecordId[]
  /** Of each of the ids. */
  revisions: readonly number[]
  gone: readonly RecordId[] | null
}

/** Above so many finds ranking says little and costs much: then the newest come first, those with the word in the title before. */
const MOST_RANKED = 4000
/** Above so many it is quicker to go through the records by day than to look each find up. */
const MOST_JOINED = 2000
/** Among so many of the newest records as many finds as are wanted are looked for first: finds are seldom even. */
const RECENT_PER_HIT = 2
/** With fewer letters the newest come first. */
const LETTERS_FOR_RANK = 3

// `text` is the first column: FTS5 stores positions in it without a column number, which saves a third of the image.
const TABLES = `
  CREATE VIRTUAL TABLE words USING fts5(text, title, tags, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='2');
  CREATE TABLE record(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, kind TEXT NOT NULL,
    day TEXT NOT NULL, mood INTEGER, energy INTEGER, starred INTEGER NOT NULL, attachment INTEGER NOT NULL,
    language TEXT, source TEXT);
  CREATE INDEX record_day ON record(day, row);
  CREATE INDEX record_source ON record(source) WHERE source IS NOT NULL;
  CREATE TABLE tag(row INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(row, name)) WITHOUT ROWID;
  CREATE TABLE person(row INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(row, id)) WITHOUT ROWID;
  PRAGMA user_version = ${INDEX_VERSION};
`
const RANK = 'bm25(words, 1.0, 5.0, 3.0)'
const NEWEST = 'record.day DESC, record.row DESC'

type Bound = (string | number | null)[]

export class SearchIndex {
  readonly #sqlite: Sqlite3Static
  /** An image whose pieces are still coming. */
  #coming: ComingImage | null = null
  #database: Database

  constructor(sqlite: Sqlite3Static) {
    this.#sqlite = sqlite
    this.#database = this.#empty()
  }

  #empty(): Database {
    const database = new this.#sqlite.oo1.DB(':memory:')
    database.exec(TABLES)
    return database
  }

  /** Makes room for an image of so many bytes, which then comes in pieces. */
  beginLoad(bytes: number): void {
    this.#coming?.drop()
    this.#coming = new ComingImage(this.#sqlite, bytes)
  }

  /** The next piece of the image. */
  loadPiece(piece: Uint8Array): void {
    this.#coming?.add(piece)
  }

  /** Takes the image whose pieces came. False, and an empty index, when it is none, not whole or of another version. */
  endLoad(): boolean {
    const database = this.#coming?.finish(isOfThisVersion) ?? null
    this.#coming = null
    this.#database.close()
    this.#database = database ?? this.#empty()
    return database !== null
  }

  /** Takes an image that `image()` gave, all at once. */
  load(image: readonly Uint8Array[]): boolean {
    this.beginLoad(image.reduce((sum, { byteLength }) => sum + byteLength, 0))
    for (const piece of image) this.loadPiece(piece)
    return this.endLoad()
  }

  clear(): void {
    this.#database.close()
    this.#database = this.#empty()
  }

  /** The whole index as bytes, in pieces. */
  image(): Uint8Array<ArrayBuffer>[] {
    return imageOf(this.#sqlite, this.#database)
  }

  /** Makes it small and quick after many changes. Takes a second at 20,000 records. */
  tidy(): void {
    this.#database.exec("INSERT INTO words(words) VALUES('optimize')")
    this.#database.exec('VACUUM')
  }

  count(): number {
    return Number(this.#database.selectValue('SELECT count(*) FROM record'))
  }

  /**
   * Answers which of these it lacks or holds in another revision. Drops `gone`, or with null all that are not among these, and
   * answers how many that were.
   */
  reconcile({ ids, revisions, gone }: Reconciling): { lacking: RecordId[]; dropped: number } {
    if (gone !== null) return this.#reconcileSome(ids, revisions, gone)
    const held = new Map(this.#rows('SELECT id, revision FROM record', []).map(([id, revision]) => [id, revision]))
    const lacking = ids.filter((id, index) => held.get(id) !== revisions[index])
    for (const id of ids) held.delete(id)
    this.change([], [...held.keys()].map(String))
    return { lacking, dropped: held.size }
  }

  #reconcileSome(ids: readonly RecordId[], revisions: readonly number[], gone: readonly RecordId[]) {
    const revision = (id: RecordId) => this.#database.selectValue('SELECT revision FROM record WHERE id = ?', [id])
    const lacking = ids.filter((id, index) => revision(id) !== revisions[index])
    const there = gone.filter((id) => revision(id) !== undefined)
    this.change([], there)
    return { lacking, dropped: there.length }
  }

  /** Takes changes as one: what is put replaces what was there of that id. */
  change(puts: readonly IndexRow[], removes: readonly RecordId[]): void {
    const database = this.#database
    database.transaction(() => {
      for (const id of removes) this.#remove(id)
      if (puts.length === 0) return
      let next = Number(database.selectValue('SELECT coalesce(max(row), 0) FROM record')) + 1
      for (const row of puts) {
        const place = this.#remove(row.id) ?? next
        if (place === next) next += 1
        this.#insert(place, row)
      }
    })
  }

  #remove(id: RecordId): number | null {
    const row = this.#database.selectValue('SELECT row FROM record WHERE id = ?', [id])
    if (row === undefined || row === null) return null
    for (const sql of [
      'DELETE FROM words WHERE rowid = ?',
      'DELETE FROM tag WHERE row = ?',
      'DELETE FROM person WHERE row = ?',
      'DELETE FROM record WHERE row = ?',
    ]) {
      this.#run(sql, [Number(row)])
    }
    return Number(row)
  }

  #insert(place: number, row: IndexRow): void {
    const { id, revision, kind, day, mood, energy, language, source } = row
    const flags = [row.starred ? 1 : 0, row.hasAttachment ? 1 : 0]
    this.#run('INSERT INTO record VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      place,
      id,
      revision,
      kind,
      day,
      mood,
      energy,
      ...flags,
      language,
      source,
    ])
    this.#run('INSERT INTO words(rowid, text, title, tags) VALUES(?, ?, ?, ?)', [
      place,
      plain(row.text),
      plain(row.title),
      plain(row.tags.join(' ')),
    ])
    for (const tag of new Set(row.tags)) this.#run('INSERT INTO tag VALUES(?, ?)', [place, tag])
    for (const person of new Set(row.people)) this.#run('INSERT INTO person VALUES(?, ?)', [place, person])
  }

  search({ terms, filter, limit }: SearchRequest): SearchResult {
    const readings = readingsOf(terms)
    const condition = conditionOf(filter)
    if (readings.all === null) return this.#withoutWords(readings, condition, terms.length > 0, filter, limit)
    const letters = terms.reduce((sum, term) => sum + (term.isNot ? 0 : term.words.join('').length), 0)
    // One letter is looked for as a word: nearly every text has a word that begins with it.
    const all = letters === 1 ? (readings.exact ?? readings.all) : readings.all
    const total = this.#total(all, condition)
    if (total === 0 && letters === 1 && readings.exact !== null) {
      return { ...this.#newest(readings.all, condition, limit), isLoose: false }
    }
    const widest = readings.some.at(-1)
    if (total === 0 && widest !== undefined) {
      const some = this.#total(widest, condition)
      return { hits: this.#byTiers(readings.some, condition, limit, some), total: some, isLoose: some > 0 }
    }
    if (letters < LETTERS_FOR_RANK)
      return { hits: this.#newest(all, condition, limit, total).hits, total, isLoose: false }
    // Looking for words near each other is slow where each of them is in thousands of texts, and then says little.
    const near = total <= MOST_RANKED ? readings.near : null
    const tiers = [readings.phrase, near, readings.exact, all].filter((tier) => tier !== null)
    return { hits: this.#byTiers(tiers, condition, limit, total), total, isLoose: false }
  }

  /**
   * The closest reading first; within each by rank, or the newest first where there are too many to rank. `most`: so many the
   * widest of them finds.
   */
  #byTiers(tiers: readonly string[], condition: Condition, limit: number, most: number): SearchHit[] {
    const hits = new Map<RecordId, SearchHit>()
    const take = (more: readonly SearchHit[]) => {
      for (const hit of more) if (hits.size < limit && !hits.has(hit.id)) hits.set(hit.id, hit)
    }
    for (const tier of tiers) {
      if (hits.size >= Math.min(limit, most)) break
      const wanted = limit + hits.size
      // Counting reads as much as finding: only where the answer is not known to be small.
      const found = most <= MOST_RANKED ? most : tier === tiers.at(-1) ? most : this.#total(tier, condition)
      if (found === 0) continue
      if (found <= MOST_RANKED) {
        take(this.#ranked(tier, condition, wanted))
        continue
      }
      take(this.#titled(tier, condition, wanted))
      take(this.#newest(tier, condition, limit + hits.size, found).hits)
    }
    return [...hits.values()]
  }

  #withoutWords(
    readings: Readings,
    condition: Condition,
    hasNots: boolean,
    filter: RecordFilter,
    limit: number,
  ): SearchResult {
    if (!hasNots && !isNarrowing(filter)) return { hits: [], total: 0, isLoose: false }
    const nots = readings.nots
    const sql =
      nots === null
        ? condition.sql
        : `${condition.sql} AND record.row NOT IN (SELECT rowid FROM words WHERE words MATCH ?)`
    const values = nots === null ? condition.values : [...condition.values, nots]
    const total = Number(this.#rows(`SELECT count(*) FROM record WHERE ${sql}`, values)[0]?.[0] ?? 0)
    const rows = this.#rows(`SELECT id, kind FROM record WHERE ${sql} ORDER BY ${NEWEST} LIMIT ?`, [...values, limit])
    return { hits: rows.map(hitOf), total, isLoose: false }
  }

  #total(match: string, condition: Condition): number {
    const [row] =
      condition.sql === '1'
        ? this.#rows('SELECT count(*) FROM words WHERE words MATCH ?', [match])
        : this.#rows(
            `SELECT count(*) FROM words CROSS JOIN record ON record.row = words.rowid WHERE words MATCH ? AND ${condition.sql}`,
            [match, ...condition.values],
          )
    return Number(row?.[0] ?? 0)
  }

  #ranked(match: string, condition: Condition, limit: number): SearchHit[] {
    return this.#matching(match, condition, `${RANK}, ${NEWEST}`, limit)
  }

  #newest(match: string, condition: Condition, limit: number, total = this.#total(match, condition)): SearchResult {
    const isMany = total > MOST_JOINED
    return {
      hits: isMany ? this.#walked(match, condition, limit, total) : this.#matching(match, condition, NEWEST, limit),
      total,
      isLoose: false,
    }
  }

  /** For a word that is in very many texts: the records from the newest on, until enough of them have it. */
  #walked(match: string, condition: Condition, limit: number, total: number): SearchHit[] {
    const recent = this.#recent(Math.ceil((limit * RECENT_PER_HIT * this.count()) / total))
    if (recent !== null) {
      const rows = this.#rows(
        `SELECT record.id, record.kind FROM words CROSS JOIN record ON record.row = words.rowid
          WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND record.day >= ? AND ${condition.sql} ORDER BY ${NEWEST} LIMIT ?`,
        [match, recent.from, recent.to, recent.day, ...condition.values, limit],
      )
      if (rows.length === limit) return rows.map(hitOf)
    }
    const rows = this.#rows(
      `SELECT record.id, record.kind FROM record INDEXED BY record_day
        WHERE +record.row IN (SELECT rowid FROM words WHERE words MATCH ?) AND ${condition.sql} ORDER BY ${NEWEST} LIMIT ?`,
      [match, ...condition.values, limit],
    )
    return rows.map(hitOf)
  }

  /** The day since which there are so many records, and the rows that all of them lie between; null when that is nearly all. */
  #recent(count: number): { day: string; from: number; to: number } | null {
    const day = this.#database.selectValue('SELECT day FROM record ORDER BY day DESC, row DESC LIMIT 1 OFFSET ?', [
      count,
    ])
    if (day === undefined || day === null) return null
    const [rows] = this.#rows('SELECT min(row), max(row) FROM record INDEXED BY record_day WHERE day >= ?', [
      String(day),
    ])
    return { day: String(day), from: Number(rows?.[0] ?? 0), to: Number(rows?.[1] ?? 0) }
  }

  /** Those of very many that have it in their title or tags, by rank; none when these too are many. */
  #titled(match: string, condition: Condition, limit: number): SearchHit[] {
    const titled = `{title tags} : (${match})`
    const total = this.#total(titled, condition)
    return total > 0 && total <= MOST_RANKED ? this.#ranked(titled, condition, limit) : []
  }

  #matching(match: string, condition: Condition, order: string, limit: number): SearchHit[] {
    // CROSS JOIN keeps the words in the outer loop: the other way round each record would search anew.
    const rows = this.#rows(
      `SELECT record.id, record.kind FROM words CROSS JOIN record ON record.row = words.rowid
        WHERE words MATCH ? AND ${condition.sql} ORDER BY ${order} LIMIT ?`,
      [match, ...condition.values, limit],
    )
    return rows.map(hitOf)
  }

  #run(sql: string, bind: Bound): void {
    this.#database.exec({ sql, bind })
  }

  #rows(sql: string, bind: Bound): SqlValue[][] {
    return this.#database.exec({ sql, bind, rowMode: 'array', returnValue: 'resultRows' })
  }

  close(): void {
    this.#database.close()
  }
}

/** Whether an image holds our tables as they are now; throws where it holds none. */
function isOfThisVersion(database: Database): boolean {
  if (database.selectValue('PRAGMA user_version') !== INDEX_VERSION) return false
  database.selectValue('SELECT count(*) FROM words WHERE words MATCH \'"a"\'')
  database.selectValue('SELECT count(*) FROM record')
  return true
}

const hitOf = ([id, kind]: SqlValue[]): SearchHit => ({ id: String(id), kind: kind as RecordKind })

/** SQLite would end a text at a zero. */
const plain = (text: string) => text.replaceAll('\0', ' ')
