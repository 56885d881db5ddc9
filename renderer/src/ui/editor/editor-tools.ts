// What an owner gives the editor so that it can do more than hold words: people, pictures, Markdown, ways of writing.
import type { ReactNode } from 'react'
import type { AttachmentHands, AttachmentPlace } from './attachment-node.ts'
import type { EditorDocument } from './document.ts'
import type { MentionSource } from './use-mentions.ts'
import type { WritingModes } from './writing-modes.ts'

export interface EditorTools {
  /** Reads pasted Markdown; null when that is not ready yet. */
  fromMarkdown?: (markdown: string) => EditorDocument | null
  mentions?: MentionSource
  /** How an attachment looks in the text; `hands` change its description or take it out. */
  attachment?: (id: string, alt: string, hands: AttachmentHands) => ReactNode
  /** Takes files pasted, dropped or picked; resolves with those that were taken, in their order. */
  onFiles?: (files: readonly File[]) => Promise<AttachmentPlace[]>
  /** Copies an address: the only thing done with one. */
  onCopyLink?: (href: string) => void
  modes?: WritingModes
  onModes?: (modes: WritingModes) => void
}
