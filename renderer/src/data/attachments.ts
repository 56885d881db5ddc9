// Attachments: taking a file in, sealed and stored once, and giving its bytes back. Pictures of it are the caller's to make.
import { BlobError, type OpenedBlob } from '#crypto/blob-seal.ts'
import { platform } from '#platform/platform.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { STOP_BYTES } from '#shared/domain/space.ts'
import { MOST_ATTACHMENT_BYTES, sealedBlobBytes } from '#shared/formats/blob.ts'
import { type AttachmentType, SNIFF_BYTES, sniffType } from '#shared/formats/sniff-type.ts'
import { inBlobLine, pendingBlobs } from './blob-line.ts'
import { type ByteSource, fingerprintOf, hasBlob, openStoredBlob, SourceChanged, sourceOf, writeBlob } from './blobs.ts'
import type { Progress } from './content-lines.ts'
import { headOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { newId, saveRecords } from './repository.ts'

export type { ByteSource } from './blobs.ts'

/**
 * `too-large`: over 2 GB. `no-room`: the disk would not hold it. `unknown-type`: not a picture, sound or PDF that is
 * known. `empty`: no bytes. `changed`: the file changed while it was read. `damaged`: its sealed file is missing or does
 * not open. In every case nothing was stored, and nothing that was there is touched.
 */
export type AttachmentErrorKind = 'too-large' | 'no-room' | 'unknown-type' | 'empty' | 'changed' | 'damaged'

export class AttachmentError extends Error {
  readonly kind: AttachmentErrorKind
  constructor(kind: AttachmentErrorKind) {
    super(kind)
    this.name = 'AttachmentError'
    this.kind = kind
  }
}

export interface NewAttachment {
  source: ByteSource | Blob
  /** The file's name; folders in it are dropped. */
  name: string
  /** Pixels. */
  width?: number
  height?: number
  /** A smaller picture of it. */
  preview?: Blob
  /** Bytes of the original read, of twice its size: once to name it, once to seal it. */
  onProgress?: (progress: Progress) => void
  /** Aborted: nothing is stored, and the promise rejects with the signal's reason. */
  signal?: AbortSignal
}

function asSource(source: ByteSource | Blob): ByteSource {
  return source instanceof Blob ? sourceOf(source) : source
}

async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.min(SNIFF_BYTES, source.bytes))
  let at = 0
  for await (const piece of source.stream()) {
    const taken = piece.subarray(0, bytes.byteLength - at)
    bytes.set(taken, at)
    at += taken.byteLength
    if (at === bytes.byteLength) break
  }
  return bytes.subarray(0, at)
}

/** The type that its bytes say. Rejects with an AttachmentError for what cannot be attached. */
export async function typeOf(source: ByteSource | Blob): Promise<AttachmentType> {
  const { bytes } = asSource(source)
  if (bytes === 0) throw new AttachmentError('empty')
  if (bytes > MOST_ATTACHMENT_BYTES) throw new AttachmentError('too-large')
  const type = sniffType(await firstBytes(asSource(source)))
  if (type === null) throw new AttachmentError('unknown-type')
  return type
}

async function refuseWithoutRoom(bytes: number): Promise<void> {
  const { freeBytes } = await platform().vaultSpace()
  if (freeBytes < sealedBlobBytes(bytes) + STOP_BYTES) throw new AttachmentError('no-room')
}

async function* watched(source: ByteSource, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const piece of source.stream()) {
    signal?.throwIfAborted()
    seen += piece.byteLength
    if (seen > source.bytes) throw new AttachmentError('changed')
    yield piece
  }
  if (seen !== source.bytes) throw new AttachmentError('changed')
}

/**
 * Makes sure that the bytes lie sealed on the disk, once, and answers their name, which no sweep touches until `release`.
 * A blob of that name that lies there in its size is taken as it is.
 */
