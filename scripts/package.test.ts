// PK1–PK3: the packaging itself, run on a stand-in for Electron's folder: a file with the fuse wire of Electron's program.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
/** What marks the fuse wire in Electron's program: the sentinel of electron/fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const place = mkdtempSync(join(tmpdir(), 'unborrowed-package-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A folder as Electron's for Linux, with so many fuses on its wire, all as they come. */
function electronFolder(name: string, fuses: number): string {
  const folder = join(place, name)
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const file of ['locales/en-US.pak', 'locales/it.pak', 'LICENSE']) writeFileSync(join(folder, file), '')
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, fuses]), Buffer.alloc(fuses, FuseState.ENABLE)])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), { mode: 0o755 })
  return folder
}

/** A project with the real configuration around a small build. @throws with electron-builder's words when it fails */
function pack(electron: string): string {
  const out = join(place, `dist-of-${electron.split(/[\\/]/).at(-1)}`)
  const builder = join(ROOT, 'node_modules', 'electron-builder', 'cli.js')
  const options = ['--linux', 'dir', '--config', 'electron-builder.yml']
  execFileSync(
    process.execPath,
    [builder, ...options, `-c.electronDist=${electron}`, `-c.directories.output=${out}`, '-c.electronVersion=45.4.1'],
    { cwd: join(place, 'project'), encoding: 'utf8', stdio: 'pipe' },
  )
  return join(out, 'linux-unpacked')
}

beforeAll(() => {
  const project = join(place, 'project')
  for (const folder of ['out/main', 'out/renderer', 'node_modules/secret', 'scripts/package', 'docs'])
    mkdirSync(join(project, folder), { recursive: true })
  cpSync(join(ROOT, 'electron-builder.yml'), join(project, 'electron-builder.yml'))
  cpSync(join(ROOT, 'resources', 'icons'), join(project, 'resources', 'icons'), { recursive: true })
  // The hook imports @electron/fuses, which is found from its true place.
  const hook = JSON.stringify(join(ROOT, 'scripts', 'package', 'fuses.mjs'))
  writeFileSync(join(project, 'scripts/package/fuses.mjs'), `export { default } from ${hook}\n`)
  const { name, productName, version, main, type } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const author = { name: 'Unborrowed', email: 'a@example.invalid' }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name, productName, version, main, type, author }))
  writeFileSync(join(project, 'out/main/index.js'), 'main')
  writeFileSync(join(project, 'out/renderer/index.html'), 'page')
  writeFileSync(join(project, 'docs/notes.md'), 'notes')
})

test('[PK1] the packaged program has every fuse set: no running as Node, only from the checked archive', async () => {
  const packed = pack(electronFolder('electron', 9))
  const wire = await getCurrentFuseWire(join(packed, 'unborrowed'))
  const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE
  expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true)
  expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true)
  expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true)
  expect(on(FuseV1Options.RunAsNode)).toBe(false)
  expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false)
  expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false)
  expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false)
}, 120_000)

test('[PK2] the build goes along and nothing else of the project', () => {
  const archive = join(place, 'dist-of-electron', 'linux-unpacked', 'resources', 'app.asar')
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  expect(files.sort()).toEqual([
    '/out',
    '/out/main',
    '/out/main/index.js',
    '/out/renderer',
    '/out/renderer/index.html',
    '/package.json',
  ])
})

test('[PK3] an Electron with a fuse that nobody has decided about is not packaged', () => {
  let said = ''
  try {
    pack(electronFolder('newer', 10))
  } catch (error) {
    said = error instanceof Error && 'stdout' in error && 'stderr' in error ? `${error.stdout}${error.stderr}` : ''
  }
  expect(said).toMatch(/strictlyRequireAllFuses.*10 fuses/s)
}, 120_000)
