// @ts-check
// `npm run package [-- OPTIONS OF electron-builder]`: builds and packages the app for this system into dist/, with the fuses of
// package/fuses.mjs set. Needs Electron's own binary; without it, says so and ends with 1.
import { dirname } from 'node:path'
import { ensurePackages } from './prepare/packages.mjs'
import { run, tool } from './prepare/run.mjs'
import { giveUp, say } from './prepare/say.mjs'

await ensurePackages()
const { ensureElectron } = await import('./prepare/electron.mjs')
const { ensureBuild } = await import('./prepare/build.mjs')
const electron = await ensureElectron({ retry: true })
if (!electron.path)
  giveUp(
    `The app cannot be packaged here, because Electron's binary is not here: ${electron.why}. Nothing was written.`,
  )
await ensureBuild()
// What is installed is what was tested; another system's or processor's Electron is fetched by electron-builder itself.
const asked = process.argv.slice(2)
const isForHere = asked.every((option) => ['dir', '--dir'].includes(option))
const dist = process.platform === 'darwin' ? dirname(dirname(dirname(dirname(electron.path)))) : dirname(electron.path)
const { code } = await run(tool('electron-builder'), [
  '--config',
  'electron-builder.yml',
  ...(isForHere ? [`-c.electronDist=${dist}`] : []),
  ...asked,
])
if (code !== 0) giveUp('Packaging did not succeed; the lines above say why.')
say('The packages are in dist/.')
