// Loads the editor as its own chunk when the first text is shown, so that the lock screen need not carry it.
import { lazy, Suspense } from 'react'
import styles from './LazyTextEditor.module.css'
import type { TextEditorProps } from './TextEditor.tsx'

const Loaded = lazy(() => import('./TextEditor.tsx'))

/** Starts loading without showing it, for the moment before a text is opened. */
export function preloadTextEditor(): void {
  void import('./TextEditor.tsx')
}

export function LazyTextEditor(props: TextEditorProps) {
  return (
    <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
      <Loaded {...props} />
    </Suspense>
  )
}
