// Rules [KR10]–[KR11]: the key that this computer keeps for a vault without a passphrase.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeviceKeys, type Keychain, systemKeychain } from './device-keys.ts'

const VAULT = 'AAAAAAAAAAAAAAAAAAAAAA'
const secretOf = (fill: number) => new Uint8Array(32).fill(fill)
const none: Keychain = {
  isAvailable: async () => false,
  seal: () => Promise.reject(new Error('none')),
  open: () => Promise.reject(new Error('none')),
}
/** Turns the bits over: what lies on the disk is not the key. */
const turning: Keychain = {
  isAvailable: async () => true,
  seal: async (text) => new TextEncoder().encode(text).map((byte) => byte ^ 0xff),
  open: async (sealed) => new TextDecoder().decode(sealed.map((byte) => byte ^ 0xff)),
}
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'device-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const onDisk = () => readFileSync(join(folder, `${VAULT}.json`), 'utf8')

test('[KR10] with a keychain the key lies sealed, without one in a file that says so and that only its owner reads', async () => {
  const keys = new DeviceKeys(folder, none)
  expect(await keys.keep(VAULT, secretOf(7), true)).toBe('file')
  expect(JSON.parse(onDisk()).keys[0].place).toBe('file')
  if (process.platform !== 'win32') expect(statSync(join(folder, `${VAULT}.json`)).mode & 0o077).toBe(0)
  const sealed = new DeviceKeys(folder, turning)
  expect(await sealed.keep(VAULT, secretOf(9), true)).toBe('keychain')
  expect(onDisk()).not.toContain(Buffer.from(secretOf(9)).toString('base64'))
  expect(await sealed.read(VAULT)).toEqual([secretOf(9)])
})

test('[KR10] earlier keys stay beside the new one until it is the only one; each vault has its own; what is damaged is not given', async () => {
  const keys = new DeviceKeys(folder, none)
  await keys.keep(VAULT, secretOf(1), true)
  await keys.keep(VAULT, secretOf(2), false)
  await keys.keep('BBBBBBBBBBBBBBBBBBBBBB', secretOf(3), true)
  expect(await keys.read(VAULT)).toEqual([secretOf(2), secretOf(1)])
  await keys.keep(VAULT, secretOf(2), true)
  expect(await keys.read(VAULT)).toEqual([secretOf(2)])
  await keys.forget(VAULT)
  await keys.forget(VAULT)
  expect(await keys.read(VAULT)).toEqual([])
  expect(readdirSync(folder)).toEqual(['BBBBBBBBBBBBBBBBBBBBBB.json'])
  writeFileSync(join(folder, 'BBBBBBBBBBBBBBBBBBBBBB.json'), '{')
  expect(await keys.read('BBBBBBBBBBBBBBBBBBBBBB')).toEqual([])
})

test('[KR10] a key that does not read back is not relied upon', async () => {
  const lying = new DeviceKeys(folder, { ...turning, open: async () => '' })
  await expect(lying.keep(VAULT, secretOf(1), true)).rejects.toMatchObject({ kind: 'disk-failed' })
})

test('[KR11] a keyring whose password is in its source, or not known yet, counts as none', async () => {
  const storage = (backend: 'basic_text' | 'unknown' | 'gnome_libsecret') => ({
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text: string) => Buffer.from(text),
    decryptStringAsync: async (sealed: Buffer) => ({ shouldReEncrypt: false, result: sealed.toString() }),
    getSelectedStorageBackend: () => backend,
  })
  expect(await systemKeychain(storage('basic_text'), 'linux').isAvailable()).toBe(false)
  expect(await systemKeychain(storage('unknown'), 'linux').isAvailable()).toBe(false)
  expect(await systemKeychain(storage('gnome_libsecret'), 'linux').isAvailable()).toBe(true)
  expect(await systemKeychain(storage('unknown'), 'darwin').isAvailable()).toBe(true)
  const off = { ...storage('gnome_libsecret'), isAsyncEncryptionAvailable: async () => false }
  expect(await systemKeychain(off, 'linux').isAvailable()).toBe(false)
})
