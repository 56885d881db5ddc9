// For tests: the whole of an open vault out through the real export, and a file in through the real import.
import type { FakeBridge } from '#data/fake-bridge.test-support.ts'
import { chooseImportFile } from '#data/import/choose-import.ts'
import { runImport } from '#data/import/import-run.ts'
import type { ExportFormat, ExportScope } from '#shared/domain/export.ts'
import { WORDS } from './export.test-support.ts'
import { runExport } from './export-run.ts'

type Disk = FakeBridge['disk']
const NOW = Temporal.ZonedDateTime.from('2026-11-22T10:00[Europe/Rome]')
const EVERYTHING: ExportScope = { what: 'everything' }

/** Rejects when nothing was saved. */
export async function leaveFrom(
  disk: Disk,
  format: ExportFormat,
  scope: ExportScope = EVERYTHING,
  signal = new AbortController().signal,
) {
  const wish = {
    format,
    scope,
    keepsPosition: false,
    words: WORDS,
    suggestedName: 'Journal',
    filterNames: { zip: 'x', html: 'x', pdf: 'x', docx: 'x' },
    print: { css: 'p {}', paper: 'A4' as const },
    now: NOW,
  }
  const saved = await runExport(wish, () => undefined, signal)
  const file = disk.savedFiles.at(-1)
  if (!saved || !file) throw new Error('nothing was saved')
  return { ...saved, data: file.data }
}

export async function bringInto(disk: Disk, name: string, data: Uint8Array) {
  disk.fileToOpen = { name, data }
  const wish = { homeZone: 'Asia/Tokyo', today: '2030-01-01', labels: { place: 'Place:', people: 'With:' } }
  const chosen = await chooseImportFile(
    'Journals',
    wish,
    () => undefined,
    () => undefined,
  )
  if (!chosen) throw new Error('nothing was chosen')
  try {
    return await runImport(
      chosen,
      { ...wish, now: '2030-01-01T00:00:00Z' },
      () => undefined,
      new AbortController().signal,
    )
  } finally {
    await chosen.close()
  }
}
