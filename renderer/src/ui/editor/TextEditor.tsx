// The one editor for a person's own words. Holds the text while it is written; saving is its owner's work. Knows no
// records: a kept line is a quote handed out and an id handed back.
import { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { TEXT_SCHEMA } from '#shared/domain/text.ts'
import { classNames } from '../class-names.ts'
import { type AttachmentHands, AttachmentNode, type AttachmentPlace } from './attachment-node.ts'
import type { EditorDocument } from './document.ts'
import type { EditorTools } from './editor-tools.ts'
import { extensions, schema } from './extensions.ts'
import { putFiles } from './files.ts'
import { KeepBar } from './KeepBar.tsx'
import { isKept, type KeepRange, keepRange } from './keep-range.ts'
import { LOOK_AGAIN, letGo } from './let-go.ts'
import { MentionList } from './MentionList.tsx'
import { looksLikeMarkdown } from './markdown-paste.ts'
import { placeholder } from './placeholder.ts'
import styles from './TextEditor.module.css'
import { Toolbar } from './Toolbar.tsx'
import { documentOf, toEditor } from './unknown-content.ts'
import { useMentions } from './use-mentions.ts'
import { WordCount } from './WordCount.tsx'
import { centreCaret, currentBlock } from './writing-modes.ts'

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
  /** Lines kept now: the others lose their underline. All keep it while this is absent. */
  keptIds?: ReadonlySet<string>
  /** All that a long text wants: a bar, people, pictures, Markdown, modes. Without it the field is plain and quiet. */
  tools?: EditorTools
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

/** Attributes of the field itself: named, several lines, never remembered or spell-checked by the browser. */
function fieldAttributes({ label, placeholder, onKeep }: TextEditorProps): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(placeholder ? { 'aria-placeholder': placeholder } : {}),
    ...(onKeep ? { 'aria-keyshortcuts': 'Control+Shift+K' } : {}),
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
  }
}

