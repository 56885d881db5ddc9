// The list of rooms at the left; a row at the top where there is little width. Knows no records.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Room, RoomId } from './rooms.ts'
import styles from './Sidebar.module.css'

interface Props {
  upper: readonly Room[]
  lower: readonly Room[]
  room: RoomId | null
  lockKeys: string
  onLock: () => void
}

export function Sidebar({ upper, lower, room, lockKeys, onLock }: Props) {
  const { t } = useTranslation('app')
  const item = ({ id, path }: Room) => (
    <li key={id}>
      <Link href={path} className={styles.item} aria-current={id === room ? 'page' : undefined}>
        {t(`room.${id}`)}
      </Link>
    </li>
  )
  return (
    <nav className={styles.sidebar} aria-label={t('rooms')}>
      <p className={styles.name}>Unborrowed</p>
      <ul className={styles.rooms}>{upper.map(item)}</ul>
      <ul className={styles.lower}>
        {lower.map(item)}
        <li>
          <button type="button" className={styles.item} onClick={onLock}>
            <span>{t('lock')}</span>
            <kbd className={styles.keys}>{lockKeys}</kbd>
          </button>
        </li>
      </ul>
    </nav>
  )
}
