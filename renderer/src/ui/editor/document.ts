// The shape of the documents that the editor edits. Structurally the text format of the records; ui knows no records.

export interface EditorMark {
  type: string
  attrs?: Record<string, unknown>
}

/** A node of TipTap JSON. */
export interface EditorNode {
  type: string
  attrs?: Record<string, unknown>
  content?: EditorNode[]
  marks?: EditorMark[]
  text?: string
}

/** TipTap JSON with the schema number it was written with, which the editor hands back as it got it. */
export interface EditorDocument {
  schema: number
  doc: EditorNode
}

/** All text inside a node, on one line. */
export function textInside(node: EditorNode): string {
  if (node.text !== undefined) return node.text
  return (node.content ?? []).map(textInside).filter(Boolean).join(' ')
}
