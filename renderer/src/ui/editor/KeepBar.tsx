// The small bar at a selection, with the one thing to do with it. Reached with Tab from the text; Esc goes back.
import { classNames } from '../class-names.ts'
import styles from './KeepBar.module.css'

export interface KeepBarProps {
  label: string
  /** Pixels inside the editor's frame. */
  left: number
  top: number
  below: boolean
  onKeep: () => void
  onLeave: () => void
}

const IS_MAC = /Mac/.test(navigator.userAgent)

export function KeepBar({ label, left, top, below, onKeep, onLeave }: KeepBarProps) {
  return (
    <div
      className={classNames(styles.bar, below && styles.below)}
      style={{ left: `min(${left}px, calc(100% - 15rem))`, top }}
    >
      <button
        type="button"
        className={styles.button}
        aria-keyshortcuts="Control+Shift+K"
        // The text keeps its focus and selection while the mouse presses.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onKeep}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onLeave()
        }}
      >
        {label}
        <span className={styles.keys} aria-hidden="true">
          {IS_MAC ? '⌘⇧K' : 'Ctrl ⇧ K'}
        </span>
      </button>
    </div>
  )
}
