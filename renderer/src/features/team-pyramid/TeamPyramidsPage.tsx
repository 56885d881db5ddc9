// The pyramids of teams: a list, and the way to begin one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { CircleTabs } from '#parts/CircleTabs.tsx'
import { formatDay, today } from '#parts/dates.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { writtenLayers } from '#shared/domain/circle/team-pyramid.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { beginPyramid } from './pyramid-writes.ts'
import styles from './team-pyramid.module.css'

export function TeamPyramidsPage() {
  const { t, i18n } = useTranslation(['team-pyramid', 'circle', 'errors'])
  const [, go] = useLocation()
  const pyramids = useHeads('pyramid')
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const begin = () => {
    beginPyramid().then(
      (id) => go(`/team/${id}`),
      (error: unknown) => setFailed(error instanceof KindError ? error.kind : 'unexpected'),
    )
  }
  return (
    <Page
      kicker={<Link href="/mirror">{t('circle:room')}</Link>}
      title={t('team-pyramid:title', { count: pyramids.length })}
      subtitle={t('team-pyramid:text')}
      actions={
        <Button variant={pyramids.length === 0 ? 'primary' : 'plain'} onClick={begin}>
          {t('team-pyramid:begin')}
        </Button>
      }
    >
      <CircleTabs here="team" />
      {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
      <ul className={styles.list}>
        {pyramids.toReversed().map((pyramid) => (
          <li key={pyramid.id}>
            <Link href={`/team/${pyramid.id}`} className={styles.name}>
              {pyramid.team || t('team-pyramid:nameless')}
            </Link>
            <p className={styles.facts}>
              {t('team-pyramid:facts', {
                date: formatDay(pyramid.day, 'short', i18n.language, today()),
                written: t('team-pyramid:written', { count: writtenLayers(pyramid) }),
              })}
            </p>
            {pyramid.why === '' ? null : <p className={styles.why}>{pyramid.why}</p>}
          </li>
        ))}
      </ul>
    </Page>
  )
}
