// The tools of the bar as data: what each is called, which keys it has, when it is on and what it does.
import type { Editor } from '@tiptap/core'

export type ToolId =
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'bulletList'
  | 'orderedList'
  | 'taskList'
  | 'blockquote'
  | 'divider'

export interface Tool {
  id: ToolId
  /** In the way of `aria-keyshortcuts`; absent for none. */
  keys?: string
  /** Absent for what only puts something in. */
  isOn?: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const heading = (level: 1 | 2 | 3): Tool => ({
  id: `heading${level}`,
  keys: `Control+Alt+${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  run: (editor) => editor.commands.toggleHeading({ level }),
})

/** In groups, as the bar parts them. */
export const TOOLS: readonly (readonly Tool[])[] = [
  [heading(1), heading(2), heading(3)],
  [
    { id: 'bold', keys: 'Control+B', isOn: (e) => e.isActive('bold'), run: (e) => e.commands.toggleBold() },
    { id: 'italic', keys: 'Control+I', isOn: (e) => e.isActive('italic'), run: (e) => e.commands.toggleItalic() },
    { id: 'strike', keys: 'Control+Shift+S', isOn: (e) => e.isActive('strike'), run: (e) => e.commands.toggleStrike() },
    { id: 'code', keys: 'Control+E', isOn: (e) => e.isActive('code'), run: (e) => e.commands.toggleCode() },
  ],
  [
    {
      id: 'bulletList',
      keys: 'Control+Shift+8',
      isOn: (e) => e.isActive('bulletList'),
      run: (e) => e.commands.toggleBulletList(),
    },
    {
      id: 'orderedList',
      keys: 'Control+Shift+7',
      isOn: (e) => e.isActive('orderedList'),
      run: (e) => e.commands.toggleOrderedList(),
    },
    {
      id: 'taskList',
      keys: 'Control+Shift+9',
      isOn: (e) => e.isActive('taskList'),
      run: (e) => e.commands.toggleTaskList(),
    },
    {
      id: 'blockquote',
      keys: 'Control+Shift+B',
      isOn: (e) => e.isActive('blockquote'),
      run: (e) => e.commands.toggleBlockquote(),
    },
    { id: 'divider', run: (e) => e.commands.setHorizontalRule() },
  ],
]

/** Which tools are on where the caret is, and the address of the link that it is in. */
export interface ToolState {
  on: ReadonlySet<ToolId>
  href: string | null
}

export function toolState(editor: Editor): ToolState {
  const on = TOOLS.flat().filter((tool) => tool.isOn?.(editor))
  const { href } = editor.getAttributes('link')
  return { on: new Set(on.map(({ id }) => id)), href: typeof href === 'string' ? href : null }
}
