// The words that stand in the fields of the screen: what would be lost if saving fails. Passwords are left out.

/** The filled fields under `root`, in order, with an empty line between them. */
export function textOnScreen(root: HTMLElement): string {
  const fields = root.querySelectorAll<HTMLElement>('textarea, input[type="text"], [contenteditable="true"]')
  const texts = [...fields].map((field) => {
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return field.value.trim()
    const blocks = [...field.children].map((block) => block.textContent?.trim() ?? '')
    return (blocks.length > 0 ? blocks.join('\n') : (field.textContent ?? '')).trim()
  })
  return texts.filter((text) => text !== '').join('\n\n')
}
