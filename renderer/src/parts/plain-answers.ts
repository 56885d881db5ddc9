// All that a person wrote in a session as plain text, to rescue it when the disk refuses. Choices and ratings have no words.
import type { Answer } from '#shared/domain/exercise.ts'
import type { SessionBody } from '#shared/domain/records.ts'
import { plainText } from '#shared/domain/text.ts'

function words(answer: Answer): string[] {
  switch (answer.kind) {
    case 'write':
      return [plainText(answer.text)]
    case 'list':
      return answer.items.flatMap(({ text, detail }) => [text, detail])
    case 'sentence':
      return answer.items.flatMap(({ blanks }) => Object.values(blanks))
    case 'ladder':
      return answer.rungs.map(({ text }) => text)
    case 'sort':
      return answer.own.map(({ text }) => text)
    case 'decide':
      return [answer.reason]
    case 'act':
      return [answer.what, answer.obstacle, answer.plan]
    case 'recall':
      return [answer.note]
    default:
      return []
  }
}

/** One answer a paragraph; empty when nothing was written. */
export function plainAnswers({ answers, notes = {} }: Pick<SessionBody, 'answers' | 'notes'>): string {
  const written = [...Object.values(answers).map(words), ...Object.values(notes).map((note) => [note])]
  const texts = written.map((lines) => lines.filter((word) => word.trim() !== '').join('\n'))
  return texts.filter((text) => text !== '').join('\n\n')
}
