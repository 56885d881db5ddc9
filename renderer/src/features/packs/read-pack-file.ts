// The text of a pack file, YAML or JSON, into a pack or into faults with their lines. Loaded only when a file is opened.
import { Composer, type Document, isAlias, isMap, isScalar, Lexer, LineCounter, type Node, Parser, visit } from 'yaml'
import type { Pack } from '#shared/domain/pack.ts'
import { PACK_LIMITS, type PackFaultKey, type Place, readPack } from '#shared/formats/pack.ts'

/** What can be wrong with the file before it is a pack at all. */
export type FileFaultKey = PackFaultKey | 'too-big' | 'not-text' | 'syntax' | 'tabs' | 'twice' | 'alias' | 'several'
export interface FileFault {
  /** From 1; null when it is about the whole file. */
  line: number | null
  /** Where in the pack, in words of the format: `exercises › 2 › title`. Empty for the whole file. Lists count from 1. */
  place: string
  key: FileFaultKey
  values: Record<string, string | number>
}
export type FileReading = { pack: Pack } | { faults: FileFault[] }

/** Each level of nesting is a few levels of the parser's own stack. */
const STACK_LIMIT = PACK_LIMITS.depth * 4

const placeOf = (path: Place) => path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' › ')

function refuse(key: FileFaultKey, line: number | null = null, values: FileFault['values'] = {}): FileReading {
  return { faults: [{ line, place: '', key, values }] }
}

/** Composes the one document of a text, or says why not. Stops at the first token that nests too deeply, before any tree is made. */
function compose(text: string, lines: LineCounter): { document: Document.Parsed } | { refused: FileReading } {
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  const tokens = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > STACK_LIMIT)
      return { refused: refuse('too-deep', lines.linePos(parser.offset).line || null) }
  }
  for (const token of parser.end()) tokens.push(token)
  const documents = [...new Composer({ schema: 'core', merge: false }).compose(tokens, true, text.length)]
  const [document] = documents
  if (!document) return { refused: refuse('not-a-pack') }
  if (documents.length > 1) return { refused: refuse('several', lines.linePos(documents[1]?.range[0] ?? 0).line) }
  return { document }
}

function syntaxFaults(document: Document.Parsed, lines: LineCounter): FileFault[] {
  return [...document.errors, ...document.warnings].slice(0, PACK_LIMITS.faults).map(({ code, pos }) => ({
    line: lines.linePos(pos[0]).line,
    place: '',
    key: code === 'DUPLICATE_KEY' ? 'twice' : code === 'TAB_AS_INDENT' ? 'tabs' : 'syntax',
    values: {},
  }))
}

function firstAlias(document: Document.Parsed): number | null {
  let at: number | null = null
  visit(document, (_key, node) => {
    const anchored = isAlias(node) || (typeof node === 'object' && node !== null && 'anchor' in node && node.anchor)
    if (!anchored) return undefined
    at = (node as Node).range?.[0] ?? 0
    return visit.BREAK
  })
  return at
}

/** The line of the deepest part of `path` that the file has. */
function lineOf(document: Document.Parsed, path: Place, lines: LineCounter): number | null {
  let node: unknown = document.contents
  let at = 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
      if (!pair) break
      if (isScalar(pair.key)) at = pair.key.range?.[0] ?? at
      node = pair.value
    } else if (typeof part === 'number' && typeof node === 'object' && node !== null && 'items' in node) {
      node = (node.items as unknown[])[part]
      if (node === undefined) break
      at = (node as Node).range?.[0] ?? at
    } else break
  }
  return lines.linePos(at).line || null
}

/** Never throws for what is in the text. At most `PACK_LIMITS.faults` faults. */
export function readPackText(text: string): FileReading {
  if (text.length > PACK_LIMITS.bytes) return refuse('too-big')
  const lines = new LineCounter()
  const composed = compose(text, lines)
  if ('refused' in composed) return composed.refused
  const { document } = composed
  const syntax = syntaxFaults(document, lines)
  if (syntax.length > 0) return { faults: syntax }
  const alias = firstAlias(document)
  if (alias !== null) return refuse('alias', lines.linePos(alias).line)
  const reading = readPack(document.toJS({ maxAliasCount: 0 }))
  if ('pack' in reading) return reading
  return {
    faults: reading.faults.map(({ path, key, values }) => ({
      line: key === 'not-a-pack' ? null : lineOf(document, path, lines),
      place: placeOf(path),
      key,
      values,
    })),
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** As `readPackText`, of the file's bytes, which must be UTF-8. */
export function readPackBytes(bytes: Uint8Array): FileReading {
  if (bytes.byteLength > PACK_LIMITS.bytes) return refuse('too-big')
  const text = decoded(bytes)
  return text === null ? refuse('not-text') : readPackText(text)
}
