// @ts-check
// Reads a `.unborrowed` backup without Unborrowed: an own reading of docs/SECURITY.md with Node's crypto and another Argon2
// than the app's. It shares no code with the app, on purpose, as proof that nobody is locked in.
//
//   node scripts/read-backup.mjs FILE (--passphrase TEXT | --recovery-code CODE) [--out DIR]
//
// Without a key on the command line it is taken from UNBORROWED_PASSPHRASE, or else asked for. Prints what is in the file as
// JSON; with --out it also writes records.jsonl, one text file for each entry, session and statement, and the attachments,
// all unencrypted.
import { createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { argon2id } from '@noble/hashes/argon2.js'

const CHUNK = 65_536
const TAG = 16
const MOST_HEADER = 65_536
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

class Refusal extends Error {}

/** @param {number} fd @param {number} offset @param {number} length */
function readAt(fd, offset, length) {
  const bytes = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const count = readSync(fd, bytes, got, length - got, offset + got)
    if (count === 0) throw new Refusal('The file ends too early.')
    got += count
  }
  return bytes
}

/**
 * JSON with sorted keys and no whitespace: what a slot's wrapping is bound to.
 * @param {unknown} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = /** @type {Record<string, unknown>} */ (value)
  const keys = Object.keys(members).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(members[key])}`).join(',')}}`
}

/** 32 symbols hold the 20 bytes, four more a checksum that only helps against slips of the hand. @param {string} code */
function recoveryBytes(code) {
  const symbols = [...code.toUpperCase().replaceAll(/[\s-]/g, '')].map((letter) =>
    CROCKFORD.indexOf(letter === 'O' ? '0' : letter === 'I' || letter === 'L' ? '1' : letter),
  )
  if (symbols.length !== 36 || symbols.includes(-1)) throw new Refusal('That is no recovery code.')
  const bits = symbols
    .slice(0, 32)
    .map((symbol) => symbol.toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from({ length: 20 }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2))
}

/** @param {Buffer} key @param {Uint8Array} nonce @param {Buffer} aad @param {Buffer} sealed */
function open(key, nonce, aad, sealed) {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()])
}

/**
 * @typedef {{ kind: string, salt: string, argon: { memoryKiB: number, iterations: number, parallelism: number }, wrapped: string }} Slot
 * @typedef {{ fileId: string, vaultId: string, madeAt: string, slots: Slot[] }} Header
 * @typedef {{ name: string, bytes: number, sha256: string }} Blob
 * @typedef {{ line: 'record', id: string, head: { head: Record<string, any> }, body: { body: any } | null }} RecordLine
 */

/** @param {Slot} slot @param {string} vaultId @param {Uint8Array} password */
function unwrap({ kind, salt, argon, wrapped }, vaultId, password) {
  const { memoryKiB, iterations, parallelism } = argon
  const isSane = memoryKiB >= 65_536 && memoryKiB <= 1_048_576 && iterations >= 3 && iterations <= 16
  if (!isSane || parallelism < 1 || parallelism > 4)
    throw new Refusal('A key slot asks for more than the format allows.')
  const options = { t: iterations, m: memoryKiB, p: parallelism, dkLen: 32, maxmem: 2 ** 31 }
  const key = Buffer.from(argon2id(password, Buffer.from(salt, 'base64'), options))
  const bytes = Buffer.from(wrapped, 'base64')
  if (bytes[0] !== 1) throw new Refusal('A key slot is of a version that this reader does not know.')
  try {
    return open(key, bytes.subarray(1, 13), Buffer.from(canonical({ vaultId, kind, salt, argon })), bytes.subarray(13))
  } catch {
    return null
  }
}

/** @param {number} fd @returns {{ header: Header, preamble: Buffer }} */
function readHeader(fd) {
  const start = readAt(fd, 0, 14)
  if (start.toString('latin1', 0, 8) !== 'UNBORROW') throw new Refusal('This is no Unborrowed backup.')
  if (![1, 2].includes(start.readUInt16BE(8)))
    throw new Refusal('This backup is of a format that this reader does not know.')
  const length = start.readUInt32BE(10)
  if (length > MOST_HEADER) throw new Refusal('The header is damaged.')
  const preamble = readAt(fd, 0, 14 + length)
  return { header: JSON.parse(preamble.toString('utf8', 14)), preamble }
}

