// A picture or file among the words: a block with an id and a description. What is seen of it is its owner's to draw.
import { mergeAttributes, Node } from '@tiptap/core'

export interface AttachmentPlace {
  id: string
  alt: string
}

/** What may be done with one from where it is drawn. */
export interface AttachmentHands {
  setAlt: (alt: string) => void
  remove: () => void
}

export interface AttachmentOptions {
  /** Draws one into `element`, again whenever its description changes; null takes it away. */
  draw: ((element: HTMLElement, place: AttachmentPlace | null, hands: AttachmentHands) => void) | null
}

function placeOf(attrs: Record<string, unknown>): AttachmentPlace {
  return { id: String(attrs.id ?? ''), alt: String(attrs.alt ?? '') }
}

export const AttachmentNode = Node.create<AttachmentOptions>({
  name: 'attachment',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ draw: null }),
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-attachment'),
      renderHTML: ({ id }: Record<string, unknown>) => ({ 'data-attachment': id }),
    },
    alt: {
      default: '',
      parseHTML: (element: HTMLElement) => element.textContent,
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-attachment]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes), placeOf(node.attrs).alt],
  renderText: ({ node }) => placeOf(node.attrs).alt,
  addNodeView() {
    const { draw } = this.options
    return ({ node, view, getPos }) => {
      const dom = document.createElement('div')
      dom.setAttribute('data-attachment', '')
      const { id } = placeOf(node.attrs)
      const at = () => getPos() ?? -1
      const hands: AttachmentHands = {
        setAlt: (alt) => view.dispatch(view.state.tr.setNodeAttribute(at(), 'alt', alt)),
        remove: () => {
          view.dispatch(view.state.tr.delete(at(), at() + 1))
          view.focus()
        },
      }
      const show = (attrs: Record<string, unknown>) => {
        if (draw) draw(dom, placeOf(attrs), hands)
        else dom.textContent = placeOf(attrs).alt || '…'
      }
      show(node.attrs)
      return {
        dom,
        update: (next) => {
          if (next.type.name !== 'attachment' || next.attrs.id !== id) return false
          show(next.attrs)
          return true
        },
        // What happens inside (a player, a field) is its owner's.
        stopEvent: (event) => event.target !== dom && !event.type.startsWith('drag') && event.type !== 'drop',
        ignoreMutation: () => true,
        destroy: () => draw?.(dom, null, hands),
      }
    }
  },
})
