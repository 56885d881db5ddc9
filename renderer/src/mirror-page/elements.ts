// Elements of the mirror page, made without markup: attributes and text nodes only.

/** Children that are text become text nodes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export interface Field {
  box: HTMLElement
  input: HTMLTextAreaElement | HTMLInputElement
}

/** A labelled field; one line is an input. */
export function field(label: string, id: string, { lines, most }: { lines: number; most?: number }): Field {
  const shared = { id: `field-${id}`, autocomplete: 'off', ...(most ? { maxlength: String(most) } : {}) }
  const input =
    lines === 1
      ? element('input', { ...shared, type: 'text' })
      : element('textarea', { ...shared, rows: String(lines), spellcheck: 'true' })
  return { box: element('div', { class: 'field' }, element('label', { for: shared.id }, label), input), input }
}

export function button(
  label: string,
  look: 'main' | 'quiet',
  press: () => void,
  type: 'button' | 'submit' = 'button',
): HTMLButtonElement {
  const made = element('button', { type, class: look }, label)
  made.addEventListener('click', press)
  return made
}

/** Hands a file to the browser, which asks or saves as it is set. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = element('a', { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
