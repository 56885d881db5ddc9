// Where the caret stands in a step, read from and put back into the page. A field is named by `data-field` around it.
import type { Caret } from '#shared/domain/records.ts'

type TextField = HTMLInputElement | HTMLTextAreaElement

function asTextField(target: EventTarget | null): TextField | null {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target : null
}

/** The caret of the plain field that an event came from; null when it came from anything else. */
export function readCaret(stepId: string, target: EventTarget | null, scroll: number): Caret | null {
  const input = asTextField(target)
  const field = input?.closest<HTMLElement>('[data-field]')?.dataset.field
  // Checkboxes, radios and dates have no caret: their selectionStart is null.
  const position = input?.selectionStart
  if (field === undefined || typeof position !== 'number') return null
  return { stepId, field, position, ...(scroll > 0 ? { scroll: Math.round(scroll) } : {}) }
}

/** Focuses the field and puts the caret back; answers false when the field is not on the page (any more). */
export function putCaret(root: HTMLElement, caret: Caret): boolean {
  const frames = [...root.querySelectorAll<HTMLElement>('[data-field]')]
  const frame = frames.find((candidate) => candidate.dataset.field === caret.field)
  const input = asTextField(frame?.querySelector('input, textarea') ?? null)
  if (!input) return false
  input.focus({ preventScroll: caret.scroll !== undefined })
  const position = Math.min(caret.position, input.value.length)
  if (input.selectionStart !== null) input.setSelectionRange(position, position)
  return true
}

/** Focuses the first empty text field, or the last one, so that writing can go on; false when the step has none. */
export function focusFirstField(root: HTMLElement): boolean {
  const fields = [...root.querySelectorAll<HTMLTextAreaElement>('[data-field]:not([data-field="margin"]) textarea')]
  const field = fields.find((candidate) => candidate.value === '') ?? fields.at(-1)
  field?.focus()
  return field !== undefined
}
