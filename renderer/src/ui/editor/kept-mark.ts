// The mark on a kept line: `{ type: 'kept', attrs: { spark } }`. Does not grow when one types at its end; two may overlap.
import { Mark } from '@tiptap/core'

export const KeptMark = Mark.create({
  name: 'kept',
  inclusive: false,
  excludes: '',
  addAttributes() {
    return {
      spark: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-spark'),
        renderHTML: ({ spark }: Record<string, unknown>) => ({ 'data-spark': spark }),
      },
    }
  },
  parseHTML() {
    return [{ tag: 'span[data-spark]' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', HTMLAttributes, 0]
  },
})
