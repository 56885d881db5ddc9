// What an archive or a folder may hold before anything of it is read: names, sizes, numbers. Pure; opens nothing.

/** One member as the archive's own directory tells it. Nothing here is believed until it is checked. */
export interface Member {
  /** As the archive names it. */
  name: string
  /** Size once unpacked, as declared. */
  bytes: number
  /** Size inside the archive. */
  packedBytes: number
  kind: 'file' | 'folder' | 'link' | 'other'
  isEncrypted: boolean
  /** Where it lies in the archive, and where it ends at the earliest; absent where members cannot overlap. */
  place?: { start: number; end: number }
}

const MIB = 1024 * 1024
const GIB = 1024 * MIB
export const ARCHIVE_CAPS = {
  members: 200_000,
  textBytes: 100 * MIB,
  mediaBytes: 2 * GIB,
  totalBytes: 20 * GIB,
  ratio: 200,
  /** Under this size a high ratio harms nobody. */
  ratioFreeBytes: MIB,
  nameLength: 1000,
} as const

/** Why an archive is refused as a whole. Each has its sentence in the locale file `import.json`. */
export const ARCHIVE_FAULTS = [
  'unreadable',
  'too-many-members',
  'text-too-large',
  'media-too-large',
  'total-too-large',
  'no-room',
  'ratio',
  'overlap',
  'lying-size',
  'unsafe-name',
  'link',
  'duplicate-name',
  'encrypted',
] as const
export type ArchiveFault = (typeof ARCHIVE_FAULTS)[number]

/** Thrown by readers. `member` is a name for the person to read, null where the fault is the whole file's. */
export class ArchiveError extends Error {
  readonly fault: ArchiveFault
  readonly member: string | null
  constructor(fault: ArchiveFault, member: string | null = null) {
    super(fault)
    this.name = 'ArchiveError'
    this.fault = fault
    this.member = member
  }
}

const TEXT_EXTENSIONS = new Set(
  'json txt md markdown mdown html htm xml doentry yaml yml csv text jrnl css js plist'.split(' '),
)

/** The part after the last dot, lower case; empty for none. */
export function extensionOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase()
}

/** Whether a member is read as text, and so held in memory. */
export function isTextMember(name: string): boolean {
  return TEXT_EXTENSIONS.has(extensionOf(name))
}

/**
 * The name with `/` between folders and in NFC, without `./` before it; null when it is absolute, climbs out of its folder, names a drive
 * or a device, or holds characters that no honest name has.
 */
export function safeMemberName(name: string): string | null {
  const slashed = name
    .replaceAll('\\', '/')
    .normalize('NFC')
    .replace(/^(?:\.\/)+/, '')
  if (slashed === '' || slashed.length > ARCHIVE_CAPS.nameLength || slashed.startsWith('/')) return null
  if (/^[a-z]:/i.test(slashed)) return null
  for (const character of slashed) if (character < ' ' || character === '\u007f') return null
  const steps = slashed.replace(/\/$/, '').split('/')
  if (steps.some((step) => step === '' || step === '..' || step === '.')) return null
  return slashed
}

/**
 * Throws an ArchiveError for the first thing that is wrong; otherwise answers the files, their names made safe, in the
 * archive's order. `freeBytes` is the room on the disk.
 */
export function checkMembers<T extends Member>(members: readonly T[], freeBytes: number): T[] {
  if (members.length > ARCHIVE_CAPS.members) throw new ArchiveError('too-many-members')
  const names = new Set<string>()
  const files: T[] = []
  let total = 0
  for (const member of members) {
    const name = safeMemberName(member.name)
    const shown = member.name.slice(0, 200)
    if (name === null) throw new ArchiveError('unsafe-name', shown)
    if (member.kind === 'link' || member.kind === 'other') throw new ArchiveError('link', shown)
    if (member.kind === 'folder') continue
    if (names.has(name)) throw new ArchiveError('duplicate-name', shown)
    names.add(name)
    checkSize(member, name)
    total += member.bytes
    if (total > ARCHIVE_CAPS.totalBytes) throw new ArchiveError('total-too-large')
    files.push({ ...member, name })
  }
  if (total > freeBytes) throw new ArchiveError('no-room')
  checkPlaces(files)
  return files
}

function checkSize({ bytes, packedBytes, isEncrypted }: Member, name: string): void {
  if (!Number.isSafeInteger(bytes) || !Number.isSafeInteger(packedBytes) || bytes < 0 || packedBytes < 0) {
    throw new ArchiveError('lying-size', name)
  }
  if (isEncrypted) throw new ArchiveError('encrypted', name)
  if (isTextMember(name) && bytes > ARCHIVE_CAPS.textBytes) throw new ArchiveError('text-too-large', name)
  if (bytes > ARCHIVE_CAPS.mediaBytes) throw new ArchiveError('media-too-large', name)
  if (bytes > ARCHIVE_CAPS.ratioFreeBytes && bytes > packedBytes * ARCHIVE_CAPS.ratio) {
    throw new ArchiveError('ratio', name)
  }
}

function checkPlaces(files: readonly Member[]): void {
  const placed = files.flatMap(({ name, place }) => (place ? [{ name, ...place }] : []))
  placed.sort((a, b) => a.start - b.start)
  for (let index = 1; index < placed.length; index += 1) {
    const [before, here] = [placed[index - 1], placed[index]]
    if (before && here && here.start < before.end) throw new ArchiveError('overlap', here.name)
  }
}
