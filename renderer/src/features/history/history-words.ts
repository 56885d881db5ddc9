// A state of a text as plain words, to compare two of them. Where a state has no words it is empty.
import { plainAnswers } from '#parts/plain-answers.ts'
import type { Body, EntryBody, Head, SessionBody } from '#shared/domain/records.ts'
import { plainText } from '#shared/domain/text.ts'

/** Heading and text, or the answers of a session one after the other. */
export function stateWords(head: Head, body: Body | null): string {
  const lines = (parts: (string | null)[]) => parts.filter((part) => part !== null && part.trim() !== '').join('\n\n')
  switch (head.kind) {
    case 'entry':
      return lines([head.title, body === null ? '' : plainText((body as EntryBody).text)])
    case 'session':
      return body === null ? '' : plainAnswers(body as SessionBody)
    case 'why':
      return lines([head.text, head.reason])
    case 'experiment':
      return lines([head.what, head.obstacle, head.plan, head.learned ?? ''])
    case 'person':
      return lines([head.name, head.note])
    case 'pyramid':
      return lines([head.team, head.why, head.how, head.what])
    case 'recognition':
      return lines([head.what, head.feeling, head.who])
    default:
      return ''
  }
}
