// Takes the underline off lines that are no longer kept. The mark stays in the text, so that taking a line back is enough.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

const key = new PluginKey<DecorationSet>('letGo')

function unkept(doc: Node, live: ReadonlySet<string>, from = 0, to = doc.content.size): Decoration[] {
  const decorations: Decoration[] = []
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return
    const kept = node.marks.filter(({ type }) => type.name === 'kept')
    if (kept.length > 0 && !kept.some(({ attrs }) => live.has(String(attrs.spark))))
      decorations.push(Decoration.inline(position, position + node.nodeSize, { 'data-let-go': '' }))
  })
  return decorations
}

/** What a transaction changed, in the new document, whole text blocks; null when that cannot be told from its maps. */
function changedIn(tr: Transaction): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const [index, map] of tr.mapping.maps.entries()) {
    let isMapped = false
    const rest = tr.mapping.slice(index + 1)
    map.forEach((_oldStart, _oldEnd, start, end) => {
      isMapped = true
      from = Math.min(from, rest.map(start, -1))
      to = Math.max(to, rest.map(end, 1))
    })
    if (!isMapped) return null
  }
  if (from > to) return null
  return { from: tr.doc.resolve(from).start(), to: tr.doc.resolve(to).end() }
}

/** `live` answers the ids of the lines that are kept now; undefined: all are. Dispatch `LOOK_AGAIN` when it changes. */
export function letGo(live: () => ReadonlySet<string> | undefined): Extension {
  const decorate = (doc: Node) => {
    const ids = live()
    return ids ? DecorationSet.create(doc, unkept(doc, ids)) : DecorationSet.empty
  }
  /** A keystroke costs its own paragraph, not the text. */
  const follow = (tr: Transaction, before: DecorationSet) => {
    const ids = live()
    const changed = changedIn(tr)
    if (!ids || !changed) return decorate(tr.doc)
    const moved = before.map(tr.mapping, tr.doc)
    const stale = moved.find(changed.from, changed.to)
    return moved.remove(stale).add(tr.doc, unkept(tr.doc, ids, changed.from, changed.to))
  }
  return Extension.create({
    name: 'letGo',
    addProseMirrorPlugins: () => [
      new Plugin({
        key,
        state: {
          init: (_config, state) => decorate(state.doc),
          apply: (tr, before) => {
            if (tr.getMeta(LOOK_AGAIN)) return decorate(tr.doc)
            return tr.docChanged ? follow(tr, before) : before
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })
}

/** Meta of a transaction that changes nothing but makes the lines be looked at again. */
export const LOOK_AGAIN = 'letGo:lookAgain'
