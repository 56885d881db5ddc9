// @ts-check
// Makes sure that there is a Chromium for the host: what is installed, else Playwright's download, else apt.
import { findBrowser } from '../chromium-host/find-browser.mjs'
import { run, tool } from './run.mjs'
import { giveUp, say } from './say.mjs'

/** @returns {Promise<string>} the path of the browser's executable */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  say("No Chromium or Chrome found. Trying Playwright's download …")
  await run(tool('playwright'), ['install', 'chromium'], { quiet: true, timeoutMs: 180_000 })
  const downloaded = findBrowser()
  if (downloaded) return downloaded
  const isRoot = process.getuid?.() === 0
  const apt = await run('apt-get', ['--version'], { quiet: true })
  if (isRoot && apt.code === 0) {
    say('That was refused. Installing Debian’s chromium with apt-get …')
    await run('apt-get', ['update'], { quiet: true })
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const { output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      quiet: true,
      env,
    })
    const installed = findBrowser()
    if (installed) return installed
    say(output.slice(-1500))
  }
  giveUp(
    'No browser could be found or installed. Install Chromium or Google Chrome (on Debian or Ubuntu: sudo apt-get install chromium), ' +
      'or name one with UNBORROWED_CHROMIUM=/path/to/it, and try again.',
  )
}
