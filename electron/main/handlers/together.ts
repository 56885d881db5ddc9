// The channels of a shared-purpose session's sealed files. What they do is together-files.ts's.
import type { Handlers } from '../handlers.ts'
import type { TogetherFiles } from '../together-files.ts'

type TogetherChannel = 'together:read' | 'together:write' | 'together:remove'

export function togetherHandlers(files: TogetherFiles): Handlers<TogetherChannel> {
  return {
    'together:read': () => files.read(),
    'together:write': async (input) => {
      await files.write(input)
      return undefined
    },
    'together:remove': async () => {
      await files.remove()
      return undefined
    },
  }
}
