// The cover: while another window is in front, this one shows blank paper. A wish in Settings; it hides and does not lock.
import { useEffect, useState } from 'react'
import styles from './Shell.module.css'

export function Cover({ isWanted }: { isWanted: boolean }) {
  const [isCovered, setCovered] = useState(false)
  useEffect(() => {
    if (!isWanted) {
      setCovered(false)
      return
    }
    const cover = () => setCovered(true)
    const uncover = () => setCovered(false)
    window.addEventListener('blur', cover)
    window.addEventListener('focus', uncover)
    return () => {
      window.removeEventListener('blur', cover)
      window.removeEventListener('focus', uncover)
    }
  }, [isWanted])
  // In front of dialogs too. A click on it only brings the window back.
  return isCovered ? (
    <div className={styles.cover} aria-hidden="true">
      <p>Unborrowed</p>
    </div>
  ) : null
}
