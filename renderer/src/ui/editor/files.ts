// Puts what became of pasted, dropped or picked files into the text, where they were meant to be.
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import type { AttachmentPlace } from './attachment-node.ts'

/** `position` is where they were dropped; null: at the caret. The place moves along while the files are being taken. */
export async function putFiles(
  editor: Editor,
  taking: Promise<AttachmentPlace[]>,
  position: number | null,
): Promise<void> {
  let at = position ?? editor.state.selection.to
  const follow = ({ transaction }: { transaction: Transaction }) => {
    at = transaction.mapping.map(at)
  }
  editor.on('transaction', follow)
  try {
    const taken = await taking
    if (editor.isDestroyed || taken.length === 0) return
    const nodes = taken.map((attrs) => ({ type: 'attachment', attrs: { ...attrs } }))
    editor.commands.insertContentAt(at, nodes)
  } finally {
    editor.off('transaction', follow)
  }
}
