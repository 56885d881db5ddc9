// The page's answers about closing, and its wish to be locked.
import type { Handlers } from '../handlers.ts'
import type { MainWindow } from '../window.ts'

type WindowChannel = 'window:close-ready' | 'window:close-refused' | 'window:lock-heard' | 'window:lock'

/** `onLocked` is called when the page is gone with its keys. */
export function windowHandlers(main: MainWindow, onLocked: () => void): Handlers<WindowChannel> {
  const answerThen = (act: () => void) => async () => {
    // After the answer is on its way: the page that asked is about to go.
    setImmediate(act)
    return undefined
  }
  return {
    'window:close-ready': answerThen(main.closeReady),
    'window:close-refused': answerThen(main.closeRefused),
    'window:lock-heard': async () => {
      main.lockCall.heard()
      return undefined
    },
    'window:lock': answerThen(() => {
      main.lock()
      onLocked()
    }),
  }
}
