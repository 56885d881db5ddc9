// The quiet words in an empty text. Looks at the first block only, so that it costs nothing in a long text.
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export function placeholder(words: () => string): Extension {
  return Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const first = doc.firstChild
            if (doc.childCount !== 1 || first?.type.name !== 'paragraph' || first.content.size > 0) return null
            const attributes = { class: 'is-editor-empty', 'data-placeholder': words() }
            return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, attributes)])
          },
        },
      }),
    ],
  })
}
