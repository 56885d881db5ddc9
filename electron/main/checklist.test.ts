// Rule K40: items of Electron's security checklist that no page can show, read from the options and the sources themselves.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { PAGE_POLICY, PRINT_POLICY } from './csp.ts'

vi.mock('electron', () => ({ app: {}, session: {}, BrowserWindow: class {} }))
const { SAFE_PREFERENCES } = await import('./window.ts')

const ELECTRON = join(import.meta.dirname, '..')
const sources = readdirSync(ELECTRON, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(ELECTRON, name), 'utf8') }))
const holding = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

test('[K40] every window is sandboxed, isolated and without Node, webviews and features that are not released', () => {
  expect(SAFE_PREFERENCES).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
  })
  expect(SAFE_PREFERENCES).not.toHaveProperty('enableBlinkFeatures')
  for (const name of holding(/new BrowserWindow\(/)) {
    const text = sources.find((source) => source.name === name)?.text ?? ''
    expect([name, text.includes('...SAFE_PREFERENCES')]).toEqual([name, true])
  }
})

test('[K40] nothing is loaded from files or opened outside, and no remote module exists', () => {
  expect(holding(/\.loadFile\(|loadURL\(['"`](file|https?):/)).toEqual([])
  expect(
    holding(/openExternal|openPath|enableBlinkFeatures|@electron\/remote|no-sandbox|disable-web-security/),
  ).toEqual([])
})

test('[K40] only the preload touches ipcRenderer, and it hands over named methods', () => {
  expect(holding(/\bipcRenderer\b/)).toEqual(['preload/index.ts'])
  const preload = sources.find(({ name }) => name === 'preload/index.ts')?.text ?? ''
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
  expect(preload).not.toMatch(/exposeInMainWorld\([^,]+,\s*ipcRenderer/)
})

test('[K40] the policies allow no foreign source, no eval and no inline script', () => {
  for (const policy of [PAGE_POLICY, PRINT_POLICY]) {
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|data:/)
  }
  expect(PAGE_POLICY).toContain("require-trusted-types-for 'script'")
})
