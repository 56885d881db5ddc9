// What a text may hold. Adding a node type here means raising the text format's schema number.
import { type Extensions, getSchema } from '@tiptap/core'
import HardBreak from '@tiptap/extension-hard-break'
import StarterKit from '@tiptap/starter-kit'
import { KeptMark } from './kept-mark.ts'
import { UnknownAttributes, UnknownBlock, UnknownInline, UnknownMark } from './unknown-content.ts'

/** Ctrl or Cmd + Enter belongs to the page around the editor ("Next" in a session), so only Shift + Enter breaks a line. */
const LineBreak = HardBreak.extend({
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.setHardBreak() }
  },
})

/** Paragraph, heading, bold, italic, lists, quote, hard break, history; kept lines; and whatever is unknown. */
export const extensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    dropcursor: false,
    hardBreak: false,
    horizontalRule: false,
    link: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  LineBreak,
  KeptMark,
  UnknownBlock,
  UnknownInline,
  UnknownMark,
  UnknownAttributes,
]

export const schema = getSchema(extensions)
