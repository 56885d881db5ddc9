// jsdom has no layout: gives ranges and points the rectangles that ProseMirror asks for, all empty.

export function stubLayout(): void {
  const nowhere = { x: 0, y: 0, top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0, toJSON: () => ({}) }
  Range.prototype.getClientRects = () => [nowhere] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => nowhere
  Element.prototype.getClientRects = () => [nowhere] as unknown as DOMRectList
  document.elementFromPoint = () => null
  window.scrollBy = () => undefined
}
