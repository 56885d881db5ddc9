// The words of a person in every kind of record, for whatever treats all kinds alike: search, the evidence drawer,
// readable export. One switch over all kinds: the compiler names it when a kind is added. Knows neither storage nor screens.
import type { Answer } from './exercise.ts'
import type { Body, Head, HeadOf } from './records.ts'
import { plainText } from './text.ts'
import type { SharedPurposeBody } from './together/shared-purpose.ts'

/** One stretch of words. `field` names where it stands: a field of the head, `text`, or `answers/<step>`. */
export interface FieldText {
  field: string
  text: string
}

/** `title` is what a list shows for the record; `texts` all words in it, the title's too, in reading order, none empty. */
export interface KindTexts {
  title: string
  texts: FieldText[]
}

function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'write':
      return plainText(answer.text)
    case 'list':
      return answer.items.map(({ text, detail }) => [text, detail].filter((part) => part !== '').join('\n')).join('\n')
    case 'sentence':
      return answer.items.map(({ blanks }) => Object.values(blanks).join('\n')).join('\n')
    case 'ladder':
      return answer.rungs.map(({ text }) => text).join('\n')
    case 'sort':
      return answer.own.map(({ text }) => text).join('\n')
    case 'decide':
      return answer.reason
    case 'act':
      return [answer.what, answer.obstacle, answer.plan].join('\n')
    case 'recall':
      return answer.note
    default:
      return ''
  }
}

const field = (name: string, text: string): FieldText => ({ field: name, text })

function sharedPurposeTexts(head: HeadOf<'shared-purpose'>, body: SharedPurposeBody | null): FieldText[] {
  const lines = Object.entries(body?.lines ?? {}).map(([round, { ours, by }]) =>
    field(round, [...ours, ...by].join('\n')),
  )
  return [
    field('statement', head.statement?.text ?? ''),
    field('people', head.people.map(({ name }) => name).join(', ')),
    ...Object.entries(head.pyramid).map(([part, text]) => field(part, String(text))),
    ...lines,
    ...(body?.agreedAsks ?? []).map(({ id, what }) => field(`asks/${id}`, what)),
    ...(body?.experiments ?? []).map(({ id, what }) => field(`experiments/${id}`, what)),
  ]
}

function allTexts(head: Head, body: Body | null): FieldText[] {
  switch (head.kind) {
    case 'entry': {
      const words = body && 'text' in body ? plainText(body.text) : head.firstWords
      return [field('title', head.title ?? ''), field('text', words), field('tags', (head.tags ?? []).join(' '))]
    }
    case 'session': {
      const answers = body && 'produced' in body ? body : null
      const given = Object.entries(answers?.answers ?? {}).map(([id, answer]) =>
        field(`answers/${id}`, answerText(answer)),
      )
      const notes = Object.entries(answers?.notes ?? {}).map(([id, note]) => field(`notes/${id}`, note))
      return [field('title', head.title), ...given, ...notes]
    }
    case 'spark':
      return [field('quote', head.quote)]
    case 'truth':
      return [field('text', head.text), field('voice', head.voice ?? '')]
    case 'value':
      return [field('label', head.label)]
    case 'purpose':
      return [field('text', head.text), field('from', head.from)]
    case 'why':
      return [field('text', head.text), field('reason', head.reason), field('borrowedFrom', head.borrowedFrom ?? '')]
    case 'experiment':
      return [
        field('what', head.what),
        field('obstacle', head.obstacle),
        field('plan', head.plan),
        field('learned', head.learned ?? ''),
      ]
    case 'ask':
      return [
        field('what', head.what),
        field('who', head.who),
        field('note', head.note),
        field('reply', head.decision?.reply ?? ''),
        field('reason', head.decision?.reason ?? ''),
        field('lookBack', head.lookBack?.answer ?? ''),
      ]
    case 'person':
      return [
        field('name', head.name),
        field('aliases', (head.aliases ?? []).join('\n')),
        field('note', head.note),
        ...(head.placements ?? []).map(({ because }, index) => field(`placements/${index}`, because)),
      ]
    case 'mirror':
      return [
        field('invitation', head.invitation),
        ...head.questions.map(({ id, text }) => field(`questions/${id}`, text)),
        field('recipients', head.recipients.map(({ name }) => name).join('\n')),
      ]
    case 'letter': {
      const answers = body && 'answers' in body && Array.isArray(body.answers) ? body.answers : []
      return [field('signed', head.signed), ...answers.map(({ id, text }) => field(`answers/${id}`, text))]
    }
    case 'card':
      return [
        field('name', head.content.name ?? ''),
        ...head.content.clauses.map(({ text }, index) => field(`clauses/${index}`, text)),
        field('values', head.content.values.map(({ label }) => label).join('\n')),
        field('bring', head.content.bring ?? ''),
      ]
    case 'theme':
      return [field('name', head.name), field('ownView', head.ownView)]
    case 'pyramid':
      return [field('team', head.team), field('why', head.why), field('how', head.how), field('what', head.what)]
    case 'recognition':
      return [field('what', head.what), field('feeling', head.feeling), field('who', head.who)]
    case 'check':
      return [field('note', head.note)]
    case 'template':
      return [field('name', head.name), field('text', body && 'text' in body ? plainText(body.text) : '')]
    case 'resonance':
      return [field('line', head.line)]
    case 'shared-purpose':
      return sharedPurposeTexts(head, body && 'agreedAsks' in body ? body : null)
    case 'attachment':
      return [field('name', head.name)]
    case 'pack':
      return [field('title', head.title)]
    case 'import':
      return [field('fileName', head.fileName)]
    case 'definition':
    case 'profile':
    case 'history':
      return []
  }
}

/** `body` is null for kinds without one, or where it does not open. An entry without a title is shown by its first words. */
export function kindTexts(head: Head, body: Body | null): KindTexts {
  const texts = allTexts(head, body).filter(({ text }) => text.trim() !== '')
  const title = head.kind === 'entry' ? head.title || head.firstWords : (texts[0]?.text ?? '')
  return { title, texts }
}
