// Our own typefaces for a printed page: the page is served from our origin and brings nothing from outside. Literata in fixed
// cuts: a variable typeface would stand in a PDF without its name.

import sans from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url'
import sansExt from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff2?url'
import text from '@fontsource/literata/files/literata-latin-400-normal.woff2?url'
import bold from '@fontsource/literata/files/literata-latin-700-normal.woff2?url'
import textExt from '@fontsource/literata/files/literata-latin-ext-400-normal.woff2?url'
import boldExt from '@fontsource/literata/files/literata-latin-ext-700-normal.woff2?url'

/** Letters of Latin Extended, as the font files are cut; everything else comes from the first file. */
const EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0'

interface Face {
  family: string
  weight: string
  address: string
  range?: string
}

const LITERATA: readonly Face[] = [
  { family: 'Literata Print', weight: '200 599', address: text },
  { family: 'Literata Print', weight: '200 599', address: textExt, range: EXTENDED },
  { family: 'Literata Print', weight: '600 900', address: bold },
  { family: 'Literata Print', weight: '600 900', address: boldExt, range: EXTENDED },
]
const ATKINSON: readonly Face[] = [
  { family: 'Atkinson Hyperlegible Next', weight: '400', address: sans },
  { family: 'Atkinson Hyperlegible Next', weight: '400', address: sansExt, range: EXTENDED },
]

/** The print page is served from our own origin too, from another folder: only a path from the root fits both. */
const pathOf = (address: string) => new URL(address, location.href).pathname

function rule({ family, weight, address, range }: Face): string {
  const limit = range ? `unicode-range:${range};` : ''
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url("${pathOf(address)}") format("woff2");${limit}}`
}

/** The `@font-face` rules of a print page. */
export function printFaces(): string {
  return [...LITERATA, ...ATKINSON].map(rule).join('\n')
}

let loading: Promise<void> | null = null

/** Brings the cuts of Literata into the app's own document, for a preview that is set as it is printed. Never rejects. */
export function loadPrintFaces(): Promise<void> {
  loading ??= (async () => {
    if (typeof FontFace === 'undefined') return
    const faces = LITERATA.map(
      ({ family, weight, address, range }) =>
        new FontFace(family, `url("${pathOf(address)}") format("woff2")`, {
          weight,
          ...(range ? { unicodeRange: range } : {}),
        }),
    )
    for (const face of faces) document.fonts.add(face)
    await Promise.allSettled(faces.map((face) => face.load()))
  })()
  return loading
}
