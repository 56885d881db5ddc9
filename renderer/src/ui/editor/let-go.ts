// Takes the underline off lines that are no longer kept. The mark stays in the text, so that taking a line back is enough.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

const key = new PluginKey<DecorationSet>('letGo')

function unkept(doc: Node, live: ReadonlySet<string>): DecorationSet {
  const decorations: Decoration[] = []
  doc.descendants((node, position) => {
    if (!node.isText) return
    const kept = node.marks.filter(({ type }) => type.name === 'kept')
    if (kept.length > 0 && !kept.some(({ attrs }) => live.has(String(attrs.spark))))
      decorations.push(Decoration.inline(position, position + node.nodeSize, { 'data-let-go': '' }))
  })
  return DecorationSet.create(doc, decorations)
}

/** `live` answers the ids of the lines that are kept now; undefined: all are. Dispatch `LOOK_AGAIN` when it changes. */
export function letGo(live: () => ReadonlySet<string> | undefined): Extension {
  const decorate = (doc: Node) => {
    const ids = live()
    return ids ? unkept(doc, ids) : DecorationSet.empty
  }
  return Extension.create({
    name: 'letGo',
    addProseMirrorPlugins: () => [
      new Plugin({
        key,
        state: {
          init: (_config, state) => decorate(state.doc),
          apply: (tr, before) => (tr.docChanged || tr.getMeta(LOOK_AGAIN) ? decorate(tr.doc) : before),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })
}

/** Meta of a transaction that changes nothing but makes the lines be looked at again. */
export const LOOK_AGAIN = 'letGo:lookAgain'
