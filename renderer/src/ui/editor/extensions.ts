// What a text may hold. Adding a node type here means raising the text format's schema number.
import { type Extensions, getSchema, type Node } from '@tiptap/core'
import HardBreak from '@tiptap/extension-hard-break'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import StarterKit from '@tiptap/starter-kit'
import { AttachmentNode } from './attachment-node.ts'
import { KeptMark } from './kept-mark.ts'
import { LinkMark } from './link-mark.ts'
import { MentionNode } from './mention-node.ts'
import { UnknownAttributes, UnknownBlock, UnknownInline, UnknownMark } from './unknown-content.ts'

/** Ctrl or Cmd + Enter belongs to the page around the editor ("Next" in a session), so only Shift + Enter breaks a line. */
const LineBreak = HardBreak.extend({
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.setHardBreak() }
  },
})

/** Code may be kept, too: neither its mark nor its block shuts out the marks that are ours. */
const Kit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension) => {
      if (extension.name === 'code') return extension.extend({ excludes: '' })
      if (extension.name === 'codeBlock') return (extension as Node).extend({ marks: 'kept unknownMark' })
      return extension
    })
  },
})

/** Paragraph, headings, marks, lists, tasks, quote, code, divider, links, pictures, people; kept lines; and whatever is unknown. */
export const extensions: Extensions = [
  Kit.configure({
    heading: { levels: [1, 2, 3] },
    hardBreak: false,
    link: false,
    trailingNode: false,
    underline: false,
  }),
  TaskList,
  TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => node.firstChild?.textContent || '…' } }),
  LineBreak,
  LinkMark,
  AttachmentNode,
  MentionNode,
  KeptMark,
  UnknownBlock,
  UnknownInline,
  UnknownMark,
  UnknownAttributes,
]

export const schema = getSchema(extensions)
