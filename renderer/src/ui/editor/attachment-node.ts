// A picture or file among the words: a block with an id and a description. What is seen of it is its owner's to draw.
import { mergeAttributes, Node } from '@tiptap/core'

export interface AttachmentPlace {
  id: string
  alt: string
}

export interface AttachmentOptions {
  /** Draws one into `element`; answers what takes it away again. */
  mount: ((element: HTMLElement, place: AttachmentPlace) => () => void) | null
}

function placeOf(attrs: Record<string, unknown>): AttachmentPlace {
  return { id: String(attrs.id ?? ''), alt: String(attrs.alt ?? '') }
}

export const AttachmentNode = Node.create<AttachmentOptions>({
  name: 'attachment',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ mount: null }),
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
    return ({ node }) => {
      const dom = document.createElement('div')
      dom.setAttribute('data-attachment', '')
      const place = placeOf(node.attrs)
      const unmount = this.options.mount?.(dom, place)
      if (!unmount) dom.textContent = place.alt || '…'
      return {
        dom,
        update: (next) => next.type.name === 'attachment' && next.attrs.id === place.id && next.attrs.alt === place.alt,
        // What happens inside (a player, a button) is its owner's.
        stopEvent: (event) => event.target !== dom && !event.type.startsWith('drag') && event.type !== 'drop',
        ignoreMutation: () => true,
        destroy: () => unmount?.(),
      }
    }
  },
})
