// The parts of the room of others, as links: letters, the themes in them, cards, and what cards have in common.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import styles from './CircleTabs.module.css'

const TABS = [
  { id: 'mirror', path: '/mirror' },
  { id: 'themes', path: '/themes' },
  { id: 'cards', path: '/cards' },
  { id: 'circle', path: '/circle' },
  { id: 'team', path: '/team' },
  { id: 'shared-purpose', path: '/shared-purpose' },
] as const

export function CircleTabs({ here }: { here: (typeof TABS)[number]['id'] }) {
  const { t } = useTranslation('circle')
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
