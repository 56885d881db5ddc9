// Reads lines, and then stretches of bytes, from pieces that come one after the other. Holds no more than a line and a piece.

/** The pieces ended within a line or a stretch, or a line is not UTF-8. */
export class EndedEarly extends Error {}

const LINE_FEED = 0x0a

export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>
  #held: Uint8Array = new Uint8Array()

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** False at the end of everything. */
  async hasMore(): Promise<boolean> {
    while (this.#held.byteLength === 0) {
      const next = await this.#pieces.next()
      if (next.done) return false
      this.#held = next.value
    }
    return true
  }

  /** The next line without its line feed. Rejects with EndedEarly when there is none. */
  async line(): Promise<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const texts: string[] = []
    while (await this.hasMore()) {
      const end = this.#held.indexOf(LINE_FEED)
      const upTo = end === -1 ? this.#held.byteLength : end
      try {
        texts.push(decoder.decode(this.#held.subarray(0, upTo), { stream: end === -1 }))
      } catch {
        throw new EndedEarly()
      }
      this.#held = this.#held.subarray(end === -1 ? upTo : upTo + 1)
      if (end !== -1) return texts.join('')
    }
    throw new EndedEarly()
  }

  /** The next so many bytes, in pieces. Rejects with EndedEarly when there are fewer. */
  async *take(length: number): AsyncGenerator<Uint8Array> {
    let left = length
    while (left > 0) {
      if (!(await this.hasMore())) throw new EndedEarly()
      const piece = this.#held.subarray(0, left)
      this.#held = this.#held.subarray(piece.byteLength)
      left -= piece.byteLength
      yield piece
    }
  }
}
