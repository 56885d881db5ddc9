// The page's answers about closing, and its wish to be locked.
import type { Handlers } from '../handlers.ts'
import type { MainWindow } from '../window.ts'

type WindowChannel = 'window:close-ready' | 'window:close-refused' | 'window:lock'

export function windowHandlers(main: MainWindow): Handlers<WindowChannel> {
  const answerThen = (act: () => void) => async () => {
    // After the answer is on its way: the page that asked is about to go.
    setImmediate(act)
    return undefined
  }
  return {
    'window:close-ready': answerThen(main.closeReady),
    'window:close-refused': answerThen(main.closeRefused),
    'window:lock': answerThen(main.lock),
  }
}
