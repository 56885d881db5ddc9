// The one editor for a person's own words. Holds the text while it is written; saving is its owner's work. Knows no
// records: a kept line is a quote handed out and an id handed back.
import { Placeholder } from '@tiptap/extensions'
import type { Transaction } from '@tiptap/pm/state'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import type { EditorDocument, EditorNode } from './document.ts'
import { extensions, schema } from './extensions.ts'
import { KeepBar } from './KeepBar.tsx'
import { isKept, type KeepRange, keepRange } from './keep-range.ts'
import styles from './TextEditor.module.css'
import { fromEditor, toEditor } from './unknown-content.ts'

export interface TextEditorProps {
  /** Read by screen readers; not shown. */
  label: string
  /** Read when it appears; later only if it is a document that did not come from `onChange`. */
  value: EditorDocument
  onChange: (doc: EditorDocument) => void
  /** Where the caret is, as a ProseMirror position: hand it back as `initialCaret` to resume at the same word. */
  onCaret?: (position: number) => void
  initialCaret?: number | null
  placeholder?: string
  autoFocus?: boolean
  /** The person keeps a line. Call `mark` with the spark's id once it is saved; the line may have moved meanwhile. */
  onKeep?: (quote: string, mark: (sparkId: string) => void) => void
  /** The words on the keep button. */
  keepLabel?: string
  /** Cinnabar while the truth is being faced. */
  caretTone?: 'truth' | 'plain'
}

interface BarPlace {
  left: number
  top: number
  below: boolean
}

/** Where the bar goes: above the selection's start, or below its end when there is no room above. */
function barPlace(editor: Editor, frame: HTMLElement): BarPlace | null {
  const { from, to, empty } = editor.state.selection
  if (empty || !keepRange(editor.state, document.documentElement.lang || 'en')) return null
  const start = editor.view.coordsAtPos(from)
  const box = frame.getBoundingClientRect()
  const below = start.top < 64
  const edge = below ? editor.view.coordsAtPos(to).bottom : start.top
  return { left: Math.max(0, start.left - box.left), top: edge - box.top, below }
}

export default function TextEditor(props: TextEditorProps) {
  const { label, value, placeholder = '', autoFocus = false, initialCaret = null, caretTone = 'plain' } = props
  const { onKeep, keepLabel } = props
  const latest = useRef(props)
  latest.current = props
  const frame = useRef<HTMLDivElement>(null)
  /** Documents that this editor gave out: seeing one again is an echo, not a new text. */
  const given = useRef(new WeakSet<EditorDocument>([value]))
  /** Lines handed out and not yet marked, moved along with every change. */
  const pending = useRef(new Set<KeepRange>())
  const [place, setPlace] = useState<BarPlace | null>(null)

  function showBar(editor: Editor): void {
    const shown = latest.current.onKeep && frame.current?.contains(document.activeElement)
    setPlace(shown && frame.current ? barPlace(editor, frame.current) : null)
  }

  function keep(editor: Editor): void {
    const { onKeep: hand } = latest.current
    const range = keepRange(editor.state, document.documentElement.lang || 'en')
    if (!hand || !range || isKept(editor.state, range)) return
    pending.current.add(range)
    editor.commands.setTextSelection(range.to)
    editor.commands.focus()
    hand(range.quote, (sparkId) => {
      pending.current.delete(range)
      if (editor.isDestroyed || range.from >= range.to) return
      const mark = editor.schema.mark('kept', { spark: sparkId })
      // Not a step to undo: taking back the last words must not let go of a line.
      editor.view.dispatch(editor.state.tr.addMark(range.from, range.to, mark).setMeta('addToHistory', false))
    })
  }

  function follow(transaction: Transaction): void {
    for (const range of pending.current) {
      range.from = transaction.mapping.map(range.from, 1)
      range.to = transaction.mapping.map(range.to, -1)
    }
  }

  const editor = useEditor({
    extensions: [...extensions, Placeholder.configure({ placeholder })],
    content: toEditor(schema, value.doc),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(placeholder ? { 'aria-placeholder': placeholder } : {}),
        ...(onKeep ? { 'aria-keyshortcuts': 'Control+Shift+K' } : {}),
        autocomplete: 'off',
        autocorrect: 'off',
        spellcheck: 'false',
      },
      handleKeyDown: (_view, event) => {
        const isKeepKey = event.key.toLowerCase() === 'k' && event.shiftKey && (event.ctrlKey || event.metaKey)
        if (!isKeepKey || !latest.current.onKeep || !instance.current) return false
        keep(instance.current)
        return true
      },
    },
    onTransaction: ({ transaction }) => follow(transaction),
    onUpdate: ({ editor }) => {
      const doc: EditorDocument = {
        schema: latest.current.value.schema,
        doc: fromEditor(editor.getJSON() as EditorNode),
      }
      given.current.add(doc)
      latest.current.onChange(doc)
    },
    onSelectionUpdate: ({ editor }) => {
      latest.current.onCaret?.(editor.state.selection.head)
      showBar(editor)
    },
    onFocus: ({ editor }) => showBar(editor),
  })
  const instance = useRef(editor)
  instance.current = editor

  // Once, and at once: an editor's own `onCreate` comes a turn later, when the first key may already be down.
  const opening = useRef({ autoFocus, initialCaret })
  useEffect(() => {
    const { autoFocus, initialCaret } = opening.current
    if (initialCaret !== null) editor.commands.setTextSelection(Math.min(initialCaret, editor.state.doc.content.size))
    if (autoFocus) editor.commands.focus(initialCaret === null ? 'end' : null)
    opening.current = { autoFocus: false, initialCaret: null }
  }, [editor])

  useEffect(() => {
    if (given.current.has(value)) return
    given.current.add(value)
    editor.commands.setContent(toEditor(schema, value.doc), { emitUpdate: false })
  }, [editor, value])

  useEffect(() => {
    const box = frame.current
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node) || !box?.contains(relatedTarget)) setPlace(null)
    }
    box?.addEventListener('focusout', onFocusOut)
    return () => box?.removeEventListener('focusout', onFocusOut)
  }, [])

  return (
    <div ref={frame} className={classNames(styles.frame, caretTone === 'truth' && styles.truth)}>
      <EditorContent editor={editor} />
      {onKeep && keepLabel && place ? (
        <KeepBar label={keepLabel} {...place} onKeep={() => keep(editor)} onLeave={() => editor.commands.focus()} />
      ) : null}
    </div>
  )
}
