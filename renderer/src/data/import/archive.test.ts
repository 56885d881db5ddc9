// What an archive may not do: bombs, lies and names that lead elsewhere, each refused before anything is written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  ARCHIVE_CAPS,
  ARCHIVE_FAULTS,
  ArchiveError,
  type ArchiveFault,
  checkMembers,
  type Member,
  safeMemberName,
} from '#shared/domain/archive.ts'
import { asImportFiles } from './archive.ts'
import type { ByteSource } from './byte-source.ts'
import { PNG, tarOf, zipOf } from './import.test-support.ts'
import { openFileArchive } from './open-archive.ts'

const ROOM = 100 * 1024 ** 3
function sourceOf(bytes: Uint8Array): ByteSource & { most: number } {
  const source = {
    bytes: bytes.byteLength,
    most: 0,
    async read(offset: number, length: number) {
      source.most = Math.max(source.most, length)
      return bytes.slice(offset, offset + length)
    },
  }
  return source
}
const open = (bytes: Uint8Array, room = ROOM) => openFileArchive('x.zip', sourceOf(bytes), room)
async function faultOf(work: Promise<unknown>): Promise<ArchiveFault | 'none'> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof ArchiveError) return error.fault
    throw error
  }
}
const member = (changes: Partial<Member>): Member => ({
  name: 'a.md',
  bytes: 1,
  packedBytes: 1,
  kind: 'file',
  isEncrypted: false,
  ...changes,
})
const judged = (members: Member[], room = ROOM) => faultOf(Promise.resolve().then(() => checkMembers(members, room)))

/** Changes the same field in a zip's only local header and in its only directory entry. */
function withField(zip: Uint8Array, local: number | null, central: number, bytes: readonly number[]): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  let directory = -1
  for (let at = 0; at + 4 < copy.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) directory = at
  if (local !== null) copy.set(bytes, local)
  copy.set(bytes, directory + central)
  return copy
}
const number = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255]

describe('[IM1] sizes and numbers', () => {
  test.each<[ArchiveFault, Member[], number]>([
    [
      'too-many-members',
      Array.from({ length: ARCHIVE_CAPS.members + 1 }, (_, index) => member({ name: `${index}.md` })),
      ROOM,
    ],
    ['text-too-large', [member({ bytes: ARCHIVE_CAPS.textBytes + 1, packedBytes: ARCHIVE_CAPS.textBytes })], ROOM],
    [
      'media-too-large',
      [member({ name: 'a.jpg', bytes: ARCHIVE_CAPS.mediaBytes + 1, packedBytes: ARCHIVE_CAPS.mediaBytes })],
      ROOM,
    ],
    [
      'total-too-large',
      Array.from({ length: 11 }, (_, index) =>
        member({ name: `${index}.jpg`, bytes: 2 * 1024 ** 3, packedBytes: 1024 ** 3 }),
      ),
      ROOM,
    ],
    ['no-room', [member({ name: 'a.jpg', bytes: 3_000_000, packedBytes: 3_000_000 })], 2_999_999],
    ['ratio', [member({ bytes: 1024 ** 2 + 1, packedBytes: 5000 })], ROOM],
    ['lying-size', [member({ bytes: -1 })], ROOM],
    ['encrypted', [member({ isEncrypted: true })], ROOM],
    [
      'overlap',
      [member({ name: 'a', place: { start: 0, end: 100 } }), member({ name: 'b', place: { start: 99, end: 120 } })],
      ROOM,
    ],
  ])('%s', async (fault, members, room) => expect(await judged(members, room)).toBe(fault))

  test('a small member may have any ratio', async () =>
    expect(await judged([member({ bytes: 1024 ** 2, packedBytes: 1 })])).toBe('none'))

  test('a bomb of zeros is refused by its directory', async () => {
    const zip = zipSync({ 'zeros.json': new Uint8Array(30_000_000) }, { level: 9 })
    expect(await faultOf(open(zip))).toBe('ratio')
  })

  test('an archive inside an archive is never opened', async () => {
    const inner = zipSync({ 'a.md': strToU8('inside') })
    const archive = await open(zipOf({ 'nested.zip': inner, 'b.md': 'outside' }))
    expect(archive.files.map(({ name }) => name)).toEqual(['nested.zip', 'b.md'])
    await expect(asImportFiles(archive).text('nested.zip')).rejects.toMatchObject({ fault: 'unreadable' })
  })

  test('members that lie over one another are refused', async () => {
    const zip = zipOf({ 'a.md': 'the same bytes twice over', 'b.md': 'the same bytes twice over' })
    const view = new DataView(zip.buffer)
    let directory = -1
    for (let at = 0; at + 4 < zip.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) directory = at
    // The last entry of the directory points at the first member.
    view.setUint32(directory + 42, 0, true)
    expect(await faultOf(open(zip))).toBe('overlap')
  })
})