export default function TextEditor(props: TextEditorProps) {
  const { value, autoFocus = false, initialCaret = null, caretTone = 'plain', onKeep, keepLabel } = props
  const latest = useRef(props)
  latest.current = props
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const instance = useRef<Editor | null>(null)
  /** The text as it stands and where the caret is, so that an editor made anew goes on from there. */
  const standing = useRef({ text: value, caret: initialCaret, focus: autoFocus })
  /** Documents that this editor gave out: seeing one again is an echo, not a new text. */
  const given = useRef(new WeakSet<EditorDocument>([value]))
  /** Lines handed out and not yet marked, moved along with every change. */
  const pending = useRef(new Set<KeepRange>())
  const [place, setPlace] = useState<BarPlace | null>(null)
  const [shown, setShown] = useState<Editor | null>(null)
  /** Attachments in the text, each drawn by the owner into its own element. */
  const [drawn, setDrawn] = useState<ReadonlyMap<HTMLElement, AttachmentPlace & { hands: AttachmentHands }>>(new Map())
  const { tools } = props
  const mentions = useMentions(shown, frame, tools?.mentions)
  const mentionKey = useRef(mentions.onKey)
  mentionKey.current = mentions.onKey

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

  function give(editor: Editor): void {
    const schemaNumber = Math.max(latest.current.value.schema, TEXT_SCHEMA)
    const text: EditorDocument = { schema: schemaNumber, doc: documentOf(editor.state.doc) }
    given.current.add(text)
    standing.current.text = text
    latest.current.onChange(text)
  }

  function draw(element: HTMLElement, attachment: AttachmentPlace | null, hands: AttachmentHands): void {
    setDrawn((before) => {
      const after = new Map(before)
      if (attachment) after.set(element, { ...attachment, hands })
      else after.delete(element)
      return after
    })
  }

  /** Plain text that is plainly Markdown comes in as what it says; with Shift it comes in as it is. */
  function pasteMarkdown(editor: Editor, data: DataTransfer | null): boolean {
    const text = data?.getData('text/plain') ?? ''
    const read = latest.current.tools?.fromMarkdown
    const isPlain = !data?.types.includes('text/html') && !editor.isActive('codeBlock')
    if (!read || !isPlain || !looksLikeMarkdown(text)) return false
    const doc = read(text)
    return doc ? editor.commands.insertContent(toEditor(schema, doc.doc).content ?? []) : false
  }

  function take(editor: Editor, files: readonly File[], position: number | null): boolean {
    const put = latest.current.tools?.onFiles
    if (!put || files.length === 0) return false
    void putFiles(editor, put(files), position)
    return true
  }

  function keepInSight(editor: Editor): void {
    const { typewriter = false } = latest.current.tools?.modes ?? {}
    if (typewriter && editor.isFocused) requestAnimationFrame(() => editor.isDestroyed || centreCaret(editor.view))
  }

  const make = useEffectEvent((element: HTMLElement): Editor => {
    const editor = new Editor({
      element,
      extensions: [
        ...extensions.filter(({ name }) => name !== AttachmentNode.name),
        AttachmentNode.configure({ draw: latest.current.tools?.attachment ? draw : null }),
        placeholder(() => latest.current.placeholder ?? ''),
        letGo(() => latest.current.keptIds),
        currentBlock(() => latest.current.tools?.modes?.focus ?? false),
      ],
      enableCoreExtensions: { delete: false },
      content: toEditor(schema, standing.current.text.doc),
      injectCSS: false,
      editorProps: {
        attributes: () => fieldAttributes(latest.current),
        handlePaste: (_view, event) =>
          take(editor, [...(event.clipboardData?.files ?? [])], null) || pasteMarkdown(editor, event.clipboardData),
        handleDrop: (view, event) =>
          take(
            editor,
            [...(event.dataTransfer?.files ?? [])],
            view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null,
          ),
        handleKeyDown: (_view, event) => {
          if (mentionKey.current(event)) return true
          const isKeepKey = event.key.toLowerCase() === 'k' && event.shiftKey && (event.ctrlKey || event.metaKey)
          if (!isKeepKey || !latest.current.onKeep) return false
          keep(editor)
          return true
        },
      },
      onTransaction: ({ transaction }) => follow(transaction),
      onUpdate: () => give(editor),
      onSelectionUpdate: () => {
        standing.current.caret = editor.state.selection.head
        latest.current.onCaret?.(editor.state.selection.head)
        showBar(editor)
        keepInSight(editor)
      },
      onFocus: () => showBar(editor),
    })
    const { caret, focus } = standing.current
    if (caret !== null) editor.commands.setTextSelection(Math.min(caret, editor.state.doc.content.size))
    if (focus) editor.commands.focus(caret === null ? 'end' : null)
    standing.current.focus = false
    return editor
  })

  useEffect(() => {
    const box = frame.current
    if (!host.current || !box) return
    const editor = make(host.current)
    instance.current = editor
    setShown(editor)
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node) || !box.contains(relatedTarget)) setPlace(null)
    }
    box.addEventListener('focusout', onFocusOut)
    return () => {
      box.removeEventListener('focusout', onFocusOut)
      setShown(null)
      editor.destroy()
      instance.current = null
    }
  }, [])

  useEffect(() => {
    if (given.current.has(value)) return
    given.current.add(value)
    standing.current.text = value
    instance.current?.commands.setContent(toEditor(schema, value.doc), { emitUpdate: false })
  }, [value])

  const { keptIds } = props
  useEffect(() => {
    const editor = instance.current
    if (editor && keptIds) editor.view.dispatch(editor.state.tr.setMeta(LOOK_AGAIN, true))
  }, [keptIds])

  const isFocusMode = tools?.modes?.focus ?? false
  const isTypewriter = tools?.modes?.typewriter ?? false
  useEffect(() => {
    const editor = instance.current
    if (!editor) return
    // An empty transaction: the block of the caret is looked for again.
    editor.view.dispatch(editor.state.tr.setMeta('writingModes', isFocusMode))
    if (isTypewriter && editor.isFocused) centreCaret(editor.view)
  }, [isFocusMode, isTypewriter])

  return (
    <div
      ref={frame}
      className={classNames(
        styles.frame,
        caretTone === 'truth' && styles.truth,
        isFocusMode && styles.focusMode,
        isTypewriter && styles.typewriter,
      )}
    >
      {tools && shown ? (
        <Toolbar
          editor={shown}
          modes={tools.modes}
          onModes={tools.onModes}
          onFiles={tools.onFiles ? (files) => take(shown, files, null) : undefined}
          onCopyLink={tools.onCopyLink}
        >
          <WordCount editor={shown} />
        </Toolbar>
      ) : null}
      <div ref={host} />
      {[...drawn].map(([element, { id, alt, hands }], index) =>
        createPortal(tools?.attachment?.(id, alt, hands), element, `${id}-${index}`),
      )}
      {mentions.open ? <MentionList {...mentions.open} onChoose={(choice) => void mentions.choose(choice)} /> : null}
      {onKeep && keepLabel && place ? (
        <KeepBar
          label={keepLabel}
          {...place}
          onKeep={() => instance.current && keep(instance.current)}
          onLeave={() => instance.current?.commands.focus()}
        />
      ) : null}
    </div>
  )
}
