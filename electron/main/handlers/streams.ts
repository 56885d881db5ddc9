// The channels of streamed files: the dialogs, and then only handles. The page never sees a path.
import { basename } from 'node:path'
import type { Handlers } from '../handlers.ts'
import type { Streams } from '../streams.ts'
import type { ChooseOpenPath, ChooseSavePath } from './files.ts'

type StreamChannel =
  | 'stream:begin-save'
  | 'stream:write'
  | 'stream:finish'
  | 'stream:abort'
  | 'stream:open'
  | 'stream:read'
  | 'stream:close'

export function streamHandlers(
  streams: Streams,
  chooseSave: ChooseSavePath,
  chooseOpen: ChooseOpenPath,
): Handlers<StreamChannel> {
  return {
    'stream:begin-save': async (wish) => {
      const path = await chooseSave(wish)
      return { handle: path === null ? null : await streams.beginSave(path, wish.leastFreeBytes) }
    },
    'stream:write': async ({ handle, data }) => {
      await streams.write(handle, data)
      return undefined
    },
    'stream:finish': async ({ handle }) => ({ name: basename(await streams.finish(handle)) }),
    'stream:abort': async ({ handle }) => {
      await streams.abort(handle)
      return undefined
    },
    'stream:open': async ({ filters }) => {
      const path = await chooseOpen(filters)
      return path === null ? null : { ...(await streams.open(path)), name: basename(path) }
    },
    'stream:read': ({ handle, offset, length }) => streams.read(handle, offset, length),
    'stream:close': async ({ handle }) => {
      await streams.close(handle)
      return undefined
    },
  }
}
