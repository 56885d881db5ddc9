// @ts-check
// One way of talking to the person at the terminal, shared by every script.

/** @type {NodeJS.WritableStream} */
let stream = process.stdout

/** From now on sentences go to the error stream: the output is for a program. */
export function sayAside() {
  stream = process.stderr
}

/** @param {string} sentence */
export function say(sentence) {
  stream.write(`${sentence}\n`)
}

/**
 * Ends the script with a sentence that says what happened and what to do.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
