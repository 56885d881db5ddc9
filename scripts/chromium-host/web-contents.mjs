// @ts-check
// Stands in for `webContents`: one page of Chromium, its messages, its navigation rules, its PDF and its picture.
import { EventEmitter } from 'node:events'
import { app } from './app.mjs'
import { browser, ownPages } from './browser.mjs'
import { tell } from './control.mjs'
import { invoke } from './ipc-main.mjs'
import { toApp, toPage } from './origin.mjs'
import { packReply, unpackSent } from './packing.mjs'
import { BINDING, EVENT, pageScript } from './page-side.mjs'

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {Pick<Electron.WebContents, 'send' | 'reload' | 'forcefullyCrashRenderer' | 'setZoomFactor' | 'executeJavaScript' | 'printToPDF'
 *   | 'capturePage' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'getURL' | 'isDestroyed'>} ContentsPart
 */

/** Inches. */
const PAPERS = { A4: [8.27, 11.7], Letter: [8.5, 11] }

/** @implements {ContentsPart} */
export class HostContents extends EventEmitter {
  /** @type {Page | null} */
  #page = null
  #crashed = false
  #loading = false
  #zoom = 1
  #ready
  /** @type {Parameters<Electron.WebContents['setWindowOpenHandler']>[0]} */
  #openHandler = () => ({ action: 'allow' })
  #preload

  /** @param {string | undefined} preload */
  constructor(preload) {
    super()
    this.#preload = preload
    app.emit('web-contents-created', {}, this)
    this.#ready = this.#open()
  }

