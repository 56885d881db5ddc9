// The channels of the page's sealed caches. Everything they do is in electron/vault/cache-files.ts.
import type { CacheFiles } from '../../vault/cache-files.ts'
import type { Handlers } from '../handlers.ts'

export function cacheHandlers(caches: CacheFiles): Handlers<'cache:write' | 'cache:read' | 'cache:remove'> {
  return {
    'cache:write': async (input) => {
      await caches.write(input)
      return undefined
    },
    'cache:read': (input) => caches.read(input),
    'cache:remove': async (input) => {
      await caches.remove(input)
      return undefined
    },
  }
}
