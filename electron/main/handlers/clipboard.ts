// Copies secrets only, and takes them from the clipboard again. Whatever else the person copied since then stays.
import { clipboard } from 'electron'
import type { Handlers } from '../handlers.ts'

interface ClipboardRoom {
  handlers: Handlers<'clipboard:copy-secret'>
  /** For the end of the app: a secret that is still in the clipboard does not outlive it. */
  clearNow(): Promise<void>
}

export function clipboardHandlers(): ClipboardRoom {
  let secret: string | null = null
  let timer: NodeJS.Timeout | undefined

  async function clearNow(): Promise<void> {
    clearTimeout(timer)
    const copied = secret
    secret = null
    if (copied !== null && (await clipboard.readText()) === copied) clipboard.clear()
  }

  return {
    handlers: {
      'clipboard:copy-secret': async ({ text, clearAfterSeconds }) => {
        clearTimeout(timer)
        secret = text
        await clipboard.writeText(text)
        timer = setTimeout(() => void clearNow().catch(() => undefined), clearAfterSeconds * 1000)
        return undefined
      },
    },
    clearNow,
  }
}
