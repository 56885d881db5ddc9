// @ts-check
// Starts Chromium once, with the app's user-data folder beside it, and answers every request through the app's own code.
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { app, endings } from './app.mjs'
import { options, tell } from './control.mjs'
import { findBrowser } from './find-browser.mjs'
import { toApp } from './origin.mjs'
import { takeReply } from './packing.mjs'
import { serve } from './protocol.mjs'
import { session } from './session.mjs'

/** Chromium's own talkativeness, switched off. Playwright's defaults do the same for some; said here so that it stays. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-client-side-phishing-detection',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-breakpad',
  // Pop-ups are refused before they exist; the app's own handler is asked besides.
  '--block-new-web-contents',
]

/** Pages that belong to a window of the app. @type {Map<import('playwright-core').Page, { mayGo(url: string, mainFrame: boolean): boolean }>} */
export const ownPages = new Map()

/** @param {import('playwright-core').Request} request */
function pageOf(request) {
  try {
    const frame = request.frame()
    return { page: frame.page(), main: frame.parentFrame() === null }
  } catch {
    return null
  }
}

/** @param {import('playwright-core').Route} route */
async function answer(route) {
  const request = route.request()
  const reply = takeReply(request.url())
  if (reply) return route.fulfill({ contentType: 'application/octet-stream', body: reply })
  const url = toApp(request.url())
  if (request.isNavigationRequest()) {
    const source = pageOf(request)
    const owner = source === null ? undefined : ownPages.get(source.page)
    // `aborted` leaves the page where it was; another reason would show Chromium's own error page.
    if (source === null || !owner?.mayGo(url, source.main)) return route.abort('aborted')
  }
  const details = { url, method: request.method(), resourceType: request.resourceType() }
  if (!(await session.defaultSession.lets(details))) return route.abort('blockedbyclient')
  const response = await serve(url, request.method(), {})
  if (!response) return route.abort('blockedbyclient')
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** @param {import('playwright-core').BrowserContext} context */
function reportProblems(context) {
  context.on('console', (message) => {
    if (message.type() === 'error') tell({ type: 'problem', text: message.text() })
  })
  context.on('weberror', (error) => tell({ type: 'problem', text: String(error.error()) }))
}

function switches() {
  const ours = [...app.switches].map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`))
  const size = options.viewport ? [`--window-size=${options.viewport.width},${options.viewport.height}`] : []
  const language = options.locale ? [`--lang=${options.locale}`] : []
  // A debugging port is open only for a test that asked for it.
  const port = options.controlled ? ['--remote-debugging-port=0'] : []
  return [...QUIET, ...ours, ...size, ...language, ...port]
}

async function launch() {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium found; name one with UNBORROWED_CHROMIUM')
  const profile = app.getPath('sessionData')
  // A killed Chromium leaves the file behind, and it would name a port that is closed.
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless,
    args: switches(),
    ignoreDefaultArgs: ['--enable-automation'],
    // Only Chromium run as root must do without its sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.headless ? (options.viewport ?? { width: 1280, height: 800 }) : null,
    colorScheme: options.colorScheme,
    ...(options.locale ? { locale: options.locale } : {}),
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  reportProblems(context)
  await context.route(() => true, answer)
  await context.grantPermissions(await session.defaultSession.grantedPermissions())
  context.on('page', (page) => page.on('download', refuseDownload))
  for (const page of context.pages()) page.on('download', refuseDownload)
  endings.add(() => context.close())
  return context
}

/** @param {import('playwright-core').Download} download */
function refuseDownload(download) {
  session.defaultSession.emit('will-download', { preventDefault() {} }, {}, {})
  tell({ type: 'refused', what: `download ${download.suggestedFilename()}` })
  void download.cancel().catch(() => undefined)
}

/** The port on which a test may join, once Chromium has written it. */
export async function debuggingPort() {
  const file = join(app.getPath('sessionData'), 'DevToolsActivePort')
  for (let tries = 0; tries < 100; tries += 1) {
    const port = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
    if (port > 0) return port
    await wait(50)
  }
  throw new Error('Chromium did not say its debugging port')
}

/** @type {ReturnType<typeof launch> | undefined} */
let started

/** The browser, started at the first call, when the app has said all its wishes. */
export function browser() {
  started ??= launch()
  return started
}
