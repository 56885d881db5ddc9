// Published vectors for the primitives as this app calls them, and an independent reading of what it seals.
import { createDecipheriv, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { rawArgon2id } from './argon.ts'
import { type Bytes, utf8 } from './bytes.ts'
import { seal } from './envelope.ts'
import { importVaultSecret, makeKeyring } from './keyring.ts'

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const toHex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(new Uint8Array(bytes)).toString('hex')

// Source: the Argon2 reference implementation named by RFC 9106 (github.com/P-H-C/phc-winner-argon2, src/test.c, version
// 0x13, Argon2id). RFC 9106's own example (§5.3) has associated data, which hash-wasm cannot take and this app does not use.
const ARGON2ID = [
  {
    t: 2,
    m: 65536,
    p: 1,
    password: 'password',
    salt: 'somesalt',
    hash: '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
  },
  {
    t: 2,
    m: 256,
    p: 1,
    password: 'password',
    salt: 'somesalt',
    hash: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  },
  {
    t: 2,
    m: 256,
    p: 2,
    password: 'password',
    salt: 'somesalt',
    hash: '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
  },
  {
    t: 2,
    m: 65536,
    p: 1,
    password: 'password',
    salt: 'diffsalt',
    hash: 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c',
  },
]

test.each(ARGON2ID)(
  '[C1] Argon2id gives the published hash (t=$t m=$m p=$p, $salt)',
  async ({ t, m, p, password, salt, hash }) => {
    const made = await rawArgon2id(utf8(password), utf8(salt), { iterations: t, memoryKiB: m, parallelism: p })
    expect(toHex(made)).toBe(hash)
  },
)

// Source: McGrew & Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, test cases 14 and 16.
const AES_GCM = [
  {
    name: 'case 14',
    key: '00'.repeat(32),
    iv: '00'.repeat(12),
    aad: '',
    plain: '00'.repeat(16),
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    name: 'case 16',
    key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    iv: 'cafebabefacedbaddecaf888',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    plain:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
]

test.each(AES_GCM)(
  '[C5] AES-256-GCM gives the published ciphertext and tag ($name)',
  async ({ key, iv, aad, plain, sealed }) => {
    const imported = await crypto.subtle.importKey('raw', hex(key), 'AES-GCM', false, ['encrypt'])
    const cipher = { name: 'AES-GCM', iv: hex(iv), additionalData: hex(aad) }
    expect(toHex(await crypto.subtle.encrypt(cipher, imported, hex(plain)))).toBe(sealed)
  },
)

// Source: RFC 5869, appendix A, test cases 1 and 3 (SHA-256).
const HKDF = [
  {
    name: 'case 1',
    ikm: '0b'.repeat(22),
    salt: '000102030405060708090a0b0c',
    info: 'f0f1f2f3f4f5f6f7f8f9',
    okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    name: 'case 3',
    ikm: '0b'.repeat(22),
    salt: '',
    info: '',
    okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
]

test.each(HKDF)('[C4] HKDF-SHA-256 gives the published key material ($name)', async ({ ikm, salt, info, okm }) => {
  const base = await crypto.subtle.importKey('raw', hex(ikm), 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: hex(salt), info: hex(info) }
  expect(toHex(await crypto.subtle.deriveBits(parameters, base, 42 * 8))).toBe(okm)
})

test('[C5] what the app seals, another implementation opens from the written format alone', async () => {
  const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
  const vaultId = 'AAAAAAAAAAAAAAAAAAAAAA'
  const keyring = await makeKeyring(await importVaultSecret(secret.slice(), vaultId), vaultId)
  const name = { recordId: 'BBBBBBBBBBBBBBBBBBBBBB', part: 'body', revision: 7, operation: 'put' } as const
  const bytes = await seal(keyring, name, utf8('what I keep seeing'))

  const subkey = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.from(vaultId), Buffer.from(`unborrowed/1/${label}`), length))
  expect(bytes[0]).toBe(1)
  expect(toHex(bytes.slice(1, 5))).toBe(subkey('key-id', 4).toString('hex'))
  const opener = createDecipheriv('aes-256-gcm', subkey('records', 32), bytes.slice(5, 17))
  opener.setAAD(
    Buffer.from(
      '{"operation":"put","part":"body","recordId":"BBBBBBBBBBBBBBBBBBBBBB","revision":7,"vaultId":"AAAAAAAAAAAAAAAAAAAAAA"}',
    ),
  )
  opener.setAuthTag(bytes.slice(-16))
  const padded = Buffer.concat([opener.update(bytes.slice(17, -16)), opener.final()])
  expect(padded.subarray(4, 4 + padded.readUInt32BE(0)).toString()).toBe('what I keep seeing')
})
