// Finds the files that a text names: by folder and name, by name alone, by the part before the extension.
import { attachmentToken, type ImportedAttachment, type ImportedEntry } from '../../domain/imported.ts'
import { baseName, type ImportFiles, isHidden } from './import-files.ts'

/** What can be kept with an entry: pictures, sound, PDF. Films and the rest stay away. */
const KEPT = new Set(
  'jpg jpeg png gif webp avif heic heif bmp tiff tif svg mp3 m4a aac wav ogg oga opus flac caf aiff amr pdf'.split(' '),
)

export function isMedia(name: string): boolean {
  return KEPT.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

export interface MediaFinder {
  /** By its name from the folder `from` on, or from the root, or by the name alone. Null when it is not there. */
  named(reference: string, from?: string): string | null
  /** By the name without its extension. */
  stem(stem: string): string | null
}

export function mediaIn(files: ImportFiles): MediaFinder {
  const byPath = new Map<string, string>()
  const byBase = new Map<string, string>()
  const byStem = new Map<string, string>()
  for (const { name } of files.files) {
    if (isHidden(name) || !isMedia(name)) continue
    const base = baseName(name).toLowerCase()
    byPath.set(name.toLowerCase(), name)
    if (!byBase.has(base)) byBase.set(base, name)
    const stem = base.replace(/\.[^.]*$/, '')
    if (!byStem.has(stem)) byStem.set(stem, name)
  }
  return {
    named(reference, from = '') {
      const plain = decoded(
        reference
          .replace(/[?#].*$/, '')
          .replaceAll('\\', '/')
          .normalize('NFC'),
      ).toLowerCase()
      const steps: string[] = from.toLowerCase().split('/').slice(0, -1)
      for (const step of plain.split('/')) {
        if (step === '..') steps.pop()
        else if (step !== '.' && step !== '') steps.push(step)
      }
      return (
        byPath.get(steps.join('/')) ?? byPath.get(plain.replace(/^[./]+/, '')) ?? byBase.get(baseName(plain)) ?? null
      )
    },
    stem: (stem) => byStem.get(stem.toLowerCase()) ?? null,
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Adds the file to the entry (once) and answers the token that stands for it in the text. */
export function attach(entry: ImportedEntry, file: string, written: string): string {
  const attachment: ImportedAttachment = { file, name: baseName(file), written }
  const there = entry.attachments.findIndex((each) => each.file === file)
  if (there >= 0) return attachmentToken(there)
  entry.attachments.push(attachment)
  return attachmentToken(entry.attachments.length - 1)
}

/** Says once that a problem is there. */
export function remark(entry: ImportedEntry, problem: ImportedEntry['problems'][number]): void {
  if (!entry.problems.includes(problem)) entry.problems.push(problem)
}

export function leaveOut(entry: ImportedEntry, what: ImportedEntry['leftOut'][number]): void {
  if (!entry.leftOut.includes(what)) entry.leftOut.push(what)
}
