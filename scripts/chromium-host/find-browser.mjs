// @ts-check
// Finds an installed browser for the host. Downloads nothing.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  `${process.env.ProgramFiles ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
]

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function playwrightBrowser() {
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** @returns {string | null} the executable: what UNBORROWED_CHROMIUM names, else an installed one, else Playwright's own */
export function findBrowser() {
  const named = process.env.UNBORROWED_CHROMIUM
  if (named) return runs(named) ? named : null
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE]
  return candidates.find(runs) ?? playwrightBrowser()
}
