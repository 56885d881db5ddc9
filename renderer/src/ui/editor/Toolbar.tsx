// The quiet bar above the words. One stop for Tab, arrows between its buttons, Esc back to the text; each button says
// what it is, which keys do the same, and whether it is on.
import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSafeLink } from '#shared/domain/text.ts'
import { classNames } from '../class-names.ts'
import { LinkForm } from './LinkForm.tsx'
import styles from './Toolbar.module.css'
import { type IconId, ToolIcon } from './tool-icons.tsx'
import { TOOLS, type Tool, type ToolState, toolState } from './tools.ts'
import type { WritingModes } from './writing-modes.ts'

export interface ToolbarProps {
  editor: Editor
  modes?: WritingModes | undefined
  onModes?: ((modes: WritingModes) => void) | undefined
  /** Files chosen for the text; no button without it. */
  onFiles?: ((files: File[]) => void) | undefined
  onCopyLink?: ((href: string) => void) | undefined
  /** Said at the end of the bar: how many words. */
  children?: ReactNode
}

function useToolState(editor: Editor): ToolState {
  const [state, setState] = useState(() => toolState(editor))
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      setState((before) => {
        const now = toolState(editor)
        return now.href === before.href && [...now.on].join() === [...before.on].join() ? before : now
      })
    }
    const later = () => {
      frame ||= requestAnimationFrame(look)
    }
    editor.on('transaction', later)
    look()
    return () => {
      cancelAnimationFrame(frame)
      editor.off('transaction', later)
    }
  }, [editor])
  return state
}

export function Toolbar({ editor, modes, onModes, onFiles, onCopyLink, children }: ToolbarProps) {
  const { t } = useTranslation('ui')
  const { on, href } = useToolState(editor)
  const [current, setCurrent] = useState('heading1')
  const [isLinking, setLinking] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const picker = useRef<HTMLInputElement>(null)

  function move(event: KeyboardEvent): void {
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button[data-tool]') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (event.key === 'Escape') editor.commands.focus()
    else if (to !== undefined && at >= 0) buttons[(to + buttons.length) % buttons.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function button(id: IconId, press: () => void, state: { isOn?: boolean | undefined; keys?: string | undefined }) {
    const name = t(`editor.${id}`)
    return (
      <button
        key={id}
        type="button"
        data-tool={id}
        className={classNames(styles.tool, state.isOn && styles.on)}
        aria-label={name}
        title={name}
        aria-pressed={state.isOn}
        aria-keyshortcuts={state.keys}
        tabIndex={current === id ? 0 : -1}
        onFocus={() => setCurrent(id)}
        // The text keeps its caret while the mouse presses.
        onMouseDown={(event) => event.preventDefault()}
        onClick={press}
      >
        <ToolIcon id={id} />
      </button>
    )
  }

  const toolButton = (tool: Tool) =>
    button(tool.id, () => tool.run(editor), { isOn: tool.isOn ? on.has(tool.id) : undefined, keys: tool.keys })

  function setLink(address: string): boolean {
    const known = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`
    if (!isSafeLink(known)) return false
    const { empty } = editor.state.selection
    if (href !== null) editor.chain().extendMarkRange('link').setMark('link', { href: known }).run()
    else if (empty)
      editor.commands.insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: known } }] })
    else editor.commands.setMark('link', { href: known })
    return true
  }

  return (
    <div className={styles.frame}>
      <div ref={bar} role="toolbar" aria-label={t('editor.tools')} className={styles.bar} onKeyDown={move}>
        {TOOLS.map((group) => (
          <div key={group[0]?.id} className={styles.group}>
            {group.map(toolButton)}
          </div>
        ))}
        <div className={styles.group}>
          {button('link', () => setLinking(!isLinking), { isOn: href !== null || isLinking })}
          {onFiles ? button('picture', () => picker.current?.click(), {}) : null}
        </div>
        {modes && onModes ? (
          <div className={styles.group}>
            {button('focus', () => onModes({ ...modes, focus: !modes.focus }), { isOn: modes.focus })}
            {button('typewriter', () => onModes({ ...modes, typewriter: !modes.typewriter }), {
              isOn: modes.typewriter,
            })}
          </div>
        ) : null}
      </div>
      <div className={styles.said}>{children}</div>
      {onFiles ? (
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
      ) : null}
      {isLinking || href !== null ? (
        <LinkForm
          key={href ?? 'new'}
          href={href}
          isOpen={isLinking}
          onOpen={() => setLinking(true)}
          onSet={(address) => {
            const isSet = setLink(address)
            if (isSet) {
              setLinking(false)
              editor.commands.focus()
            }
            return isSet
          }}
          onTakeOff={() => {
            editor.chain().extendMarkRange('link').unsetMark('link').focus().run()
            setLinking(false)
          }}
          onCopy={onCopyLink}
          onLeave={() => {
            setLinking(false)
            editor.commands.focus()
          }}
        />
      ) : null}
    </div>
  )
}
