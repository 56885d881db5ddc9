// Escapes a person's text for CommonMark, so that it shows as written and starts nothing: no link, heading, list or HTML.

/**
 * The text with everything that CommonMark could read as markup escaped. Line breaks stay `\n`; outer blank space goes.
 * Each line is safe at the start of a block.
 */
export function markdownText(text: string): string {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => escapeLine(line.trim()))
    .join('\n')
}

function escapeLine(line: string): string {
  return line
    .replace(/[\\`*_{}[\]<>~|&]/g, '\\$&')
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/(https?|mailto|javascript|data|file|ftp)(:)/gi, '$1\\$2')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
}
