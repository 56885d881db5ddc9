// A telling as a page: for printing, and as one file for a browser. One markup, one stylesheet, typefaces of our own.
import type { PrintPage } from '#shared/contract/contract.ts'
import type { Telling } from '#shared/domain/telling/telling.ts'
import { tellingMarkup } from '#shared/formats/exports/telling-markup.ts'
import { printFaces } from '../print-faces.ts'
import { standaloneHtml, withFacesInside } from '../standalone-html.ts'
import tellingCss from './telling-print.css?raw'

export interface TellingLook {
  design: 'seal' | 'centre' | 'margin'
  tone: 'light' | 'dark'
  paper: PrintPage['paper']
}

const GROUND = { light: '#ffffff', dark: '#12181a' } as const

function titleOf({ title, name }: Telling): string {
  return name === '' ? title : `${title} · ${name}`.slice(0, 200)
}

/** What is printed, and what the preview shows the pages of. */
export function tellingPage(telling: Telling, { design, tone, paper }: TellingLook): PrintPage {
  const page = `@page{size:${paper};background:${GROUND[tone]}}html{background:${GROUND[tone]}}`
  return {
    title: titleOf(telling),
    language: telling.language,
    body: tellingMarkup(telling, { design, tone }),
    css: [printFaces(), tellingCss, page].join('\n'),
    paper,
  }
}

/** One file for a browser: typefaces inside, nothing fetched, nothing run. */
export async function tellingHtml(telling: Telling, look: TellingLook): Promise<string> {
  const page = tellingPage(telling, look)
  return standaloneHtml({ ...page, css: await withFacesInside(page.css) })
}