describe('[IM2] names', () => {
  const bad = [
    '../a.md',
    'a/../../b.md',
    '/etc/passwd',
    '\\\\server\\a.md',
    'C:\\a.md',
    'c:a.md',
    'a//b.md',
    'a/./b.md',
    '',
    'a\u0000.md',
    'a\nb.md',
    `${'x'.repeat(1001)}`,
    '..',
    'a\\..\\..\\b',
  ]
  test.each(bad)('%j is refused', (name) => expect(safeMemberName(name)).toBeNull())
  test.each(['a.md', 'a b/c.md', './a.md', 'à/ü.md', '...md', 'a..b.md', 'dir/'])('%j is taken', (name) =>
    expect(safeMemberName(name)).not.toBeNull(),
  )

  test.each(bad.filter((name) => name !== ''))('a zip and a tar with %j are refused', async (name) => {
    expect(['unsafe-name', 'unreadable']).toContain(await faultOf(open(zipOf({ 'ok.md': 'x', [name]: 'y' }))))
    if (!/[\0\n]/.test(name) && name.length < 100)
      expect(await faultOf(open(tarOf([{ name, bytes: strToU8('x') }])))).toBe('unsafe-name')
  })

  test('links and devices are refused', async () => {
    const zip = zipSync({ 'a.md': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })
    expect(await faultOf(open(zip))).toBe('link')
    for (const type of ['1', '2', '3', '4', '6'])
      expect(await faultOf(open(tarOf([{ name: 'a.md', type }])))).toBe('link')
  })

  test('a name twice is refused, also when it is written in two ways', async () => {
    const files = [
      { name: 'a.md', bytes: strToU8('1') },
      { name: './a.md', bytes: strToU8('2') },
    ]
    expect(await faultOf(open(tarOf(files)))).toBe('duplicate-name')
    expect(await faultOf(open(tarOf([{ name: 'e\u0301.md' }, { name: '\u00e9.md' }])))).toBe('duplicate-name')
  })

  test('a member whose own header has another name than the directory is refused', async () => {
    const zip = zipOf({ 'aa.md': 'words' })
    zip.set(strToU8('../..'), 30)
    expect(await faultOf((async () => asImportFiles(await open(zip)).text('aa.md'))())).toBe('unsafe-name')
  })
})

describe('[IM3] lies', () => {
  const zip = zipSync({ 'a.md': strToU8('word '.repeat(400)) })
  const read = async (bytes: Uint8Array) => asImportFiles(await open(bytes)).text('a.md')

  test('a member that is larger than it says is not given', async () => {
    expect(await faultOf(read(withField(zip, 22, 24, number(10))))).toBe('lying-size')
  })
  test('a member that is smaller than it says is not given', async () => {
    expect(await faultOf(read(withField(zip, 22, 24, number(200_000))))).toBe('lying-size')
  })
  test('a member with another checksum is not given', async () => {
    expect(await faultOf(read(withField(zip, 14, 16, number(1))))).toBe('unreadable')
  })
  test('an encrypted member refuses the archive', async () => {
    expect(await faultOf(read(withField(zip, 6, 8, [1, 0])))).toBe('encrypted')
  })
  test('a tar whose member ends beyond the file is refused', async () => {
    expect(await faultOf(open(tarOf([{ name: 'a.md', bytes: strToU8('x'), size: 5_000_000 }])))).toBe('lying-size')
  })
  test('a cut zip is refused', async () => {
    for (const length of [10, 40, zip.length - 5]) expect(await faultOf(read(zip.slice(0, length)))).not.toBe('none')
  })
})

test('[IM4] a large member comes in pieces, and the file is asked for in pieces', async () => {
  const noise = Uint8Array.from({ length: 12_000_000 }, (_, index) => (index * 7919 * (1 + (index >> 8))) & 255)
  const source = sourceOf(zipSync({ 'a.png': noise, 'b.png': PNG }, { level: 1 }))
  const archive = await openFileArchive('x.zip', source, ROOM)
  let total = 0
  let largest = 0
  for await (const chunk of archive.chunks('a.png')) {
    total += chunk.byteLength
    largest = Math.max(largest, chunk.byteLength)
  }
  expect(total).toBe(noise.byteLength)
  expect(largest).toBeLessThan(4_000_000)
  expect(source.most).toBeLessThanOrEqual(1024 * 1024)
})

test('[IM5] every refusal has its sentence in both languages', () => {
  for (const language of ['en', 'it']) {
    const file = join(import.meta.dirname, '../../../../resources/locales', language, 'import.json')
    const texts = JSON.parse(readFileSync(file, 'utf8')) as { fault: Record<string, string> }
    expect(Object.keys(texts.fault).sort()).toEqual([...ARCHIVE_FAULTS].sort())
  }
})
