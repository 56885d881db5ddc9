// Which pasted plain text is Markdown: only what shows its structure plainly, so that ordinary words stay as they are.

const SIGNS = [
  /^#{1,6} \S/m,
  /^\s{0,3}[-*+] (?:\[[ xX]\] )?\S.*\n\s*[-*+] /m,
  /^\s{0,3}[-*+] \[[ xX]\] \S/m,
  /^\s{0,3}1[.)] \S.*\n\s*2[.)] /m,
  /^> \S/m,
  /^(?:```|~~~)/m,
  /\*\*[^\s*][^*\n]*\*\*/,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^\s)]+\)/,
]

export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}
