// Cuts the template of a stem into its words and blanks, in order. Pure; knows no screen.

export type Piece = { kind: 'words'; text: string } | { kind: 'blank'; id: string }

/** `"To {to}, so that {so-that}."` gives words, blank, words, blank, words. Empty words are left out. */
export function cutTemplate(template: string): Piece[] {
  const pieces: Piece[] = []
  for (const part of template.split(/(\{[^{}]+\})/)) {
    if (part.startsWith('{') && part.endsWith('}')) pieces.push({ kind: 'blank', id: part.slice(1, -1) })
    else if (part.trim() !== '') pieces.push({ kind: 'words', text: part })
  }
  return pieces
}

/** The template with every blank as an ellipsis, to name a stem: `"To …, so that …."` */
export function stemName(template: string): string {
  return template.replace(/\{[^{}]+\}/g, '…')
}
