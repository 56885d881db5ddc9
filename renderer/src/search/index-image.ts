// The index as one run of bytes, in and out of SQLite's memory, without a second copy of it where that can be helped. Knows no
// tables.
import type { Database, Sqlite3Static, WasmPointer } from '@sqlite.org/sqlite-wasm'

/** SQLite doubles an image that has no room left: with this much it seldom has to. */
const HEADROOM = 8 * 1024 * 1024
const PIECE = 4 * 1024 * 1024

/** An image whose pieces are still coming. */
export class ComingImage {
  readonly #sqlite: Sqlite3Static
  readonly #bytes: number
  /** null once it is let go of, or SQLite's. */
  #at: WasmPointer | null
  #filled = 0

  /** Makes room for so many bytes. */
  constructor(sqlite: Sqlite3Static, bytes: number) {
    this.#sqlite = sqlite
    this.#bytes = bytes
    this.#at = sqlite.wasm.alloc(bytes + HEADROOM)
  }

  /** The next piece; one too many, and it is no image. */
  add(piece: Uint8Array): void {
    if (this.#at === null) return
    if (this.#filled + piece.byteLength > this.#bytes) {
      this.drop()
      return
    }
    this.#sqlite.wasm.heap8u().set(piece, Number(this.#at) + this.#filled)
    this.#filled += piece.byteLength
  }

  drop(): void {
    if (this.#at !== null) this.#sqlite.wasm.dealloc(this.#at)
    this.#at = null
  }

  /** The database of it; null when it is not whole, is none, or `isGood` says no or throws. */
  finish(isGood: (database: Database) => boolean): Database | null {
    if (this.#filled !== this.#bytes) this.drop()
    const at = this.#at
    if (at === null) return null
    this.#at = null
    const { capi, oo1 } = this.#sqlite
    const database = new oo1.DB(':memory:')
    try {
      const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE
      const room = this.#bytes + HEADROOM
      database.checkRc(capi.sqlite3_deserialize(database, 'main', at, this.#bytes, room, flags as 1))
      if (isGood(database)) return database
    } catch {
      // No database, or not one of ours.
    }
    database.close()
    return null
  }
}

/** The whole database as bytes, in pieces. */
export function imageOf({ capi, wasm }: Sqlite3Static, database: Database): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const scope = wasm.scopedAllocPush()
  try {
    const size = wasm.scopedAlloc(8)
    // What was loaded lies in one piece already; what was built here has to be laid out, which takes as much memory again.
    const own = capi.sqlite3_serialize(database, 'main', size, capi.SQLITE_SERIALIZE_NOCOPY)
    const at = own || capi.sqlite3_serialize(database, 'main', size, 0)
    const bytes = Number(wasm.peek(size, 'i64'))
    for (let from = 0; from < bytes; from += PIECE) {
      pieces.push(wasm.heap8u().slice(Number(at) + from, Number(at) + Math.min(bytes, from + PIECE)))
    }
    if (!own) capi.sqlite3_free(at)
    return pieces
  } finally {
    wasm.scopedAllocPop(scope)
  }
}
