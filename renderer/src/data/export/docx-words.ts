// A person's words as runs of a Word document: every sign that XML can hold, line breaks kept, nothing read as markup.
import { type IRunOptions, TextRun } from 'docx'

/** Signs that XML cannot hold would make the whole file unreadable. */
export function plain(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  )
}

/** Words with their line breaks. */
export function runs(
  text: string,
  look: Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'font' | 'color' | 'size'> = {},
): TextRun[] {
  return plain(text)
    .split(/\r\n?|\n/)
    .map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 ? { break: 1 } : {}) }))
}