async function store(
  source: ByteSource,
  { onProgress, signal }: Pick<NewAttachment, 'onProgress' | 'signal'>,
): Promise<{ name: string; release: () => void }> {
  const { keyring } = openVault()
  const total = source.bytes * 2
  const tell = (done: number) => onProgress?.({ done, total })
  const print = await fingerprintOf(keyring, watched(source, signal), tell)
  const { name } = print
  // In line with sweeps: after this none can take the name away.
  const release = await inBlobLine(async () => pendingBlobs.hold(name))
  try {
    if (!(await hasBlob(name, source.bytes))) {
      await refuseWithoutRoom(source.bytes)
      const again: ByteSource = { bytes: source.bytes, stream: () => watched(source, signal) }
      await writeBlob(keyring, print, again, (done) => tell(source.bytes + done))
    }
    tell(total)
    return { name, release }
  } catch (error) {
    release()
    if (error instanceof SourceChanged) throw new AttachmentError('changed')
    throw error
  }
}

/** Pieces of a file name that would be folders or control characters elsewhere. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return [...last]
    .filter((letter) => letter >= ' ' && letter !== '\u007f')
    .join('')
    .trim()
    .slice(0, 200)
}

/**
 * Seals a file and saves its record, which belongs to no text yet: one that no text names a day later is removed. The same
 * bytes are stored once. Rejects with an AttachmentError, a KindError of the disk, or the signal's reason.
 */
export async function addAttachment(wish: NewAttachment): Promise<RecordId> {
  const source = asSource(wish.source)
  const mime = await typeOf(source)
  const stored = await store(source, wish)
  const releases = [stored.release]
  try {
    let preview: RecordOf<'attachment'>['preview']
    if (wish.preview !== undefined) {
      const small = await store(sourceOf(wish.preview), wish.signal === undefined ? {} : { signal: wish.signal })
      releases.push(small.release)
      preview = { blob: small.name, mime: wish.preview.type, bytes: wish.preview.size }
    }
    wish.signal?.throwIfAborted()
    const id = newId()
    const at = new Date().toISOString()
    await saveRecords([
      {
        id,
        head: {
          kind: 'attachment',
          createdAt: at,
          updatedAt: at,
          deletedAt: null,
          name: plainName(wish.name),
          mime,
          bytes: source.bytes,
          blob: stored.name,
          ...(wish.width === undefined ? {} : { width: wish.width }),
          ...(wish.height === undefined ? {} : { height: wish.height }),
          ...(preview === undefined ? {} : { preview }),
        },
      },
    ])
    return id
  } finally {
    for (const release of releases) release()
  }
}

function attachment(id: RecordId): RecordOf<'attachment'> {
  const head = headOf(id)
  if (head?.kind !== 'attachment') throw new AttachmentError('damaged')
  return head
}

export interface OpenedAttachment extends OpenedBlob {
  name: string
  mime: string
}

/**
 * Opens an attachment for reading: a stretch of it or all, chunk by chunk, each authenticated before it is given. Rejects
 * with AttachmentError `damaged`; so may each read.
 */
export async function openAttachment(
  id: RecordId,
  which: 'original' | 'preview' = 'original',
): Promise<OpenedAttachment> {
  const head = attachment(id)
  const { name } = head
  const wanted = which === 'preview' ? head.preview : { blob: head.blob, mime: head.mime, bytes: head.bytes }
  if (wanted === undefined) throw new AttachmentError('damaged')
  return guarded(async () => {
    const opened = await openStoredBlob(openVault().keyring, wanted.blob)
    if (opened.bytes !== wanted.bytes) throw new BlobError()
    return {
      name,
      mime: wanted.mime,
      bytes: opened.bytes,
      read: (offset: number, length: number) => guarded(() => opened.read(offset, length)),
      async *stream() {
        const pieces = opened.stream()
        for (;;) {
          const next = await guarded(() => pieces.next())
          if (next.done) return
          yield next.value
        }
      },
    }
  })
}

async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof BlobError ? new AttachmentError('damaged') : error
  }
}
