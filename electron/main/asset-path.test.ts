// What the app's own protocol can be made to read: built files by plain paths, and nothing else.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assetFile, ownPath } from './asset-path.ts'

const root = join('/', 'built', 'renderer')

test('[S1] the bare origin is the start page', () => {
  expect(ownPath('app://unborrowed/')).toBe('/index.html')
  expect(ownPath('app://unborrowed')).toBe('/index.html')
})

test.each([
  'app://other/index.html',
  'app://someone@unborrowed/index.html',
  'app://unborrowed:80/index.html',
  'https://unborrowed/index.html',
  'file:///etc/passwd',
  'nothing',
  'app://unborrowed/%zz',
])('[S1] %s is not ours', (address) => {
  expect(ownPath(address)).toBeUndefined()
})

test.each([
  ['/index.html', 'text/html; charset=utf-8'],
  ['/assets/index-Bc_1.js', 'text/javascript; charset=utf-8'],
  ['/assets/argon2-x.wasm', 'application/wasm'],
  ['/assets/literata-latin.woff2', 'font/woff2'],
])('[S1] %s is served as %s', (path, type) => {
  expect(assetFile(root, path)).toEqual({ file: join(root, ...path.split('/')), type })
})

test.each([
  '/../main/index.js',
  '/assets/../../main/index.js',
  '/assets/..\\..\\main\\index.js',
  '//etc/passwd.html',
  '/.hidden.js',
  '/assets/.env.js',
  '/assets/',
  '/assets/a\0.js',
  '/C:/secret.js',
  '/index',
  '/index.exe',
])('[S1] %j is served never', (path) => {
  expect(assetFile(root, path)).toBeUndefined()
})

test('[S1] an encoded way up is decoded once and still refused', () => {
  const path = ownPath('app://unborrowed/assets/%2e%2e/%2e%2e/main/index.js')
  const twice = ownPath('app://unborrowed/assets/%252e%252e/main/index.js')
  for (const one of [path, twice]) expect(assetFile(root, one ?? '/')?.file.startsWith(`${root}/`) ?? true).toBe(true)
  expect(assetFile(root, twice ?? '/')).toBeUndefined()
})
