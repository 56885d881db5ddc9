// Whatever was chosen (zip, tar, one file, a folder) as one archive. The kind is told by the first bytes, not by the name.
import { ArchiveError, checkMembers } from '#shared/domain/archive.ts'
import type { ImportFile } from '#shared/formats/imports/import-files.ts'
import { type Archive, piecesOf } from './archive.ts'
import type { ByteSource } from './byte-source.ts'
import { looksLikeTar, openTar } from './tar-archive.ts'
import { openZip } from './zip-archive.ts'

/** Files as listed by the main process; `read` reads one of them by its place in the list. */
export interface ListedFolder {
  files: readonly ImportFile[]
  read(file: number, offset: number, length: number): Promise<Uint8Array>
}

/** Rejects with an ArchiveError before anything but the directory is read. */
export async function openFileArchive(name: string, source: ByteSource, freeBytes: number): Promise<Archive> {
  const start = await source.read(0, Math.min(512, source.bytes))
  const isZip = start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5 || start[2] === 7)
  if (isZip) return openZip(source, freeBytes)
  if (looksLikeTar(start)) return openTar(source, freeBytes)
  return openFolderArchive(
    {
      files: [{ name: name.replace(/[/\\]/g, '-').replace(/^\.+/, '') || 'file', bytes: source.bytes, modified: null }],
      read: (_, offset, length) => source.read(offset, length),
    },
    freeBytes,
  )
}

/** A folder's files under the same caps as an archive's. Rejects with an ArchiveError. */
export async function openFolderArchive({ files, read }: ListedFolder, freeBytes: number): Promise<Archive> {
  const members = checkMembers(
    files.map(({ name, bytes, modified }, index) => ({
      name,
      bytes,
      packedBytes: bytes,
      kind: 'file' as const,
      isEncrypted: false,
      modified,
      index,
    })),
    freeBytes,
  )
  const byName = new Map(members.map((member) => [member.name, member]))
  return {
    files: members.map(({ name, bytes, modified }) => ({ name, bytes, modified })),
    chunks(name) {
      const member = byName.get(name)
      if (!member) throw new ArchiveError('unreadable', name)
      return piecesOf((offset, length) => read(member.index, offset, length), 0, member.bytes)
    },
  }
}
