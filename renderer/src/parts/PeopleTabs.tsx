// The ways inside the room "People and asks", the same on every screen of it.
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import styles from './PeopleTabs.module.css'

/** In order; a screen that is not there yet is not among them. */
const TABS = [
  { id: 'people', path: '/people' },
  { id: 'pyramid', path: '/pyramid' },
  { id: 'asks', path: '/asks' },
  { id: 'figures', path: '/asks/figures' },
  { id: 'recognition', path: '/recognition' },
  { id: 'experiments', path: '/experiments' },
] as const

export function PeopleTabs() {
  const { t } = useTranslation('parts')
  const [route] = useLocation()
  return (
    <nav className={styles.tabs} aria-label={t('people.label')}>
      <ul>
        {TABS.map(({ id, path }) => (
          <li key={id}>
            <Link href={path} aria-current={route === path ? 'page' : undefined}>
              {t(`people.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
