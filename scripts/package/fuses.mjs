// @ts-check
// Sets Electron's fuses in the packaged program (electron-builder calls it before signing): what is off here, nobody can switch
// on from outside with a flag or an environment variable. docs/SECURITY.md names each.
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'

/** Every fuse of this Electron by name; packaging fails when Electron has one that is not here. */
export const FUSES = /** @type {const} */ ({
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
})

/** @param {import('electron-builder').AfterPackContext} context */
export default async function afterPack({ electronPlatformName, appOutDir, packager }) {
  const name = packager.appInfo.productFilename
  const programs = new Map([
    ['darwin', `${name}.app`],
    ['mas', `${name}.app`],
    ['win32', `${name}.exe`],
    ['linux', packager.appInfo.name],
  ])
  const program = programs.get(electronPlatformName)
  if (program === undefined) throw new Error(`No fuses are known for ${electronPlatformName}`)
  await flipFuses(join(appOutDir, program), { ...FUSES, resetAdHocDarwinSignature: electronPlatformName === 'darwin' })
}
