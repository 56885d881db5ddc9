// @ts-check
// Stands in for `clipboard`: the desktop's own program where there is one, else a text in memory.
import { spawnSync } from 'node:child_process'

/** @type {[string[], string[]][]} Programs that read and write. */
const PROGRAMS = [
  [['wl-paste', '--no-newline'], ['wl-copy']],
  [
    ['xclip', '-selection', 'clipboard', '-o'],
    ['xclip', '-selection', 'clipboard'],
  ],
]
let memory = ''

/** @param {string[]} words @param {string} input @returns {string | undefined} */
function run([program = '', ...words], input) {
  // The copying programs stay behind to serve the text: their output must not be waited for.
  const done = spawnSync(program, words, {
    input,
    timeout: 1000,
    stdio: ['pipe', input === '' ? 'pipe' : 'ignore', 'ignore'],
  })
  return done.status === 0 ? String(done.stdout ?? '') : undefined
}

/** @param {string} text */
function write(text) {
  memory = text
  PROGRAMS.some(([, copy]) => run(copy, text) !== undefined)
}

/** @type {Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>} */
export const clipboard = {
  async readText() {
    for (const [paste] of PROGRAMS) {
      const text = run(paste, '')
      if (text !== undefined) return text
    }
    return memory
  },
  writeText: async (text) => write(text),
  clear: () => write(''),
}
