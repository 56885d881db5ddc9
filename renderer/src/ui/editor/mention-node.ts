// A person mentioned in the words: `@Name`, held together with the person's id. And what counts as beginning to name one.
import { mergeAttributes, Node } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'

export const MentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-mention'),
      renderHTML: ({ id }: Record<string, unknown>) => ({ 'data-mention': id }),
    },
    label: {
      default: '',
      parseHTML: (element: HTMLElement) => element.textContent?.replace(/^@/, '') ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), `@${String(node.attrs.label)}`],
  renderText: ({ node }) => `@${String(node.attrs.label)}`,
})

/** Someone being named: from the `@` to the caret. */
export interface Naming {
  from: number
  to: number
  query: string
}

const LONGEST = 40
const NAME = /(?:^|[\s([{“"«])@((?:[\p{L}\p{N}'’.-]+ ?){0,2})$/u

/** null where the caret does not stand behind an `@` and the beginning of a name. */
export function namingAt({ selection }: EditorState): Naming | null {
  const { $head, empty } = selection
  if (!empty || !$head.parent.isTextblock || $head.parent.type.spec.code) return null
  const start = Math.max(0, $head.parentOffset - LONGEST)
  const before = $head.parent.textBetween(start, $head.parentOffset, '￼', '￼')
  const query = NAME.exec(before)?.[1]
  if (query === undefined) return null
  return { from: $head.pos - query.length - 1, to: $head.pos, query }
}
