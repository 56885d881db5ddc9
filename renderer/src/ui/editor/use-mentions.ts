// Naming someone with `@`: watches the caret, offers whom it may mean, and puts the chosen one into the text. The list is
// drawn by MentionList; who is known and how one is added is the owner's.
import type { Editor } from '@tiptap/core'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { MentionChoice } from './MentionList.tsx'
import { type Naming, namingAt } from './mention-node.ts'

export interface MentionSource {
  /** The best first; few. */
  find: (query: string) => { id: string; label: string }[]
  /** Resolves when the new person is saved; null when that failed. */
  add: (name: string) => Promise<string | null>
}

const MOST = 6

export interface OpenMentions {
  id: string
  choices: MentionChoice[]
  active: number
  left: number
  top: number
}

/** What is offered for a name: known people, and the name itself unless it is one of theirs or reads as the sentence going on. */
export function choicesFor(query: string, source: MentionSource): MentionChoice[] {
  const known = source.find(query.trim()).slice(0, MOST)
  const name = query.trim()
  const isName = name !== '' && (!name.includes(' ') || /^\p{Lu}\S* \p{Lu}/u.test(name))
  const isKnown = known.some(({ label }) => label.toLowerCase() === name.toLowerCase())
  return isName && !isKnown ? [...known, { id: null, label: name }] : known
}

export function useMentions(
  editor: Editor | null,
  frame: { current: HTMLElement | null },
  source: MentionSource | undefined,
) {
  const id = useId()
  const [open, setOpen] = useState<OpenMentions | null>(null)
  const naming = useRef<Naming | null>(null)
  /** Where the `@` stands whose list was sent away. */
  const dismissed = useRef<number | null>(null)
  const shown = useRef(open)
  shown.current = open

  const look = useEffectEvent(() => {
    const box = frame.current
    const now = editor && source && editor.isFocused ? namingAt(editor.state) : null
    naming.current = now
    if (!now) dismissed.current = null
    const choices = now && source && now.from !== dismissed.current ? choicesFor(now.query, source) : []
    if (!now || !box || !editor || choices.length === 0) {
      if (shown.current) setOpen(null)
      return
    }
    const at = editor.view.coordsAtPos(now.from)
    const frameBox = box.getBoundingClientRect()
    const active = choices[0]?.id === null ? -1 : 0
    setOpen({ id, choices, active, left: at.left - frameBox.left, top: at.bottom - frameBox.top + 4 })
  })

  useEffect(() => {
    if (!editor) return
    const onTransaction = () => look()
    editor.on('transaction', onTransaction)
    editor.on('blur', onTransaction)
    return () => {
      editor.off('transaction', onTransaction)
      editor.off('blur', onTransaction)
    }
  }, [editor])

  // The text names the list and its chosen option while it is open.
  useEffect(() => {
    const field = editor?.view.dom
    if (!field) return
    const set = (name: string, value: string | null) =>
      value === null ? field.removeAttribute(name) : field.setAttribute(name, value)
    set('aria-controls', open ? open.id : null)
    set('aria-activedescendant', open && open.active >= 0 ? `${open.id}-${open.active}` : null)
    set('aria-autocomplete', source ? 'list' : null)
  }, [editor, open, source])

  async function choose({ id: known, label }: MentionChoice): Promise<void> {
    const range = naming.current
    if (!editor || !range || !source) return
    dismissed.current = range.from
    setOpen(null)
    const person = known ?? (await source.add(label))
    if (person === null || editor.isDestroyed) return
    // The `@` and the name are looked at again: a slow disk may have let the writing go on, and the caret stays with it.
    const { doc, tr, schema } = editor.state
    const end = Math.min(range.to, doc.content.size)
    if (doc.textBetween(range.from, end) !== `@${range.query}`) return
    const next = doc.textBetween(end, Math.min(end + 1, doc.content.size))
    const mention = schema.nodes.mention?.create({ id: person, label })
    if (!mention) return
    editor.view.dispatch(tr.replaceWith(range.from, end, /^\s/.test(next) ? [mention] : [mention, schema.text(' ')]))
    editor.view.focus()
  }

  /** Answers whether the key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    const list = shown.current
    if (!list) return false
    const { length } = list.choices
    switch (event.key) {
      case 'ArrowDown':
        setOpen({ ...list, active: (list.active + 1) % length })
        return true
      case 'ArrowUp':
        setOpen({ ...list, active: (list.active + length - (list.active < 0 ? 0 : 1)) % length })
        return true
      case 'Enter':
      case 'Tab': {
        const choice = list.choices[list.active]
        if (!choice) return false
        void choose(choice)
        return true
      }
      case 'Escape':
        dismissed.current = naming.current?.from ?? null
        setOpen(null)
        return true
      default:
        return false
    }
  }

  return { open, choose, onKey }
}
