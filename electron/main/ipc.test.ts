// Every message to the main process: who may send it, what may be in it, and what a failure tells.
import { beforeEach, expect, test, vi } from 'vitest'
import { KindError } from '#shared/contract/errors.ts'
import { DEFAULT_SETTINGS } from '#shared/formats/settings.ts'

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn() } }))
const { answerInvoke, isOurPage } = await import('./ipc.ts')

const ours = { url: 'app://unborrowed/index.html#/path', parent: null }
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

test('[S9] the main frame of the start page may ask', () => {
  expect(isOurPage(ours, null)).toBe(true)
})

test.each([
  null,
  { url: 'app://unborrowed/index.html', parent: {} },
  { url: 'app://unborrowed/print/00/page.html', parent: null },
  { url: 'app://unborrowed.evil/index.html', parent: null },
  { url: 'app://evil/index.html', parent: null },
  { url: 'https://unborrowed/index.html', parent: null },
  { url: 'http://localhost:5173/', parent: null },
  { url: 'about:blank', parent: null },
  { url: '', parent: null },
])('[S9] %j may not ask, and no handler runs', async (sender) => {
  const handler = vi.fn()
  const outcome = await answerInvoke('settings:read', handler, sender, undefined, null)
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'bad-sender' } })
  expect(handler).not.toHaveBeenCalled()
})

test('[S9] the development server may ask only in the development entry', () => {
  const sender = { url: 'http://localhost:5173/', parent: null }
  expect(isOurPage(sender, 'http://localhost:5173')).toBe(true)
  expect(isOurPage(sender, null)).toBe(false)
})

test('[S9] input outside the contract reaches no handler', async () => {
  const handler = vi.fn()
  const outcome = await answerInvoke('settings:write', handler, ours, { ...DEFAULT_SETTINGS, zoom: 9 }, null)
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
  expect(handler).not.toHaveBeenCalled()
})

test('[S9] an answer outside the contract is not passed on', async () => {
  const leak = async () => ({ ...DEFAULT_SETTINGS, zoom: 9 })
  const outcome = await answerInvoke('settings:read', leak, ours, undefined, null)
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'unexpected' } })
})

test('[S9] an error keeps its kind', async () => {
  const full = () => Promise.reject(new KindError('disk-full', 'No room'))
  const outcome = await answerInvoke('settings:read', full, ours, undefined, null)
  expect(outcome).toEqual({ ok: false, error: { kind: 'disk-full', message: 'No room' } })
})

test('[S9] the message of an unknown error is neither told nor logged: it could hold content', async () => {
  const failing = () => Promise.reject(new TypeError('cannot read "my secret sentence"'))
  const outcome = await answerInvoke('settings:read', failing, ours, undefined, null)
  expect(JSON.stringify(outcome)).not.toContain('secret')
  expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret')
  expect(outcome).toMatchObject({ error: { kind: 'unexpected' } })
})
