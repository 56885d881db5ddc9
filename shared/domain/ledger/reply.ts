// A reply to an ask, put together from building blocks. The blocks are data (resources/replies.yaml); the person changes
// any of them, and their own words are kept for the next time. Sends nothing.
import type { Localized } from '../exercise.ts'
import type { DecisionChoice } from './ask.ts'

export const REPLY_TONES = ['warm', 'plain', 'firm'] as const
export type ReplyTone = (typeof REPLY_TONES)[number]
/** The language of a reply and how it addresses the other: English, Italian with *tu*, Italian with *Lei*. */
export const REPLY_ADDRESSES = ['en', 'tu', 'lei'] as const
export type ReplyAddress = (typeof REPLY_ADDRESSES)[number]

export type ToneTexts = Record<ReplyTone, Record<ReplyAddress, string>>

export interface ReplyPart {
  id: string
  label: Localized
  /** For which choices it stands in the reply at first. */
  on: DecisionChoice[]
  /** `all`, or one for each choice. */
  texts: { all: ToneTexts } | Record<DecisionChoice, ToneTexts>
}

export interface ReplyManner {
  choice: DecisionChoice
  tone: ReplyTone
  address: ReplyAddress
}

/** One part as it stands in the reply. */
export interface ReplyBlock {
  partId: string
  /** Names the wording: a person's own words for it are kept under this key. */
  key: string
  text: string
  isOn: boolean
}

/** Words for the blanks. */
export interface ReplyBlanks {
  who: string
  what: string
  hours: string
}

function keyOf(part: ReplyPart, { choice, tone, address }: ReplyManner): string {
  return [part.id, 'all' in part.texts ? 'all' : choice, tone, address].join('.')
}

function textOf(part: ReplyPart, { choice, tone, address }: ReplyManner): string {
  const texts = 'all' in part.texts ? part.texts.all : part.texts[choice]
  return texts[tone][address]
}

/** The blocks for a manner, each in the person's own words where they kept some. Blanks are not filled yet. */
export function blocksFor(
  parts: readonly ReplyPart[],
  manner: ReplyManner,
  own: Readonly<Record<string, string>>,
): ReplyBlock[] {
  return parts.map((part) => {
    const key = keyOf(part, manner)
    const text = (Object.hasOwn(own, key) ? own[key] : undefined) ?? textOf(part, manner)
    return { partId: part.id, key, text, isOn: part.on.includes(manner.choice) }
  })
}

/** `{who}`, `{what}`, `{hours}` filled; an empty one goes with the space before it. Anything else in braces stays. */
export function filled(text: string, blanks: ReplyBlanks): string {
  return text.replace(/( ?)\{(who|what|hours)\}/g, (_, space: string, name: keyof ReplyBlanks) => {
    const words = blanks[name].trim().replace(/[.,;:]+$/, '')
    return words === '' ? '' : space + words
  })
}

/** The reply as it would be sent: opening and end on lines of their own, the rest as one paragraph. */
export function replyText(blocks: readonly ReplyBlock[], blanks: ReplyBlanks): string {
  const on = blocks.filter(({ isOn, text }) => isOn && text.trim() !== '')
  const lines = on.map(({ partId, text }) => ({ partId, text: filled(text.trim(), blanks) }))
  const middle = lines.filter(({ partId }) => partId !== 'opening' && partId !== 'close').map(({ text }) => text)
  const at = (id: string) => lines.filter(({ partId }) => partId === id).map(({ text }) => text)
  return [...at('opening'), middle.join(' '), ...at('close')].filter((text) => text !== '').join('\n\n')
}
