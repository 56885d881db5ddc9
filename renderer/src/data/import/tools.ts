// The libraries that parsers of other journals need, each bounded: YAML without floods of aliases, XML without entities.
import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml'
import { parse } from 'yaml'
import type { ImportTools, XmlElement as PlainElement } from '#shared/formats/imports/import-files.ts'

/** Deeper than any property list. */
const MOST_DEPTH = 40

function plain(element: XmlElement, depth = 0): PlainElement {
  const elements = depth < MOST_DEPTH ? element.children.filter((child) => child instanceof XmlElement) : []
  const texts = element.children.filter((child) => child instanceof XmlText || child instanceof XmlCdata)
  const children = elements.map((child) => plain(child, depth + 1))
  return { name: element.name, text: texts.map((text) => text.text).join(''), children }
}

export function importTools(homeZone: string, today: string): ImportTools {
  return {
    yaml: (text) =>
      parse(text, { schema: 'core', maxAliasCount: 100, logLevel: 'error', prettyErrors: false, uniqueKeys: false }),
    xml(text) {
      const { root } = parseXml(text)
      if (root === null) throw new SyntaxError('no element')
      return plain(root)
    },
    homeZone,
    today,
  }
}
