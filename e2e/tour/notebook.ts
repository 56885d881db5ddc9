// What the tour writes down: steps with their times, pictures, exported files, and the report at the end.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export interface Report {
  ok: boolean
  lang: string
  runtime: string
  steps: { name: string; ms: number }[]
  /** Relative to the output folder. */
  files: string[]
  error?: string
}

export class Notebook {
  readonly #folder: string
  readonly #steps: { name: string; ms: number }[] = []
  #pictures = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Performs one step of the main job and notes how long it took. */
  async step(name: string, work: () => Promise<void>): Promise<void> {
    const start = Date.now()
    await work()
    this.#steps.push({ name, ms: Date.now() - start })
  }

  /** A picture of the window as it stands, numbered in the order of the tour. */
  async picture(page: Page, name: string): Promise<void> {
    this.#pictures += 1
    await mkdir(join(this.#folder, 'screens'), { recursive: true })
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`
    // A room that is still loading has no title yet; fades end before the picture is taken.
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(this.#folder, 'screens', file) })
  }

  /** Writes report.json; `error` is what ended the tour early. */
  async close(lang: string, runtime: string, error?: unknown): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const files = (await readdir(this.#folder, { recursive: true, withFileTypes: true }))
      .filter((each) => each.isFile() && each.name !== 'report.json')
      .map((each) => join(each.parentPath, each.name).slice(this.#folder.length + 1))
      .sort()
    const report: Report = { ok: error === undefined, lang, runtime, steps: this.#steps, files }
    if (error !== undefined) report.error = error instanceof Error ? error.message : String(error)
    await writeFile(join(this.#folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
}
