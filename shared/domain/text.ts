// The one format of entries and written answers: TipTap JSON with a schema number (DESIGN §4, "Text").

/** A node of a TipTap (ProseMirror) document. Unknown nodes are kept as they are. */
export interface TextNode {
  type: string
  attrs?: Record<string, unknown>
  content?: TextNode[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** `schema` grows by one with every change of node types; upgrades are pure functions on read. */
export interface TextDocument {
  schema: number
  doc: TextNode
}

export const TEXT_SCHEMA = 1
/** The mark that a kept line carries: `{type: 'kept', attrs: {spark: RecordId}}`. */
export const KEPT_MARK = 'kept'
