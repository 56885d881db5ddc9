// What no page of the app may do, tried from within the page of the running app. Holds for Electron and for the host.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp, type RunningApp } from '../scripts/chromium-host/launch-app.mjs'

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; font-src 'self'; " +
  "img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; frame-src 'none'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default"

let app: RunningApp
let server: Server
let userData: string
/** Everything that reached a server on this machine: must stay empty. */
const reached: string[] = []
let outside: string

test.beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end('reached')
  })
  server.on('upgrade', (request, socket) => {
    reached.push(`UPGRADE ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  outside = `127.0.0.1:${(server.address() as AddressInfo).port}`
  userData = await mkdtemp(join(tmpdir(), 'unborrowed-shell-'))
  app = await launchApp({ userData })
})

test.afterAll(async () => {
  await app.kill()
  await new Promise((resolve) => server.close(resolve))
  await rm(userData, { recursive: true, force: true })
})

test.afterEach(async () => {
  expect(reached, 'nothing reached the server').toEqual([])
  expect(await app.page.evaluate(() => typeof window.unborrowed.appInfo), 'the page is still ours').toBe('function')
})

/** Runs code that may navigate away; resolves when the dust has settled. */
async function provoke(code: string): Promise<void> {
  await app.page.evaluate(code).catch(() => undefined)
  await app.page.waitForTimeout(400)
}

test('[S2] every response carries the policy exactly as written, scripts too', async () => {
  const policies = await app.page.evaluate(async () => {
    const script = document.querySelector('script')?.src ?? ''
    const answers = await Promise.all(['/index.html', script, '/missing.js'].map((path) => fetch(path)))
    return answers.map((answer) => answer.headers.get('content-security-policy'))
  })
  expect(policies).toEqual([POLICY, POLICY, POLICY])
})

test('[S2] the policy is enforced: no eval, no inline script, no style element, no markup with handlers', async () => {
  const seen = await app.page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))
    const handler = document.createElement('p')
    handler.innerHTML = '<img src="x" onerror="window.pwned = true">'
    document.body.append(handler)
    const later = (): string => {
      try {
        return String(window.setTimeout('window.pwned = true', 0))
      } catch {
        return 'refused'
      }
    }
    later()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { violated: [...new Set(violated)], pwned: 'pwned' in window }
  })
  expect(seen.pwned).toBe(false)
  expect(seen.violated).toContain('style-src-elem')
})

test('[S3] fetch, img, beacon, WebSocket and EventSource to the outside are denied', async () => {
  const results = await app.page.evaluate(async (address) => {
    const settled = (make: (done: (word: string) => void) => void) => new Promise<string>((resolve) => make(resolve))
    navigator.sendBeacon(`http://${address}/beacon`)
    return Promise.all([
      fetch(`http://${address}/fetch`).then(
        () => 'loaded',
        () => 'denied',
      ),
      settled((done) => {
        const image = new Image()
        image.onload = () => done('loaded')
        image.onerror = () => done('denied')
        image.src = `http://${address}/img`
      }),
      settled((done) => {
        try {
          const socket = new WebSocket(`ws://${address}/socket`)
          socket.onopen = () => done('loaded')
          socket.onerror = () => done('denied')
        } catch {
          done('denied')
        }
      }),
      settled((done) => {
        const source = new EventSource(`http://${address}/events`)
        source.onopen = () => done('loaded')
        source.onerror = () => done('denied')
      }),
    ])
  }, outside)
  // A beacon answers nothing: that none arrived is held after each test.
  expect(results).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('[S3] the network stays shut when the content policy is out of the way', async () => {
  const cdp = await app.page.context().newCDPSession(app.page)
  await cdp.send('Page.setBypassCSP', { enabled: true })
  await app.page.reload()
  try {
    const { results, violations } = await app.page.evaluate(async (address) => {
      let violations = 0
      document.addEventListener('securitypolicyviolation', () => {
        violations += 1
      })
      const tried = await Promise.all(
        [`http://${address}/a`, `http://localhost:${address.split(':')[1]}/b`, 'https://example.com/'].map((url) =>
          fetch(url, { mode: 'no-cors' }).then(
            () => 'loaded',
            () => 'denied',
          ),
        ),
      )
      const socket = await new Promise<string>((resolve) => {
        const one = new WebSocket(`ws://${address}/socket`)
        one.onopen = () => resolve('loaded')
        one.onerror = () => resolve('denied')
      })
      const image = await new Promise<string>((resolve) => {
        const one = new Image()
        one.onload = () => resolve('loaded')
        one.onerror = () => resolve('denied')
        one.src = `http://${address}/img`
      })
      return { results: [...tried, socket, image], violations }
    }, outside)
    expect(violations, 'the content policy is really out of the way').toBe(0)
    expect(results).toEqual(['denied', 'denied', 'denied', 'denied', 'denied'])
  } finally {
    await cdp.send('Page.setBypassCSP', { enabled: false })
    await app.page.reload()
  }
})

/** The window is at `address`, or is brought back to it, and holds our page with its bridge. */
async function expectStays(address: string, tried: string): Promise<void> {
  await expect.poll(() => app.page.url(), { message: tried }).toBe(address)
  await expect
    .poll(() => app.page.evaluate(() => typeof window.unborrowed).catch(() => 'gone'), { message: tried })
    .toBe('object')
}

test('[S4] the page cannot be sent away: location, link, form, javascript:, file:, data:, blob:, about:', async () => {
  const before = app.page.url()
  const addresses = [
    `http://${outside}/away`,
    'file:///etc/passwd',
    'javascript:document.title="pwned"',
    'data:text/html,pwned',
    'about:blank',
    'app://elsewhere/index.html',
    'mailto:somebody@example.com',
  ]
  for (const address of addresses) {
    await provoke(`location.href = ${JSON.stringify(address)}`)
    await expectStays(before, address)
    await provoke(
      `{ const a = document.createElement('a'); a.href = ${JSON.stringify(address)}; document.body.append(a); a.click(); a.remove() }`,
    )
    await expectStays(before, `link to ${address}`)
  }
  await provoke(`location.href = URL.createObjectURL(new Blob(['<p>pwned</p>'], { type: 'text/html' }))`)
  await expectStays(before, 'a blob')
  await provoke(
    `{ const f = document.createElement('form'); f.action = 'http://${outside}/form'; f.method = 'post'; document.body.append(f); f.submit() }`,
  )
  await expectStays(before, 'a form')
})

test('[S4] a path of our own origin that is not the start page is not a place to go to', async () => {
  const before = app.page.url()
  await provoke(`location.href = '/assets/'`)
  await expectStays(before, 'a path of our own')
})

test('[S5] no window opens', async () => {
  const pages = app.page.context().pages().length
  for (const address of [`http://${outside}/window`, 'about:blank', '/index.html']) {
    await provoke(`window.open(${JSON.stringify(address)})`)
    await provoke(
      `{ const a = document.createElement('a'); a.href = ${JSON.stringify(address)}; a.target = '_blank'; document.body.append(a); a.click(); a.remove() }`,
    )
  }
  await expect.poll(() => app.page.context().pages().length).toBe(pages)
})

test('[S6] no frame and no webview comes to life', async () => {
  const frames = app.page.frames().length
  await provoke(`{
    const frame = document.createElement('iframe'); frame.src = 'http://${outside}/frame'; document.body.append(frame)
    const view = document.createElement('webview'); view.setAttribute('src', 'http://${outside}/view'); document.body.append(view)
  }`)
  expect(app.page.frames().filter((frame) => frame.url().includes(outside))).toEqual([])
  await provoke(`document.querySelectorAll('iframe, webview').forEach((one) => one.remove())`)
  expect(app.page.frames().length).toBe(frames)
})

test('[S7] every permission is denied', async () => {
  const answers = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as PermissionName[]
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    )
    const place = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    )
    return [...states, media, place, await Notification.requestPermission()]
  })
  expect(new Set(answers)).toEqual(new Set(['denied']))
})

