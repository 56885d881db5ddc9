// Saves what the page hands over to the place the person chooses. The bytes are neither kept nor logged.
import { basename } from 'node:path'
import { type BaseWindow, dialog } from 'electron'
import type { InvokeInput, SaveOutcome } from '#shared/contract/contract.ts'
import { replaceFile } from '../atomic-write.ts'
import type { Handlers } from '../handlers.ts'

export type ChooseSavePath = (
  wish: Pick<InvokeInput<'files:save'>, 'suggestedName' | 'filters'>,
) => Promise<string | null>

/** A name for the dialog: no folders, no characters that some system refuses. */
export function safeFileName(suggested: string): string {
  const forbidden = /[<>:"/\\|?*]/g
  const plain = [...suggested].filter((character) => character >= ' ' && character !== '\u007f').join('')
  return plain.replace(forbidden, '-').replace(/^\.+/, '').trim() || 'Unborrowed'
}

/** The system's save dialog over our window; null when the person closes it. */
export function saveDialog(window: () => BaseWindow): ChooseSavePath {
  return async ({ suggestedName, filters }) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      defaultPath: safeFileName(suggestedName),
      filters,
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    return canceled || filePath === '' ? null : filePath
  }
}

export type ChooseOpenPath = (filters: InvokeInput<'stream:open'>['filters']) => Promise<string | null>

/** The system's open dialog over our window, for one file; null when the person closes it. */
export function openDialog(window: () => BaseWindow): ChooseOpenPath {
  return async (filters) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), { filters, properties: ['openFile'] })
    return canceled ? null : (filePaths[0] ?? null)
  }
}

/** The system's dialog for a folder over our window; null when the person closes it. */
export function folderDialog(window: () => BaseWindow): () => Promise<string | null> {
  return async () => {
    const properties = ['openDirectory', 'createDirectory'] as const
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), { properties: [...properties] })
    return canceled ? null : (filePaths[0] ?? null)
  }
}

/** Writes whole or not at all, and answers the file's name. */
export async function saveTo(path: string, data: Uint8Array): Promise<SaveOutcome> {
  await replaceFile(path, data)
  return { saved: true, name: basename(path) }
}

export function fileHandlers(choose: ChooseSavePath): Handlers<'files:save'> {
  return {
    'files:save': async ({ suggestedName, filters, data }) => {
      const path = await choose({ suggestedName, filters })
      return path === null ? { saved: false } : saveTo(path, data)
    },
  }
}
