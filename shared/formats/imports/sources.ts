// All parsers, in the order in which they are asked whether a file is theirs: the particular before the general.
import { dayOne } from './dayone.ts'
import { dayOneClassic } from './dayone-classic.ts'
import { dayOneText } from './dayone-text.ts'
import { diarium } from './diarium.ts'
import { firstJson, type ImportFiles, type ImportParser } from './import-files.ts'
import { joplin } from './joplin.ts'
import { journey } from './journey.ts'
import { jrnl, jrnlText } from './jrnl.ts'
import { markdown } from './markdown.ts'
import { miniDiary } from './mini-diary.ts'
import { plainText } from './plain-text.ts'
import { redNotebook } from './rednotebook.ts'
import { unborrowed } from './unborrowed.ts'

export const PARSERS: readonly ImportParser[] = [
  unborrowed,
  dayOne,
  journey,
  jrnl,
  miniDiary,
  diarium,
  dayOneClassic,
  joplin,
  markdown,
  redNotebook,
  dayOneText,
  jrnlText,
  plainText,
]

/** Null for what no parser knows. Rejects with an ArchiveError. */
export async function recognise(files: ImportFiles): Promise<ImportParser | null> {
  const json = await firstJson(files)
  for (const parser of PARSERS) if (await parser.recognises(files, json)) return parser
  return null
}