  /** @returns {Promise<Page>} */
  async #open() {
    const context = await browser()
    const blank = context.pages().find((page) => !ownPages.has(page) && page.url() === 'about:blank')
    const page = this.#preload !== undefined && blank ? blank : await context.newPage()
    this.#page = page
    this.#crashed = false
    ownPages.set(page, { mayGo: (url, main) => this.#mayGo(url, main) })
    page.on('close', () => this.#gone(page))
    page.on('crash', () => this.#crash(page))
    page.on('popup', (popup) => this.#refusePopup(popup))
    page.on('framenavigated', (frame) => this.#stayHome(frame))
    if (this.#preload !== undefined) {
      await page.exposeBinding(BINDING, (source, message) => this.#invoke(source.frame, message))
      await page.addInitScript({ content: await pageScript(this.#preload) })
    }
    return page
  }

  /** @param {import('playwright-core').Frame} frame @param {{ channel: string, input: { shape: string | undefined, bytes: Uint8Array | string } }} message */
  async #invoke(frame, message) {
    const url = toApp(frame.url())
    const senderFrame = { url, parent: frame.parentFrame(), origin: new URL(url).origin }
    return packReply(await invoke(message.channel, { sender: this, senderFrame }, unpackSent(message.input)))
  }

  /** Asks the app, as Electron does, about a navigation that the app did not start itself. @param {string} url @param {boolean} main */
  #mayGo(url, main) {
    if (this.#loading && main) return true
    let prevented = false
    const event = {
      url,
      isMainFrame: main,
      preventDefault: () => {
        prevented = true
      },
    }
    if (main) this.emit('will-navigate', event, url)
    this.emit('will-frame-navigate', event)
    if (prevented) tell({ type: 'refused', what: `navigation ${url}` })
    return !prevented
  }

  /** about: and blob: pages are made without a request; the app is asked afterwards and the page brought back. @param {import('playwright-core').Frame} frame */
  #stayHome(frame) {
    const url = toApp(frame.url())
    if (frame.parentFrame() !== null || this.#loading || url.startsWith('app:')) return
    if (!this.#mayGo(url, true)) this.reload()
  }

  /** @param {Page} popup */
  #refusePopup(popup) {
    const answer = this.#openHandler(/** @type {Electron.HandlerDetails} */ ({ url: toApp(popup.url()) }))
    if (answer.action === 'deny') void popup.close().catch(() => undefined)
  }

  /** @param {Page} page */
  #gone(page) {
    ownPages.delete(page)
    if (page === this.#page && !this.#crashed) this.emit('host-page-closed')
  }

  /** @param {Page} page */
  #crash(page) {
    this.#crashed = true
    ownPages.delete(page)
    void page.close().catch(() => undefined)
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  }

  /** As Electron: the page goes at once, whatever it is doing. */
  forcefullyCrashRenderer() {
    if (this.#page !== null) this.#crash(this.#page)
  }

  /** @param {string} address */
  async loadURL(address) {
    const page = await this.#ready
    this.#loading = true
    try {
      await page.goto(toPage(address), { waitUntil: 'load' })
    } finally {
      this.#loading = false
    }
    this.#last = address
    this.emit('did-finish-load')
  }
  #last = ''

  /** As Electron: the same address with its hash, or the last one loaded when the page is gone or elsewhere. */
  reload() {
    const page = this.#page
    const isHome = !this.#crashed && page !== null && toApp(page.url()).startsWith('app:')
    if (this.#crashed) this.#ready = this.#open()
    void (isHome ? this.#again(page) : this.loadURL(this.#last)).catch(() => undefined)
  }

  /** @param {Page} page */
  async #again(page) {
    this.#loading = true
    try {
      await page.reload({ waitUntil: 'load' })
    } finally {
      this.#loading = false
    }
    this.emit('did-finish-load')
  }

  /** @param {string} channel @param {unknown[]} rest */
  send(channel, ...rest) {
    const page = this.#page
    if (page === null || this.#crashed) return
    const deliver = page.evaluate(
      ([name, detail]) => void dispatchEvent(new CustomEvent(/** @type {string} */ (name), { detail })),
      /** @type {const} */ ([EVENT, { channel, payload: rest[0] }]),
    )
    void deliver.catch(() => undefined)
  }

  /** @param {number} factor */
  setZoomFactor(factor) {
    if (factor === this.#zoom) return
    this.#zoom = factor
    void this.#applyZoom().catch(() => undefined)
  }

  /** Browser zoom, as the page sees it: fewer CSS pixels, each of them larger. */
  async #applyZoom() {
    const page = await this.#ready
    const cdp = await page.context().newCDPSession(page)
    const size = page.viewportSize() ?? (await page.evaluate(() => ({ width: outerWidth, height: outerHeight })))
    await cdp.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / this.#zoom),
      height: Math.round(size.height / this.#zoom),
      deviceScaleFactor: this.#zoom,
      mobile: false,
    })
  }

  /** @param {string} code */
  async executeJavaScript(code) {
    return (await this.#ready).evaluate(code)
  }

  /** @param {Electron.PrintToPDFOptions} wish @returns {Promise<Buffer>} */
  async printToPDF(wish) {
    const page = await this.#ready
    const cdp = await page.context().newCDPSession(page)
    const [paperWidth = 8.27, paperHeight = 11.7] = PAPERS[wish.pageSize === 'Letter' ? 'Letter' : 'A4']
    const { data } = await cdp.send('Page.printToPDF', {
      paperWidth,
      paperHeight,
      printBackground: wish.printBackground ?? false,
      preferCSSPageSize: wish.preferCSSPageSize ?? false,
      generateTaggedPDF: wish.generateTaggedPDF ?? false,
      generateDocumentOutline: wish.generateDocumentOutline ?? false,
    })
    return Buffer.from(data, 'base64')
  }

  /** The page is laid out at the size asked for, so that the picture is never anything but exact. @param {Electron.Rectangle} [area] */
  async capturePage(area = { x: 0, y: 0, width: 1280, height: 800 }) {
    const page = await this.#ready
    const { width, height } = area
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', clip: { ...area, scale: 1 } })
    const picture = { getSize: () => ({ width, height }), toPNG: () => Buffer.from(data, 'base64') }
    return /** @type {Electron.NativeImage} */ (/** @type {unknown} */ (picture))
  }

  /** @param {Parameters<Electron.WebContents['setWindowOpenHandler']>[0]} handler */
  setWindowOpenHandler(handler) {
    this.#openHandler = handler
  }
  setWebRTCIPHandlingPolicy() {}
  getURL() {
    return this.#page === null ? '' : toApp(this.#page.url())
  }
  isDestroyed() {
    return this.#page?.isClosed() ?? false
  }
  async close() {
    const page = await this.#ready
    await page.close()
  }
}
