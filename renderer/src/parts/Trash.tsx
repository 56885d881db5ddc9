// What was deleted and can be brought back: a quiet, closed section at the end of a room.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Trash.module.css'

export interface TrashItem {
  id: string
  /** The person's words, or what to say where there are none. */
  words: string
  /** When it was written or deleted. */
  note: string
}

export interface TrashProps {
  /** With the count in it: "Deleted entries (3)". */
  title: string
  items: readonly TrashItem[]
  onBringBack: (id: string) => void
}

/** Nothing at all while there is nothing in it. */
export function Trash({ title, items, onBringBack }: TrashProps) {
  const { t } = useTranslation('parts')
  if (items.length === 0) return null
  return (
    <details className={styles.trash}>
      <summary className={styles.summary}>{title}</summary>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id} className={styles.item}>
            <div className={styles.words}>
              <p className={styles.quote}>{item.words}</p>
              <p className={styles.note}>{item.note}</p>
            </div>
            <Button variant="link" onClick={() => onBringBack(item.id)}>
              {t('trash.bringBack')}
              <VisuallyHidden>: {item.words}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.all}>
        <Link href="/trash">{t('trash.all')}</Link>
      </p>
    </details>
  )
}