test('[S8] a download leaves no file', async () => {
  const before = await readdir(tmpdir())
  await provoke(`{
    const a = document.createElement('a'); a.download = 'pwned.txt'
    a.href = URL.createObjectURL(new Blob(['pwned'])); document.body.append(a); a.click(); a.remove()
  }`)
  const after = await readdir(tmpdir(), { recursive: true })
  expect(after.filter((name) => name.includes('pwned'))).toEqual([])
  expect(before.length).toBeGreaterThan(0)
})

test('[S9] a message from a page that is not the start page is refused', async () => {
  const other = await app.page.evaluate(async () => (await fetch('/print/0/page.html')).status)
  expect(other).toBe(404)
  // The page's address without its document changing: what the main process sees is a sender that is not the start page.
  const outcome = await app.page.evaluate(async () => {
    history.replaceState(null, '', '/print/elsewhere.html')
    const answer = await window.unborrowed.appInfo()
    history.replaceState(null, '', '/index.html')
    return answer
  })
  expect(outcome).toEqual({ ok: false, error: { kind: 'bad-sender', message: 'app:info: not our page' } })
})

test('[S9] input that does not fit the contract is refused with its kind', async () => {
  const outcome = await app.page.evaluate(() => window.unborrowed.chainAt({ seq: -1 }))
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
})

