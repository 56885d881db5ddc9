// Our own typefaces for a printed page: the page is served from our origin and brings nothing from outside.

import sans from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url'
import sansExt from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff2?url'
import serifExt from '@fontsource-variable/literata/files/literata-latin-ext-opsz-normal.woff2?url'
import serif from '@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2?url'

/** Letters of Latin Extended, as the font files are cut; everything else comes from the first file. */
const EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0'

/** The print page is served from our own origin too, from another folder: only a path from the root fits both. */
function face(family: string, weight: string, address: string, range?: string): string {
  const { pathname } = new URL(address, location.href)
  const limit = range ? `unicode-range:${range};` : ''
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url("${pathname}") format("woff2");${limit}}`
}

/** The `@font-face` rules of a print page. */
export function printFaces(): string {
  return [
    face('Literata Variable', '200 900', serif),
    face('Literata Variable', '200 900', serifExt, EXTENDED),
    face('Atkinson Hyperlegible Next', '400', sans),
    face('Atkinson Hyperlegible Next', '400', sansExt, EXTENDED),
  ].join('\n')
}
