// What an entry's head says about its text: people, attachments, words, language. Kept in step with every save. Pure.
import { guessLanguage } from './language-guess.ts'
import type { EntryHead, RecordId } from './records.ts'
import { countWordsOf, firstWordsOf, plainText, type TextDocument, type TextNode } from './text.ts'

type ContentFields = Pick<EntryHead, 'firstWords' | 'words' | 'personIds' | 'attachmentIds' | 'language'>

function idsOf(node: TextNode, type: string, found: Set<RecordId>): Set<RecordId> {
  if (node.type === type && typeof node.attrs?.id === 'string') found.add(node.attrs.id)
  for (const child of node.content ?? []) idsOf(child, type, found)
  return found
}

/** The ids of the people mentioned, each once, in the order of the text. */
export function mentionedIn(text: TextDocument): RecordId[] {
  return [...idsOf(text.doc, 'mention', new Set())]
}

/** The ids of the attachments, each once, in the order of the text. */
export function attachmentsIn(text: TextDocument): RecordId[] {
  return [...idsOf(text.doc, 'attachment', new Set())]
}

/**
 * The head as it is after this text was saved. What the text no longer has goes; people who were set beside the entry and
 * not mentioned in it before (`mentionedBefore`) stay.
 */
export function withContent(head: EntryHead, text: TextDocument, mentionedBefore: readonly RecordId[]): EntryHead {
  const { personIds, attachmentIds: _a, language: _l, ...rest } = head
  const mentioned = mentionedIn(text)
  const beside = (personIds ?? []).filter((id) => !mentionedBefore.includes(id) && !mentioned.includes(id))
  const people = [...mentioned, ...beside]
  const attachments = attachmentsIn(text)
  const plain = plainText(text)
  const language = guessLanguage(plain)
  const fields: ContentFields = {
    firstWords: firstWordsOf(plain),
    words: countWordsOf(plain),
    ...(people.length > 0 ? { personIds: people } : {}),
    ...(attachments.length > 0 ? { attachmentIds: attachments } : {}),
    ...(language ? { language } : {}),
  }
  return { ...rest, ...fields }
}
