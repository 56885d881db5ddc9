// What an answer holds: whether there is anything in it, and what a form starts from. Pure; knows no records.
import type { Answer, SentenceItem, Step } from './exercise.ts'
import { emptyText, isEmptyText } from './text.ts'

/** Whether there is anything in it: an empty text, list or form counts as no answer. */
export function hasContent(answer: Answer): boolean {
  switch (answer.kind) {
    case 'settle':
    case 'read':
    case 'recall':
      return true
    case 'write':
      return !isEmptyText(answer.text)
    case 'list':
      return answer.items.some((item) => isWritten(item.text) || isWritten(item.detail))
    case 'sentence':
      return answer.items.some(isSentenceBegun)
    case 'choose-sparks':
      return answer.sparkIds.length > 0
    case 'ladder':
      return answer.rungs.some((rung) => isWritten(rung.text))
    case 'sort':
      return Object.keys(answer.placed).length > 0 || answer.own.some((card) => isWritten(card.text))
    case 'place-on-map':
      return Object.keys(answer.places).length > 0
    case 'rate':
      return Object.values(answer.ratings).some((scales) => Object.values(scales).some((value) => value !== null))
    case 'rank':
      return answer.order.length > 0
    case 'compare':
      return answer.pairs.length > 0
    case 'decide':
      return answer.chosen !== null || isWritten(answer.reason)
    case 'act':
      return isWritten(answer.what) || isWritten(answer.obstacle) || isWritten(answer.plan) || answer.day !== null
  }
}

/** Whether there is anything but space in it. */
export function isWritten(text: string): boolean {
  return text.trim() !== ''
}

/** Whether any blank of it is filled. */
export function isSentenceBegun(item: SentenceItem): boolean {
  return Object.values(item.blanks).some(isWritten)
}

/** What a step's form starts from when it was not answered yet. */
export function blankAnswer(step: Step): Answer {
  switch (step.kind) {
    case 'settle':
    case 'read':
      return { kind: step.kind, done: true }
    case 'write':
      return { kind: 'write', text: emptyText() }
    case 'list':
    case 'sentence':
      return { kind: step.kind, items: [] }
    case 'choose-sparks':
      return { kind: 'choose-sparks', sparkIds: [] }
    case 'ladder':
      return { kind: 'ladder', rungs: [] }
    case 'sort':
      return { kind: 'sort', placed: {}, own: [] }
    case 'place-on-map':
      return { kind: 'place-on-map', places: {} }
    case 'rate':
      return { kind: 'rate', ratings: {} }
    case 'rank':
      return { kind: 'rank', order: [] }
    case 'compare':
      return { kind: 'compare', pairs: [] }
    case 'decide':
      return { kind: 'decide', chosen: null, reason: '' }
    case 'act':
      return { kind: 'act', what: '', obstacle: '', plan: '', day: null }
    case 'recall':
      return { kind: 'recall', note: '' }
  }
}
