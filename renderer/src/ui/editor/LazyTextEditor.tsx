// Loads the editor as its own chunk when the first text is shown, so that the lock screen need not carry it.
import { loadable } from '../loadable.tsx'
import styles from './LazyTextEditor.module.css'

export const LazyTextEditor = loadable(
  () => import('./TextEditor.tsx').then((m) => m.default),
  <div className={styles.waiting} aria-busy="true" />,
)

/** Starts loading without showing it, for the moment before a text is opened. */
export function preloadTextEditor(): void {
  void LazyTextEditor.preload()
}
