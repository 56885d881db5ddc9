// Writes the words inside a block: marks as delimiters, and everything in a person's text that Markdown could take for
// markup escaped, no more than needed. Lines are its result; what a line's start could mean is its caller's.
import type { RecordId } from '../domain/records.ts'
import { isSafeLink, type TextNode } from '../domain/text.ts'

export interface WritingOptions {
  attachmentPath: (id: RecordId, alt: string) => string | null
  personPath: (id: RecordId, label: string) => string | null
}

interface Piece {
  /** A person's text, or finished Markdown (code, a mention). */
  text: string
  isFinished: boolean
  /** The link around it, then what it wears, in the order in which they nest. */
  link: { href: string; title: string } | null
  worn: string[]
}

type Bit =
  | { kind: 'text'; text: string; firstAsEntity: boolean; lastAsEntity: boolean; inLink: boolean }
  | { kind: 'sign'; mark: string; opens: boolean }
  | { kind: 'finished'; text: string }

const SIGNS: Record<string, string> = { bold: '**', italic: '*', strike: '~~' }
const WORN = Object.keys(SIGNS)

/** One string a line; a break begins the next. */
export function writeInline(content: readonly TextNode[], options: WritingOptions): string[] {
  return linesOf(content, options).map(writeLine)
}

/** Words without marks. `inLink`: inside brackets. */
export function escapedWords(text: string, inLink: boolean): string {
  return escaped({ kind: 'text', text, firstAsEntity: false, lastAsEntity: false, inLink }, '', inLink ? ']' : '')
}

function linesOf(content: readonly TextNode[], options: WritingOptions): Piece[][] {
  let line: Piece[] = []
  const lines = [line]
  const put = (piece: Piece) => {
    const last = line.at(-1)
    if (last && !last.isFinished && !piece.isFinished && isSameWear(last, piece)) last.text += piece.text
    else line.push({ ...piece })
  }
  for (const node of content) {
    if (node.type === 'hardBreak') {
      line = []
      lines.push(line)
      continue
    }
    const link = linkOf(node)
    const worn = WORN.filter((type) => node.marks?.some((mark) => mark.type === type))
    if (node.type === 'mention') {
      put({ text: mention(node, options), isFinished: true, link: null, worn })
      continue
    }
    const text = node.text ?? words(node)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) {
        line = []
        lines.push(line)
      }
      if (part === '') continue
      const isCode = node.marks?.some(({ type }) => type === 'code')
      put({ text: isCode ? codeSpan(part) : part, isFinished: isCode === true, link, worn })
    }
  }
  return lines
}

/** The text inside a node that this version does not know. */
function words(node: TextNode): string {
  return node.text ?? (node.content ?? []).map(words).join('')
}

function linkOf(node: TextNode): Piece['link'] {
  const attrs = node.marks?.find(({ type }) => type === 'link')?.attrs
  if (!attrs || !isSafeLink(attrs.href)) return null
  return { href: attrs.href, title: typeof attrs.title === 'string' ? attrs.title.replace(/\s*[\r\n]\s*/g, ' ') : '' }
}

function isSameLink(a: Piece['link'], b: Piece['link']): boolean {
  return a?.href === b?.href && a?.title === b?.title
}

function isSameWear(a: Piece, b: Piece): boolean {
  return isSameLink(a.link, b.link) && a.worn.join() === b.worn.join()
}

function mention(node: TextNode, options: WritingOptions): string {
  const label = String(node.attrs?.label ?? '')
  const path = options.personPath(String(node.attrs?.id ?? ''), label)
  const shown = escapedWords(`@${label.replace(/[\r\n]+/g, ' ')}`, true)
  return path === null ? shown : `[${shown}](${destination(path)})`
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length))
  let length = 1
  while (runs.has(length) && length <= longest) length += 1
  const fence = '`'.repeat(length)
  const needsRoom = /^`|`$/.test(text) || (/^ .* $/s.test(text) && text.trim() !== '')
  return needsRoom ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}

