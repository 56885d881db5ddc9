// The values that answers make: lines, the last rung of a ladder, the cards of a pile. One label is one value.
import { isWritten } from './answers.ts'
import type { LadderStep, SortStep } from './exercise.ts'
import { LAST_RUNG, producedKey } from './items.ts'
import { answerIn, base, change, dropGone, isOwn, liveById, liveOf, make, trash, type Work } from './yield-work.ts'

/** A value named again is the same value: the item joins the live record with that label instead of making a second. */
export function applyValue(work: Work, key: string, label: string): void {
  const fold = (text: string) => text.trim().toLocaleLowerCase()
  const recordId = work.produced[key]
  const record = liveById(work, 'value', recordId)
  if (recordId && !record) return
  const same = liveOf(work, 'value').find((value) => value.id !== recordId && fold(value.label) === fold(label))
  const own = record && isOwn(work, key, record) ? record : undefined
  if (same) {
    if (own) trash(work, own)
    work.produced[key] = same.id
  } else if (own) change(work, own, { label })
  else if (!record || fold(record.label) !== fold(label))
    make(work, key, { ...base(work), kind: 'value', label, rank: null, sessionId: work.session.id })
}

/** The last rung stands for the whole ladder: as it is climbed, the same value is named anew. */
export function applyLadder(work: Work, step: LadderStep): void {
  const answer = answerIn(work.session.body, step.id, 'ladder')
  if (!answer || !step.yields) return
  const topOf = (rungs: { text: string }[]) => rungs.findLast((rung) => isWritten(rung.text))?.text.trim()
  const top = topOf(answer.rungs)
  dropGone(work, step, 'value', new Set(top === undefined ? [] : [LAST_RUNG]))
  if (top === undefined) return
  const key = producedKey(step.id, LAST_RUNG)
  if (work.produced[key] && topOf(answerIn(work.before, step.id, 'ladder')?.rungs ?? []) === top) return
  applyValue(work, key, top)
}

/** Only what lies in the pile named: a card moved elsewhere takes its value to the trash, unless another shares it. */
export function applySort(work: Work, step: SortStep): void {
  const answer = answerIn(work.session.body, step.id, 'sort')
  if (!answer || !step.yields || step.yieldPile === undefined) return
  const { language } = work.session.head
  const old = new Map(answerIn(work.before, step.id, 'sort')?.own.map((card) => [card.id, card.text]))
  const labels = [
    ...step.cards.map((card) => ({ id: card.id, text: card.label[language], isSame: true })),
    ...answer.own
      .filter((card) => isWritten(card.text))
      .map((card) => ({ id: card.id, text: card.text.trim(), isSame: old.get(card.id) === card.text })),
  ].filter((card) => Object.hasOwn(answer.placed, card.id) && answer.placed[card.id] === step.yieldPile)
  dropGone(work, step, 'value', new Set(labels.map((card) => card.id)))
  for (const { id, text, isSame } of labels) {
    const key = producedKey(step.id, id)
    if (!(work.produced[key] && isSame && work.before)) applyValue(work, key, text)
  }
}
