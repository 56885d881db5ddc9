// Links as text shows them: an address under words. Nothing here follows one: a press only puts the caret into it.
import { Mark, mergeAttributes } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { isSafeLink } from '#shared/domain/text.ts'

export const LinkMark = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (isSafeLink(element.getAttribute('href')?.trim()) ? null : false) },
  ],
  renderHTML({ HTMLAttributes: { href, ...rest } }) {
    return ['a', mergeAttributes(rest, isSafeLink(href) ? { href, rel: 'noopener noreferrer' } : {}), 0]
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          click: (_view, event) => stay(event),
          auxclick: (_view, event) => stay(event),
        },
        // A pasted address over chosen words becomes their link.
        handlePaste(view, event) {
          const address = event.clipboardData?.getData('text/plain').trim()
          const { from, to, empty, $from, $to } = view.state.selection
          const type = view.state.schema.marks.link
          if (!type || empty || !$from.sameParent($to) || !isSafeLink(address)) return false
          view.dispatch(view.state.tr.addMark(from, to, type.create({ href: address })))
          return true
        },
      },
    }),
  ],
})

function stay(event: Event): boolean {
  if (event.target instanceof Element && event.target.closest('a[href]')) event.preventDefault()
  return false
}
