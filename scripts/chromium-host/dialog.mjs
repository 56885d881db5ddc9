// @ts-check
// Stands in for the system's file dialogs: the test's answers in order; else zenity or kdialog; else a question on the terminal.
import { spawn } from 'node:child_process'
import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { onOrder, options } from './control.mjs'

/** @template T */
class Answers {
  /** @type {T[]} */
  #given = []
  /** @type {((answer: T) => void)[]} */
  #asked = []
  /** @param {T} answer */
  give(answer) {
    const next = this.#asked.shift()
    if (next) next(answer)
    else this.#given.push(answer)
  }
  /** @returns {Promise<T>} */
  async next() {
    if (this.#given.length > 0) return /** @type {T} */ (this.#given.shift())
    return new Promise((resolve) => this.#asked.push(resolve))
  }
}

/** @type {Answers<string | null>} */
const saves = new Answers()
/** @type {Answers<string[] | null>} */
const opens = new Answers()
onOrder((order) => {
  if (order.type === 'save-answer') saves.give(order.path)
  if (order.type === 'open-answer') opens.give(order.paths)
})

/**
 * Output of a desktop's own dialog program; null when closed, undefined when there is no such program.
 * @param {string} program @param {string[]} words
 * @returns {Promise<string | null | undefined>}
 */
function ask(program, words) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.on('data', (piece) => {
      output += piece
    })
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve(code === 0 && output.trim() !== '' ? output.trim() : null))
  })
}

/** @param {string} question */
async function askTerminal(question) {
  const terminal = createInterface({ input: stdin, output: stdout })
  const answer = await terminal.question(`${question} (a full path; empty to cancel): `)
  terminal.close()
  return answer.trim() === '' ? null : answer.trim()
}

/** @param {string} name */
async function askSave(name) {
  const zenity = await ask('zenity', ['--file-selection', '--save', '--confirm-overwrite', `--filename=${name}`])
  if (zenity !== undefined) return zenity
  const kdialog = await ask('kdialog', ['--getsavefilename', name])
  return kdialog !== undefined ? kdialog : askTerminal(`Save ${name} as`)
}

/** @param {boolean} isFolder */
async function askOpen(isFolder) {
  const zenity = await ask('zenity', ['--file-selection', ...(isFolder ? ['--directory'] : [])])
  if (zenity !== undefined) return zenity
  const kdialog = await ask('kdialog', [isFolder ? '--getexistingdirectory' : '--getopenfilename'])
  return kdialog !== undefined ? kdialog : askTerminal(isFolder ? 'Which folder' : 'Open which file')
}

export const dialog = {
  /** @param {unknown} _window @param {Electron.SaveDialogOptions} wish @returns {Promise<Electron.SaveDialogReturnValue>} */
  async showSaveDialog(_window, wish) {
    const path = options.controlled ? await saves.next() : await askSave(wish.defaultPath ?? '')
    return { canceled: path === null, filePath: path ?? '' }
  },
  /** @param {unknown} _window @param {Electron.OpenDialogOptions} wish @returns {Promise<Electron.OpenDialogReturnValue>} */
  async showOpenDialog(_window, wish) {
    const isFolder = wish.properties?.includes('openDirectory') === true
    const one = options.controlled ? null : await askOpen(isFolder)
    const paths = options.controlled ? await opens.next() : one === null ? null : [one]
    return { canceled: paths === null, filePaths: paths ?? [] }
  },
}
