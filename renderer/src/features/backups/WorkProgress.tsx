// How far a longer piece of work is. Before its length is known, only that it goes on.
import styles from './BackupsPage.module.css'

interface WorkProgressProps {
  label: string
  progress: { done: number; total: number } | null
}

export function WorkProgress({ label, progress }: WorkProgressProps) {
  return (
    <div className={styles.progress}>
      <p role="status">{label}</p>
      {progress === null || progress.total === 0 ? (
        <progress aria-label={label} />
      ) : (
        <progress value={progress.done} max={progress.total} aria-label={label} />
      )}
    </div>
  )
}
