// Which requests and which navigations may go on.
import { expect, test, vi } from 'vitest'
import { isStartPage } from './origin.ts'

vi.mock('electron', () => ({ app: {}, session: {} }))
const { mayRequest } = await import('./security.ts')
const trusted = ['app://unborrowed']

test.each(['app://unborrowed/index.html', 'app://unborrowed/assets/a.js', 'blob:app://unborrowed/1-2-3'])(
  '[S3] %s may be requested',
  (address) => {
    expect(mayRequest(address, trusted)).toBe(true)
  },
)

test.each([
  'https://example.com/',
  'http://127.0.0.1/',
  'ws://127.0.0.1/',
  'file:///etc/passwd',
  'data:text/html,x',
  'blob:https://example.com/1',
  'blob:null/1',
  'app://unborrowed.example.com/',
  'app://elsewhere/',
  'devtools://devtools/x',
  'chrome://version',
  'ftp://unborrowed/',
  '',
])('[S3] %j may not', (address) => {
  expect(mayRequest(address, trusted)).toBe(false)
})

test.each([
  ['app://unborrowed/index.html#/journal/abc', true],
  ['app://unborrowed/', false],
  ['app://unborrowed/print/0/page.html', false],
  ['app://unborrowed/assets/a.js', false],
  ['blob:app://unborrowed/1', false],
  ['about:blank', false],
  ['javascript:alert(1)', false],
  ['https://unborrowed.example/index.html', false],
])('[S4] going to %s: %s', (address, allowed) => {
  expect(isStartPage(address, null)).toBe(allowed)
})
