// Copies text on the person's explicit act. The asynchronous clipboard asks for a permission that we deny to every page,
// so a selection in a passing text area is copied instead; that needs only the click it comes from.

/** Says whether it was copied. Call it directly from a click or key press. */
export async function copyText(text: string): Promise<boolean> {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.setAttribute('aria-hidden', 'true')
  area.setAttribute('autocomplete', 'off')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  const parent = before?.closest('[role="dialog"], [role="alertdialog"]') ?? document.body
  parent.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } finally {
    area.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}
