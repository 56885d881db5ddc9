// The channels of a folder chosen for reading: the dialog, and then only a handle and places in its list.
import type { Folders } from '../folders.ts'
import type { Handlers } from '../handlers.ts'

export function folderHandlers(
  folders: Folders,
  choose: () => Promise<string | null>,
): Handlers<'folder:open' | 'folder:read' | 'folder:close'> {
  return {
    'folder:open': async () => {
      const path = await choose()
      return path === null ? null : folders.open(path)
    },
    'folder:read': ({ handle, file, offset, length }) => folders.read(handle, file, offset, length),
    'folder:close': async ({ handle }) => {
      folders.close(handle)
      return undefined
    },
  }
}