function writeLine(pieces: readonly Piece[]): string {
  const bare = WORN.reduce((now, type) => blanksOutside(now, type), pieces)
  const bits = withSigns(bare)
  keepSignsWorking(bits)
  // Where bold and italic meet, one sign for both would be read in several ways.
  const isMixed = bits.some((bit, index) => {
    const next = bits[index + 1]
    return bit.kind === 'sign' && next?.kind === 'sign' && isStar(bit) && isStar(next) && bit.mark !== next.mark
  })
  if (isMixed) keepSignsWorking(bits, '_')
  const signOf = (bit: Bit & { kind: 'sign' }) => (bit.mark === 'italic' && isMixed ? '_' : (SIGNS[bit.mark] ?? ''))
  return bits
    .map((bit, index) => {
      if (bit.kind === 'sign') return signOf(bit)
      if (bit.kind === 'finished') return bit.text
      return escaped(bit, edgeOf(bits[index - 1], 'last', signOf), edgeOf(bits[index + 1], 'first', signOf))
    })
    .join('')
}

function isStar(bit: Bit & { kind: 'sign' }): boolean {
  return bit.mark === 'bold' || bit.mark === 'italic'
}

/** Blanks at the ends of a marked stretch lose the mark: Markdown cannot say it, and nobody can see it. */
function blanksOutside(pieces: readonly Piece[], type: string): Piece[] {
  const result: Piece[] = []
  const wears = (piece: Piece | undefined, beside: Piece) =>
    piece?.worn.includes(type) === true && isSameLink(piece.link, beside.link)
  const without = (piece: Piece, text: string): Piece => ({
    ...piece,
    text,
    worn: piece.worn.filter((w) => w !== type),
  })
  let rest = [...pieces]
  while (rest.length > 0) {
    const [piece] = rest
    if (!piece) break
    if (!wears(piece, piece)) {
      result.push(piece)
      rest = rest.slice(1)
      continue
    }
    let length = 1
    while (wears(rest[length], piece)) length += 1
    const run = rest.slice(0, length)
    rest = rest.slice(length)
    const before: Piece[] = []
    const after: Piece[] = []
    for (let first = run[0]; first && !first.isFinished; first = run[0]) {
      const blank = /^\s*/.exec(first.text)?.[0] ?? ''
      if (blank) before.push(without(first, blank))
      if (blank.length < first.text.length) {
        run[0] = { ...first, text: first.text.slice(blank.length) }
        break
      }
      run.shift()
    }
    for (let last = run.at(-1); last && !last.isFinished; last = run.at(-1)) {
      const blank = /\s*$/.exec(last.text)?.[0] ?? ''
      if (blank) after.unshift(without(last, blank))
      if (blank.length < last.text.length) {
        run[run.length - 1] = { ...last, text: last.text.slice(0, last.text.length - blank.length) }
        break
      }
      run.pop()
    }
    result.push(...before, ...run, ...after)
  }
  return merged(result)
}

function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && !last.isFinished && !piece.isFinished && isSameWear(last, piece))
      result[result.length - 1] = { ...last, text: last.text + piece.text }
    else result.push(piece)
  }
  return result
}

function withSigns(pieces: readonly Piece[]): Bit[] {
  const bits: Bit[] = []
  let link: Piece['link'] = null
  let open: string[] = []
  const closeTo = (length: number) => {
    for (const mark of open.slice(length).reverse()) bits.push({ kind: 'sign', mark, opens: false })
    open = open.slice(0, length)
  }
  const closeLink = () => {
    if (!link) return
    closeTo(0)
    const title = link.title ? ` "${link.title.replace(/["\\]|&(?=#?\w+;)/g, '\\$&')}"` : ''
    bits.push({ kind: 'finished', text: `](${destination(link.href)}${title})` })
    link = null
  }
  for (const piece of pieces) {
    if (!isSameLink(link, piece.link)) {
      closeLink()
      closeTo(0)
      if (piece.link) bits.push({ kind: 'finished', text: '[' })
      link = piece.link
    }
    let common = 0
    while (common < open.length && open[common] === piece.worn[common]) common += 1
    closeTo(common)
    for (const mark of piece.worn.slice(common)) {
      bits.push({ kind: 'sign', mark, opens: true })
      open.push(mark)
    }
    bits.push(
      piece.isFinished
        ? { kind: 'finished', text: piece.text }
        : { kind: 'text', text: piece.text, firstAsEntity: false, lastAsEntity: false, inLink: piece.link !== null },
    )
  }
  closeLink()
  closeTo(0)
  return bits
}

