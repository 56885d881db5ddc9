// A tar (Joplin's JEX) by its headers: they are walked one after the other, bodies are skipped until asked for. Knows
// ustar, GNU long names and pax names and sizes.
import { ARCHIVE_CAPS, ArchiveError, checkMembers, type Member } from '#shared/domain/archive.ts'
import { type Archive, piecesOf } from './archive.ts'
import { type ByteSource, inBlocks } from './byte-source.ts'

const BLOCK = 512
/** Longer names and pax headers than this no honest tar has. */
const MOST_META = 64 * 1024

interface TarMember extends Member {
  start: number
  modified: string | null
}

const latin = new TextDecoder('windows-1252')

function field(header: Uint8Array, start: number, length: number): string {
  const bytes = header.subarray(start, start + length)
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
}

/** Octal, or base 256 where the first bit says so. NaN for what is neither. */
function numberAt(header: Uint8Array, start: number, length: number): number {
  const first = header[start] ?? 0
  if (first & 0x80) {
    let value = first & 0x7f
    for (let index = start + 1; index < start + length; index += 1) value = value * 256 + (header[index] ?? 0)
    return Number.isSafeInteger(value) ? value : Number.NaN
  }
  const text = latin
    .decode(header.subarray(start, start + length))
    .replace(/[\0 ]+$/, '')
    .trim()
  if (text === '') return 0
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN
}

function isTrue(header: Uint8Array): boolean {
  let sum = 0
  for (let index = 0; index < BLOCK; index += 1) sum += index >= 148 && index < 156 ? 32 : (header[index] ?? 0)
  return sum === numberAt(header, 148, 8)
}

/** Whether the bytes begin like a tar. */
export function looksLikeTar(start: Uint8Array): boolean {
  return start.byteLength >= BLOCK && start.some((byte) => byte !== 0) && isTrue(start.subarray(0, BLOCK))
}

function paxFields(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.split('\n')) {
    const found = /^\d+ ([^=]+)=(.*)$/s.exec(line)
    if (found) fields.set(found[1] ?? '', found[2] ?? '')
  }
  return fields
}

async function readHeaders(source: ByteSource): Promise<TarMember[]> {
  const members: TarMember[] = []
  let nextName: string | null = null
  let nextSize: number | null = null
  for (let at = 0; at + BLOCK <= source.bytes; ) {
    const header = await source.read(at, BLOCK)
    if (header.every((byte) => byte === 0)) break
    if (!isTrue(header)) throw new ArchiveError('unreadable')
    const type = String.fromCharCode(header[156] ?? 0)
    const size = nextSize ?? numberAt(header, 124, 12)
    const start = at + BLOCK
    if (!Number.isSafeInteger(size) || size < 0 || start + size > source.bytes) throw new ArchiveError('lying-size')
    at = start + Math.ceil(size / BLOCK) * BLOCK
    if (type === 'L' || type === 'x' || type === 'g') {
      if (size > MOST_META) throw new ArchiveError('unreadable')
      const text = new TextDecoder().decode(await source.read(start, size))
      if (type === 'L') nextName = text.replace(/\0.*$/s, '')
      else if (type === 'x') {
        const fields = paxFields(text)
        nextName = fields.get('path') ?? nextName
        nextSize = fields.has('size') ? Number(fields.get('size')) : null
      }
      continue
    }
    const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : ''
    const own = field(header, 0, 100)
    const name: string = nextName ?? (prefix === '' ? own : `${prefix}/${own}`)
    const seconds = numberAt(header, 136, 12)
    const isFile = type === '0' || type === '\0' || type === '7'
    members.push({
      name,
      bytes: size,
      packedBytes: size,
      kind: isFile
        ? name.endsWith('/')
          ? 'folder'
          : 'file'
        : type === '5'
          ? 'folder'
          : type === '1' || type === '2'
            ? 'link'
            : 'other',
      isEncrypted: false,
      start,
      modified: seconds > 0 && seconds < 8.64e12 ? new Date(seconds * 1000).toISOString() : null,
    })
    nextName = null
    nextSize = null
    if (members.length > ARCHIVE_CAPS.members) break
  }
  return members
}

/** Rejects with an ArchiveError before any member is read. */
export async function openTar(whole: ByteSource, freeBytes: number): Promise<Archive> {
  const source = inBlocks(whole)
  const listed = await readHeaders(source)
  const files = checkMembers(
    listed.filter(({ name, kind }) => kind !== 'folder' || (name !== './' && name !== '.')),
    freeBytes,
  )
  const byName = new Map(files.map((member) => [member.name, member]))
  return {
    files: files.map(({ name, bytes, modified }) => ({ name, bytes, modified })),
    chunks(name) {
      const member = byName.get(name)
      if (!member) throw new ArchiveError('unreadable', name)
      return piecesOf((offset, length) => source.read(offset, length), member.start, member.bytes)
    },
  }
}
