// The channels of attachments' sealed files. What they do is in electron/vault/blobs.ts.
import type { Blobs } from '../../vault/blobs.ts'
import type { Handlers } from '../handlers.ts'

type BlobChannel =
  | 'blobs:begin'
  | 'blobs:write'
  | 'blobs:finish'
  | 'blobs:abort'
  | 'blobs:stat'
  | 'blobs:read'
  | 'blobs:list'
  | 'blobs:remove'

export function blobHandlers(blobs: Blobs): Handlers<BlobChannel> {
  return {
    'blobs:begin': async () => ({ handle: await blobs.begin() }),
    'blobs:write': async ({ handle, data }) => {
      await blobs.write(handle, data)
      return undefined
    },
    'blobs:finish': async ({ handle, name }) => {
      await blobs.finish(handle, name)
      return undefined
    },
    'blobs:abort': async ({ handle }) => {
      await blobs.abort(handle)
      return undefined
    },
    'blobs:stat': async ({ name }) => ({ bytes: await blobs.bytesOf(name) }),
    'blobs:read': ({ name, offset, length }) => blobs.read(name, offset, length),
    'blobs:list': () => blobs.list(),
    'blobs:remove': async ({ names }) => ({ removed: await blobs.remove(names) }),
  }
}
