// The pure parts of the host: addresses and packing.
import { expect, test } from 'vitest'
import { toApp, toPage } from './origin.mjs'
import { pack, unpack, unpackSent } from './packing.mjs'

test.each([
  ['app://unborrowed/index.html#/x', 'https://unborrowed.invalid/index.html#/x'],
  ['blob:app://unborrowed/1-2', 'blob:https://unborrowed.invalid/1-2'],
  ['app://unborrowed', 'https://unborrowed.invalid'],
])('[S14] %s is %s in Chromium and back', (app, page) => {
  expect(toPage(app)).toBe(page)
  expect(toApp(page)).toBe(app)
})

test.each([
  'https://unborrowed.invalid.example.com/',
  'https://unborrowed.invalid:8080/',
  'http://unborrowed.invalid/',
  'https://example.com/',
])('[S14] %s is never taken for the app', (address) => {
  expect(toApp(address)).toBe(address)
})

test('[S10] bytes come back where they were, each in a buffer of its own', () => {
  const value = {
    list: [
      { a: new Uint8Array([1, 2]), n: null },
      { a: new Uint8Array([]), s: 'x' },
    ],
    b: new Uint8Array([3]),
  }
  const back = unpack(pack(value)) as typeof value
  expect(back).toEqual(value)
  expect(back.b.buffer.byteLength).toBe(1)
  expect(unpack(pack(undefined))).toBeUndefined()
  const { shape, bytes } = pack(value)
  expect(unpackSent({ shape, bytes: Buffer.from(bytes).toString('base64') })).toEqual(value)
})
