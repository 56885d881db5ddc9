// Whether a kept line still stands in the text that it came from. The quote of a spark stays whatever happens there.
import { headOf } from '#data/heads.ts'
import { openAnyBody, openBody } from '#data/repository.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { Answer } from '#shared/domain/exercise.ts'
import { type FieldText, kindTexts } from '#shared/domain/kind-texts.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { KEPT_MARK, plainText, type TextDocument, type TextNode } from '#shared/domain/text.ts'

/** `in-place`: the same words are there. `changed`: the text is there, the words are not. */
export type SourceState = 'in-place' | 'changed'

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The words under the kept mark of a spark; null when the text has no such mark. Blocks and breaks read as a space. */
export function keptWords(text: TextDocument, sparkId: string): string | null {
  let found = false
  const words = (node: TextNode): string => {
    if (node.type === 'hardBreak') return found ? ' ' : ''
    const isKept = node.marks?.some((mark) => mark.type === KEPT_MARK && mark.attrs?.spark === sparkId) ?? false
    if (isKept) found = true
    const inside = (node.content ?? []).map(words)
    return (
      (isKept ? (node.text ?? '') : '') +
      inside.join(node.content?.some((child) => child.text !== undefined) ? '' : ' ')
    )
  }
  const all = words(text.doc)
  return found ? oneLine(all) : null
}

/** In place when the marked words are the quote, or, where no mark is, when the quote stands in the text word for word. */
export function stateInText(spark: { id: string; quote: string }, text: TextDocument): SourceState {
  const quote = oneLine(spark.quote)
  const marked = keptWords(text, spark.id)
  const same = marked === null ? oneLine(plainText(text)).includes(quote) : marked === quote
  return same ? 'in-place' : 'changed'
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** The same for an answer: a written text by its marks, every other kind by its fields. */
export function stateInAnswer(spark: { id: string; quote: string }, answer: Answer | undefined): SourceState {
  if (answer?.kind === 'write') return stateInText(spark, answer.text)
  const quote = oneLine(spark.quote)
  return strings(answer).some((text) => oneLine(text).includes(quote)) ? 'in-place' : 'changed'
}

/** The same for any other record: the field's words, as they are now. */
export function stateInRecord(spark: { quote: string }, field: string, texts: readonly FieldText[]): SourceState {
  const quote = oneLine(spark.quote)
  return texts.some((text) => text.field === field && oneLine(text.text).includes(quote)) ? 'in-place' : 'changed'
}

/** Opens the source's body. Rejects when it is not there or cannot be opened. */
export async function sourceState(spark: RecordOf<'spark'>): Promise<SourceState> {
  const { source } = spark
  if (source.kind === 'entry') return stateInText(spark, (await openBody('entry', source.recordId)).text)
  if (source.kind === 'session')
    return stateInAnswer(spark, (await openBody('session', source.recordId)).answers[source.stepId])
  const head = headOf(source.recordId)
  if (!head) throw new KindError('bad-input', 'the source is not there')
  return stateInRecord(spark, source.field, kindTexts(head, await openAnyBody(source.recordId)).texts)
}