/** @param {number} fd @param {Buffer} preamble @param {Buffer} key */
function* chunks(fd, preamble, key) {
  const size = fstatSync(fd).size
  let offset = preamble.length
  for (let number = 0; offset < size; number += 1) {
    const length = Math.min(CHUNK + TAG, size - offset)
    if (length <= TAG) throw new Refusal('The file is damaged at its end.')
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(number, 7)
    nonce.writeUInt8(offset + length === size ? 1 : 0, 11)
    try {
      yield open(key, nonce, preamble, readAt(fd, offset, length))
    } catch {
      throw new Refusal(`The file is damaged or cut off (chunk ${number}).`)
    }
    offset += length
  }
}

/** Lines, and then stretches of bytes, from pieces that come one after the other. */
class Reader {
  /** @param {Iterator<Buffer>} pieces */
  constructor(pieces) {
    this.pieces = pieces
    /** @type {Buffer} */
    this.held = Buffer.alloc(0)
  }
  hasMore() {
    while (this.held.length === 0) {
      const next = this.pieces.next()
      if (next.done) return false
      this.held = next.value
    }
    return true
  }
  line() {
    /** @type {Buffer[]} */
    const parts = []
    while (this.hasMore()) {
      const end = this.held.indexOf(10)
      parts.push(this.held.subarray(0, end === -1 ? this.held.length : end))
      this.held = this.held.subarray(end === -1 ? this.held.length : end + 1)
      if (end !== -1) return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
    }
    throw new Refusal('The file has no end.')
  }
  /** @param {number} length */
  *take(length) {
    for (let left = length; left > 0; ) {
      if (!this.hasMore()) throw new Refusal('An attachment is cut off.')
      const piece = this.held.subarray(0, left)
      this.held = this.held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}

/** The words of a text document: one line a block. @param {any} node @returns {string[]} */
function blocks(node) {
  const content = node.content ?? []
  const isLine = ['paragraph', 'heading', 'codeBlock'].includes(node.type)
  return isLine ? [content.map(inline).join('')] : content.flatMap(blocks)
}
/** @param {any} node @returns {string} */
function inline(node) {
  return node.type === 'hardBreak' ? '\n' : (node.text ?? '') + (node.content ?? []).map(inline).join('')
}

/** @param {RecordLine} record @returns {{ name: string, text: string } | null} */
function readable({ id, head: { head }, body }) {
  if (head.kind === 'entry' && body) {
    return {
      name: `entry ${head.day} ${id}`,
      text: [head.title, ...blocks(body.body.text.doc)].filter(Boolean).join('\n\n'),
    }
  }
  if (head.kind === 'session' && body) {
    const answers = Object.entries(body.body.answers).map(([step, answer]) => {
      const words = answer.kind === 'write' ? blocks(answer.text.doc).join('\n') : JSON.stringify(answer, null, 2)
      return `[${step}]\n${words}`
    })
    return { name: `session ${head.createdAt.slice(0, 10)} ${id}`, text: [head.title, ...answers].join('\n\n') }
  }
  return head.kind === 'why' ? { name: `why ${id}`, text: head.text } : null
}

/**
 * Reads and checks the whole file. Calls `take` with each record line; what it is given is to be trusted only when this returns.
 * @param {string} path
 * @param {{ passphrase: string } | { recoveryCode: string }} given
 * @param {(record: RecordLine, line: string) => void} take
 * @param {(blob: Blob, piece: Buffer) => void} [takeBytes] pieces of each attachment's original bytes, in order
 */
export function readBackup(path, given, take, takeBytes = () => undefined) {
  const fd = openSync(path, 'r')
  try {
    const { header, preamble } = readHeader(fd)
    const kind = 'passphrase' in given ? 'passphrase' : 'recovery'
    const password =
      'passphrase' in given ? Buffer.from(given.passphrase.normalize('NFC'), 'utf8') : recoveryBytes(given.recoveryCode)
    const slots = header.slots.filter((slot) => slot.kind === kind)
    const secret = slots.map((slot) => unwrap(slot, header.vaultId, password)).find((found) => found !== null)
    if (!secret) throw new Refusal('That key does not open this backup.')
    const info = `unborrowed/1/backup/${header.fileId}`
    const key = Buffer.from(hkdfSync('sha256', secret, header.vaultId, info, 32))
    const hash = createHash('sha256')
    /** @type {Record<string, number>} */
    const counts = {}
    let records = 0
    const reader = new Reader(chunks(fd, preamble, key))
    /** @type {{ app: string, madeAt: string }} */
    const first = JSON.parse(reader.line())
    for (;;) {
      const line = reader.line()
      const value = JSON.parse(line)
      if (value.line === 'end') {
        const contentHash = hash.digest('hex')
        if (value.records !== records || value.contentHash !== contentHash)
          throw new Refusal('Count or content hash differ.')
        /** @type {Blob[]} */
        const blobs = value.blobs ?? []
        for (const blob of blobs) {
          const own = createHash('sha256')
          for (const piece of reader.take(blob.bytes)) {
            own.update(piece)
            takeBytes(blob, piece)
          }
          if (own.digest('hex') !== blob.sha256) throw new Refusal('An attachment is not what the file says.')
        }
        if (reader.hasMore()) throw new Refusal('There is something after the end.')
        const { app, madeAt } = first
        return { madeAt, app, records, counts, attachments: blobs.length, contentHash }
      }
      hash.update(`${line}\n`)
      records += 1
      counts[value.head.head.kind] = (counts[value.head.head.kind] ?? 0) + 1
      take(value, line)
    }
  } finally {
    closeSync(fd)
  }
}

async function askPassphrase() {
  const ask = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await ask.question('Passphrase: ')
  ask.close()
  return typed
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { passphrase: { type: 'string' }, 'recovery-code': { type: 'string' }, out: { type: 'string' } },
  })
  const [path] = positionals
  if (!path)
    throw new Refusal('Usage: node scripts/read-backup.mjs FILE (--passphrase TEXT | --recovery-code CODE) [--out DIR]')
  const code = values['recovery-code']
  const given =
    code !== undefined
      ? { recoveryCode: code }
      : { passphrase: values.passphrase ?? process.env.UNBORROWED_PASSPHRASE ?? (await askPassphrase()) }
  /** @type {string[]} */
  const all = []
  /** @type {{ name: string, text: string }[]} */
  const texts = []
  /** Name of the file for each blob: the attachment's own where a record says it. @type {Map<string, string>} */
  const names = new Map()
  const takeRecord = (/** @type {RecordLine} */ record, /** @type {string} */ line) => {
    all.push(line)
    const text = readable(record)
    if (text) texts.push(text)
    const { kind, name, blob } = record.head.head
    if (kind === 'attachment') names.set(blob, `${blob.slice(0, 12)} ${name}`.replaceAll(/[^\w .-]/g, '-'))
  }
  const folder = values.out === undefined ? null : join(values.out, 'attachments')
  /** What was begun by this run is appended to. @type {Set<string>} */
  const begun = new Set()
  const takeBytes = (/** @type {Blob} */ blob, /** @type {Buffer} */ piece) => {
    const name = names.get(blob.name)
    // Without a record of its own it is a preview.
    if (folder === null || name === undefined) return
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), piece, { flag: begun.has(name) ? 'a' : 'w' })
    begun.add(name)
  }
  const found = readBackup(path, given, takeRecord)
  if (values.out) {
    mkdirSync(values.out, { recursive: true })
    // Once more, now that all of it is known to be whole.
    if (found.attachments > 0) readBackup(path, given, () => undefined, takeBytes)
    writeFileSync(join(values.out, 'records.jsonl'), all.map((line) => `${line}\n`).join(''))
    for (const { name, text } of texts)
      writeFileSync(join(values.out, `${name.replaceAll(/[^\w .-]/g, '-')}.txt`), `${text}\n`)
  }
  console.log(JSON.stringify(found, null, 2))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = 1
  }
}
