// Vite plugin: the page that a letter's writer opens, as the module `virtual:mirror-page`: its script as one text, its
// stylesheet, and the hash of each for the file's own policy.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import type { MirrorPageParts } from '../shared/formats/mirror-page.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const FOLDER = join(ROOT, 'renderer', 'src', 'mirror-page')

const hash = (text: string) => createHash('sha256').update(text).digest('base64')

/** Builds the page anew. @throws Error when it does not build, or when the script could close its own element. */
export async function buildMirrorPage(): Promise<MirrorPageParts> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    build: {
      write: false,
      minify: true,
      target: 'es2020',
      rolldownOptions: { input: resolve(FOLDER, 'main.ts'), output: { format: 'iife' } },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []))
  const chunk = outputs.find((each) => each.type === 'chunk')
  if (chunk?.type !== 'chunk' || outputs.length !== 1) throw new Error('the mirror page did not build to one script')
  const script = chunk.code
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the mirror page would close its own element')
  const style = readFileSync(join(FOLDER, 'page.css'), 'utf8')
  return { script, scriptHash: hash(script), style, styleHash: hash(style) }
}

export function mirrorPage(): Plugin {
  return {
    name: 'unborrowed-mirror-page',
    resolveId(id) {
      return id === 'virtual:mirror-page' ? `\0${id}` : undefined
    },
    async load(id) {
      if (id !== '\0virtual:mirror-page') return undefined
      for (const name of readdirSync(FOLDER)) this.addWatchFile(join(FOLDER, name))
      return `export default ${JSON.stringify(await buildMirrorPage())}`
    },
  }
}