const ASCII_SIGN = /^[!-/:-@[-`{-~]$/

function isLetter(character: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(character)
}

/** Whether a sign may open after, or close before, this character whatever else is around. */
function isSafeBeside(character: string): boolean {
  return character === '' || /^[ \t]$/.test(character) || ASCII_SIGN.test(character)
}

/** Entities for the letters that would keep a sign from opening or closing. */
function keepSignsWorking(bits: readonly Bit[], italic = '*'): void {
  for (const [index, bit] of bits.entries()) {
    if (bit.kind !== 'sign') continue
    const outside = bits[index + (bit.opens ? -1 : 1)]
    const inside = bits[index + (bit.opens ? 1 : -1)]
    if (outside?.kind !== 'text') continue
    const outer = edgeOf(outside, bit.opens ? 'last' : 'first')
    const inner = edgeOf(inside, bit.opens ? 'first' : 'last')
    const needs = (bit.mark === 'italic' && italic === '_') || !isLetter(inner)
    if (!needs || isSafeBeside(outer)) continue
    if (bit.opens) outside.lastAsEntity = true
    else outside.firstAsEntity = true
  }
}

/** The character at an end of a bit as a reader of Markdown sees it; empty at the end of a line. */
function edgeOf(bit: Bit | undefined, end: 'first' | 'last', signOf?: (bit: Bit & { kind: 'sign' }) => string): string {
  if (!bit) return ''
  const text = bit.kind === 'sign' ? (signOf?.(bit) ?? '*') : bit.text
  const characters = end === 'first' ? text.slice(0, 2) : text.slice(-2)
  const points = [...characters]
  return (end === 'first' ? points[0] : points.at(-1)) ?? ''
}

const MAY_NEED_ESCAPE = /[\\`*_[\]<!&~\r]/

function escaped(bit: Bit & { kind: 'text' }, before: string, after: string): string {
  const { text, firstAsEntity, lastAsEntity, inLink } = bit
  if (!firstAsEntity && !lastAsEntity && !MAY_NEED_ESCAPE.test(text)) return text
  const first = firstAsEntity ? (edgeOf(bit, 'first') ?? '') : ''
  const last = lastAsEntity && text.length > first.length ? (edgeOf(bit, 'last') ?? '') : ''
  const inner = text.slice(first.length, text.length - last.length)
  const start = first ? ';' : before
  const end = last ? '&' : after
  const written = inner.replace(/[\\`*_[\]<!&~\r]/g, (sign, at: number) => {
    const previous = at > 0 ? (inner[at - 1] ?? '') : start
    const next = at + 1 < inner.length ? (inner[at + 1] ?? '') : end
    return needsEscape(sign, previous, next, inner.slice(at, at + 34), inLink)
      ? sign === '\r'
        ? '&#13;'
        : `\\${sign}`
      : sign
  })
  return `${entity(first)}${written}${entity(last)}`
}

function entity(character: string): string {
  const point = character.codePointAt(0)
  if (point === undefined) return ''
  return isEntityPoint(point) ? `&#${point};` : character
}

/** Readers turn other numbers into a replacement sign. */
function isEntityPoint(point: number): boolean {
  if (point < 0x20) return point === 9
  return !(point >= 0x7f && point <= 0x9f) && !(point >= 0xd800 && point <= 0xdfff) && !isNonCharacter(point)
}

function isNonCharacter(point: number): boolean {
  return (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe
}

function needsEscape(sign: string, previous: string, next: string, ahead: string, inLink: boolean): boolean {
  switch (sign) {
    case '_':
      return !(/^[\p{L}\p{N}]$/u.test(previous) && /^[\p{L}\p{N}]$/u.test(next))
    case '[':
      return inLink
    case ']':
      return inLink || next === '(' || next === '[' || next === ':'
    case '<':
      return /[A-Za-z/!?]/.test(next)
    case '!':
      return next === '[' && ahead.length === 1
    case '&':
      return /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.test(ahead)
    case '~':
      return previous === '~' || next === '~'
    default:
      return true
  }
}

/** An address as the target of a link: what could end it early or be decoded in it is escaped. */
export function destination(address: string): string {
  if (address === '' || /[\s\p{Cc}<>]/u.test(address))
    return `<${address.replace(/[\r\n]/g, '').replace(/[<>\\]|&(?=#?\w+;)/g, '\\$&')}>`
  return address.replace(/[()\\]|&(?=#?\w+;)/g, '\\$&')
}
