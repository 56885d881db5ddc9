// Reads exported files with other programs than the one that wrote them. Leaves out, in words, what is not installed.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { type Page, test } from '@playwright/test'

/** One word of forty letters. */
export const LONG_NAME = 'Nabucodonosorre-Massimilianopoldofilippo'
/** The clauses of a why: with what stands before and between, sixty words. */
export const SIXTY_WORDS = {
  to: 'aiutare le persone che lavorano con me a dire quello che ancora non sanno, finché può cambiare il lavoro, la città in cui abitano e il modo in cui si parlano',
  'so-that':
    'quello che facciamo insieme, dal più piccolo preventivo alla più lunga delle nostre attività, meriti la fiducia che chiede e nessuno debba più fingere che una pagina bella sia già una verità',
}

/** What a program says about a file; null where it is not installed. */
export function said(program: string, ...words: string[]): string | null {
  try {
    return execFileSync(program, words, { encoding: 'utf8' }).replace(/\s+/g, ' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    test.info().annotations.push({ type: 'left out', description: `${program} is not installed` })
    return null
  }
}

/** Size of a picture and how many different tones stand in it, read in the page. */
export async function pictureOf(page: Page, file: string): Promise<{ width: number; height: number; tones: number }> {
  const bytes = [...(await readFile(file))]
  return page.evaluate(async (given) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(given)], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    const tones = new Set<number>()
    for (let at = 0; at < data.length; at += 4) tones.add(data[at] ?? 0)
    return { width: image.width, height: image.height, tones: tones.size }
  }, bytes)
}

/** Of a PDF's pages, drawn small: how many different tones each has; null where pdftoppm is not installed. */
export async function tonesOfPages(page: Page, file: string, pages: number): Promise<number[] | null> {
  const stem = `${file}-drawn`
  if (said('pdftoppm', '-r', '40', '-png', file, stem) === null) return null
  const digits = String(pages).length
  const tones: number[] = []
  for (let number = 1; number <= pages; number += 1)
    tones.push((await pictureOf(page, `${stem}-${String(number).padStart(digits, '0')}.png`)).tones)
  return tones
}
