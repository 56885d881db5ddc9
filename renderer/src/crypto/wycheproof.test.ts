// Vectors of Project Wycheproof for what the app calls: the valid ones give what they must, the tampered ones are refused.
// Source: github.com/C2SP/wycheproof, testvectors/aes_gcm_test.json (tcId 73, 82–84, 92–96) and hkdf_sha256_test.json
// (tcId 14, 21, 36, 41). Apache License 2.0.
import { expect, test } from 'vitest'
import type { Bytes } from './bytes.ts'

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const toHex = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex')

const COUNTING = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
const STRANGE = '00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f'
const FLIPPED = {
  key: COUNTING,
  iv: '505152535455565758595a5b',
  aad: '',
  plain: '202122232425262728292a2b2c2d2e2f',
  ct: 'b2061457c0759fc1749f174ee1ccadfa',
  isValid: false,
}

const AES_GCM = [
  {
    id: 73,
    key: '92ace3e348cd821092cd921aa3546374299ab46209691bc28b8752d17f123c20',
    iv: '00112233445566778899aabb',
    aad: '00000000ffffffff',
    plain: '00010203040506070809',
    ct: 'e27abdd2d2a53d2f136b',
    tag: '9a4a2579529301bcfb71c78d4060f52c',
    isValid: true,
  },
  {
    id: 82,
    key: 'b279f57e19c8f53f2f963f5f2519fdb7c1779be2ca2b3ae8e1128b7d6c627fc4',
    iv: '98bc2c7438d5cd7665d76f6e',
    aad: 'c0',
    plain: 'fcc515b294408c8645c9183e3f4ecee5127846d1',
    ct: 'eb5500e3825952866d911253f8de860c00831c81',
    tag: 'ecb660e1fb0541ec41e8d68a64141b3a',
    isValid: true,
  },
  {
    id: 83,
    key: 'cdccfe3f46d782ef47df4e72f0c02d9c7f774def970d23486f11a57f54247f17',
    iv: '376187894605a8d45e30de51',
    aad: '956846a209e087ed',
    plain: 'e28e0e9f9d22463ac0e42639b530f42102fded75',
    ct: 'feca44952447015b5df1f456df8ca4bb4eee2ce2',
    tag: '082e91924deeb77880e1b1c84f9b8d30',
    isValid: true,
  },
  {
    id: 84,
    key: 'f32364b1d339d82e4f132d8f4a0ec1ff7e746517fa07ef1a7f422f4e25a48194',
    iv: '5a86a50a0e8a179c734b996d',
    aad: 'ab2ac7c44c60bdf8228c7884adb20184',
    plain: '43891bccb522b1e72a6b53cf31c074e9d6c2df8e',
    ct: '43dda832e942e286da314daa99bef5071d9d2c78',
    tag: 'c3922583476ced575404ddb85dd8cd44',
    isValid: true,
  },
  {
    id: 92,
    key: STRANGE,
    iv: '000000000000000000000000',
    aad: '',
    plain: '561008fa07a68f5c61285cd013464eaf',
    ct: '23293e9b07ca7d1b0cae7cc489a973b3',
    tag: 'ffffffffffffffffffffffffffffffff',
    isValid: true,
  },
  {
    id: 93,
    key: STRANGE,
    iv: 'ffffffffffffffffffffffff',
    aad: '',
    plain: 'c6152244cea1978d3e0bc274cf8c0b3b',
    ct: '7cb6fc7c6abc009efe9551a99f36a421',
    tag: '00000000000000000000000000000000',
    isValid: true,
  },
  { id: 94, ...FLIPPED, tag: '9de8fef6d8ab1bf1bf887232eab590dd' },
  { id: 95, ...FLIPPED, tag: '9ee8fef6d8ab1bf1bf887232eab590dd' },
  { id: 96, ...FLIPPED, tag: '1ce8fef6d8ab1bf1bf887232eab590dd' },
]

test.each(AES_GCM)('[C5] AES-256-GCM, Wycheproof $id', async ({ key, iv, aad, plain, ct, tag, isValid }) => {
  const imported = await crypto.subtle.importKey('raw', hex(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const cipher = { name: 'AES-GCM', iv: hex(iv), additionalData: hex(aad) }
  const opening = crypto.subtle.decrypt(cipher, imported, hex(ct + tag))
  if (!isValid) {
    await expect(opening).rejects.toThrow()
    return
  }
  expect(toHex(await opening)).toBe(plain)
  expect(toHex(await crypto.subtle.encrypt(cipher, imported, hex(plain)))).toBe(ct + tag)
})

const HKDF = [
  {
    id: 14,
    ikm: '5d3db20e8238a90b62a600fa57fdb318',
    salt: '1d6f3b38a1e607b5e6bcd4af1800a9d3',
    info: '2bc5f39032b6fc87da69ba8711ce735b169646fd',
    okm: 'd3e6274c91a88821367b1853b852a96f3ec12ed466769fdb88e14622165d5878cd736fecc93b9e8633e0',
  },
  {
    id: 21,
    ikm: '6cf725e939e8824d4392233eeac75d30',
    salt: '1e72f24b05a91a0093f34306ffced79e7003055b0833c6d0f27a4f33a1bd',
    info: '495425d9727fee2e2b7e78899868c1c3e7735e1d',
    okm: 'e70ba99926c4edd98bf001ed3c8a1557987449a6fbe58360e96c2d1a3c1f2eac7806fa406ec64c4dc2a743129f97ca449380ff495462d1b1858af83d40fb31ff',
  },
  {
    id: 36,
    ikm: 'c4717276e7c7f794c4ee333b2f7a2ab244be9e8c',
    salt: 'af4c63e5b554063e83e37bf730ffa401c696088ccc4f133a8695ffcbf2a9',
    info: '',
    okm: 'd6fb5c20957dd52e3cf5ba3f7b1b28b7be3957a0b2a39cd913376e95dcbf30b481a5cf37d50e3de4c59a67b6113adb0b6a23458d0c4be71d2baef446944fae9c',
  },
  {
    id: 41,
    ikm: '236c2ba20c72242820f63d3e9c20633162c1cb048a45dea13861e8a138b9640d',
    salt: '',
    info: '',
    okm: 'e764a7de3f1a3637f41f102d586b8e98f9e95bbc2db63fdd391ec8141cd326259a533fc4b2c7dc6b4fc9',
  },
]

test.each(HKDF)('[C4] HKDF-SHA-256, Wycheproof $id', async ({ ikm, salt, info, okm }) => {
  const base = await crypto.subtle.importKey('raw', hex(ikm), 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: hex(salt), info: hex(info) }
  expect(toHex(await crypto.subtle.deriveBits(parameters, base, okm.length * 4))).toBe(okm)
})
