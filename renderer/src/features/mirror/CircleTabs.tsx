// The parts of the room of others, as links: letters and the lines from them. Later parts add themselves here.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import styles from './mirror.module.css'

const TABS = [
  { id: 'mirror', path: '/mirror' },
  { id: 'themes', path: '/themes' },
] as const

export function CircleTabs({ here }: { here: (typeof TABS)[number]['id'] }) {
  const { t } = useTranslation('mirror')
  return (
    <nav aria-label={t('tabs.label')}>
      <ul className={styles.tabs}>
        {TABS.map(({ id, path }) => (
          <li key={id}>
            <Link href={path} className={styles.tab} aria-current={id === here ? 'page' : undefined}>
              {t(`tabs.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