test('[S10] megabytes cross the bridge whole, in both directions', async () => {
  const file = join(userData, 'large.bin')
  await app.answerSave(file)
  const outcome = await app.page.evaluate(async () => {
    const data = new Uint8Array(8 * 1024 * 1024)
    for (let index = 0; index < data.length; index += 1) data[index] = (index * 31 + (index >> 8)) & 255
    return window.unborrowed.saveFile({ suggestedName: 'large.bin', filters: [], data })
  })
  expect(outcome).toEqual({ ok: true, value: { saved: true, name: 'large.bin' } })
  const written = new Uint8Array(await readFile(file))
  expect(written.length).toBe(8 * 1024 * 1024)
  expect(written.every((byte, index) => byte === ((index * 31 + (index >> 8)) & 255))).toBe(true)
  expect((await readdir(userData)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('[S11] a closed dialog saves nothing', async () => {
  await app.answerSave(null)
  const outcome = await app.page.evaluate(() =>
    window.unborrowed.saveFile({ suggestedName: 'a.txt', filters: [], data: new Uint8Array([1]) }),
  )
  expect(outcome).toEqual({ ok: true, value: { saved: false } })
})

test('[S12] a print page becomes a tagged PDF, in a window that is gone afterwards and had no bridge', async () => {
  const file = join(userData, 'page.pdf')
  await app.answerSave(file)
  const outcome = await app.page.evaluate(() =>
    window.unborrowed.savePdf({
      suggestedName: 'page.pdf',
      page: {
        title: 'A & B',
        language: 'en',
        paper: 'Letter',
        css: 'h1 { font-size: 20pt }',
        body: '<h1>Printed</h1><script>document.body.textContent = "pwned"</script>',
      },
    }),
  )
  expect(outcome).toEqual({ ok: true, value: { saved: true, name: 'page.pdf' } })
  const pdf = await readFile(file, 'latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toMatch(/\/MediaBox \[0 0 612 792\]/)
  expect(app.page.context().pages()).toHaveLength(1)
})

test('[S16] a second start on the same folder ends at once and leaves the first alone', async () => {
  await expect(launchApp({ userData })).rejects.toThrow('did not open its window')
})

test('[S17] closing ends the program and leaves no process; killing too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unborrowed-close-'))
  const closed = await launchApp({ userData: folder })
  expect(closed.violations()).toEqual([])
  await closed.close()
  const killed = await launchApp({ userData: folder })
  await killed.kill()
  const again = await launchApp({ userData: folder })
  await again.close()
  await rm(folder, { recursive: true, force: true })
})

test('[S15] suspend and a locked screen tell the page to lock', async () => {
  for (const event of ['suspend', 'lock-screen'] as const) {
    const told = app.page.evaluate(
      () => new Promise<string>((resolve) => window.unborrowed.onLockNow(() => resolve('told'))),
    )
    await app.page.waitForTimeout(200)
    await app.power(event)
    expect(await told).toBe('told')
    await app.page.waitForLoadState('load')
  }
})

test('[S18] the built app knows no development server', async () => {
  const built = await readdir(join(import.meta.dirname, '..', 'out'), { recursive: true, withFileTypes: true })
  const scripts = built.filter((each) => each.isFile() && /\.c?js$/.test(each.name))
  expect(scripts.length).toBeGreaterThan(2)
  for (const { parentPath, name } of scripts)
    expect(await readFile(join(parentPath, name), 'utf8'), name).not.toContain('ELECTRON_RENDERER_URL')
})
