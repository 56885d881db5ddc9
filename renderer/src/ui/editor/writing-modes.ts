// Two ways to write with less around: the paragraph of the caret marked out (others are dimmed by the style sheet), and
// its line kept at half height.
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

export interface WritingModes {
  focus: boolean
  typewriter: boolean
}

/** Marks the block with the caret while `isOn`. Any transaction makes it look again. */
export function currentBlock(isOn: () => boolean): Extension {
  return Extension.create({
    name: 'currentBlock',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc, selection }) => {
            if (!isOn()) return null
            const { $from, $to } = selection
            const from = $from.depth > 0 ? $from.before(1) : selection.from
            const to = $to.depth > 0 ? $to.after(1) : selection.to
            const marks: Decoration[] = []
            doc.nodesBetween(from, to, (node, position) => {
              marks.push(Decoration.node(position, position + node.nodeSize, { class: 'is-current' }))
              return false
            })
            return DecorationSet.create(doc, marks)
          },
        },
      }),
    ],
  })
}

function scrollerOf(element: Element): Element {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if ((overflowY === 'auto' || overflowY === 'scroll') && parent.scrollHeight > parent.clientHeight) return parent
  }
  return document.scrollingElement ?? document.documentElement
}

/** Brings the line of the caret to half height, gliding only where motion is welcome. */
export function centreCaret(view: EditorView): void {
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  const away = (top + bottom) / 2 - window.innerHeight / 2
  if (Math.abs(away) < (bottom - top) / 2) return
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollerOf(view.dom).scrollBy({ top: away, behavior: isStill ? 'instant' : 'smooth' })
}
