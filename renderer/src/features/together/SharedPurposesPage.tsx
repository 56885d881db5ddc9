// Shared purposes: the session under way, of which nothing but its day and the number of people is told here, and those kept.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { endTogether, readTogether } from '#data/together.ts'
import { CircleTabs } from '#parts/CircleTabs.tsx'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { present } from '#shared/domain/together/gathering.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './together.module.css'
import { now } from './use-gathering.ts'

type UnderWay =
  | { at: 'looking' | 'none' | 'unreadable' | 'removed' }
  | { at: 'there'; startedAt: string; count: number }
  | { at: 'failed'; kind: ErrorKind }

const failure = (error: unknown): UnderWay => ({
  at: 'failed',
  kind: error instanceof KindError ? error.kind : 'unexpected',
})

export function SharedPurposesPage() {
  const { t, i18n } = useTranslation(['together', 'errors'])
  const kept = useHeads('shared-purpose').toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const [underWay, setUnderWay] = useState<UnderWay>({ at: 'looking' })
  useEffect(() => {
    let isGone = false
    const tell = (next: UnderWay) => {
      if (!isGone) setUnderWay(next)
    }
    readTogether(now()).then(
      (found) => {
        if (found.state !== 'there') return tell({ at: found.state })
        const { startedAt } = found.gathering
        return tell({ at: 'there', startedAt, count: present(found.gathering).length })
      },
      (error: unknown) => tell(failure(error)),
    )
    return () => {
      isGone = true
    }
  }, [])
  const remove = () => {
    endTogether().then(
      () => setUnderWay({ at: 'removed' }),
      (error: unknown) => setUnderWay(failure(error)),
    )
  }
  const date = (day: string) => formatDay(day, 'short', i18n.language, today())
  return (
    <Page
      kicker={<Link href="/mirror">{t('together:room')}</Link>}
      title={t('together:list.title', { count: kept.length })}
      subtitle={t('together:list.text')}
    >
      <div className={styles.column}>
        <CircleTabs here="shared-purpose" />
        {underWay.at === 'there' ? (
          <section className={styles.stack} aria-labelledby="under-way">
            <h2 id="under-way">{t('together:list.underWay')}</h2>
            <p className={styles.quiet}>
              {t('together:list.underWayText', { date: date(localDay(underWay.startedAt)), count: underWay.count })}
            </p>
            <div>
              <ButtonLink href="#/together">{t('together:list.resume')}</ButtonLink>
            </div>
          </section>
        ) : null}
        {underWay.at === 'unreadable' ? (
          <Notice tone="problem" action={<Button onClick={remove}>{t('together:list.remove')}</Button>}>
            {t('together:list.unreadable')}
          </Notice>
        ) : null}
        {underWay.at === 'failed' ? <Notice tone="problem">{t(`errors:kind.${underWay.kind}`)}</Notice> : null}
        {underWay.at === 'removed' ? <Notice tone="calm">{t('together:list.removed')}</Notice> : null}
        {underWay.at === 'none' || underWay.at === 'removed' ? (
          <div className={styles.stack}>
            <p className={styles.quiet}>{t('together:list.needs')}</p>
            <div>
              <ButtonLink href="#/together">{t('together:list.start')}</ButtonLink>
            </div>
          </div>
        ) : null}
        {kept.length === 0 ? null : (
          <section className={styles.part} aria-labelledby="kept">
            <h2 id="kept">{t('together:list.kept')}</h2>
            <ul className={styles.rows}>
              {kept.map(({ id, day, statement, language }) => (
                <li key={id} className={styles.row}>
                  <Link href={`/shared-purpose/${id}`} className={styles.words} lang={language}>
                    {statement?.text ?? t('together:list.noStatement')}
                  </Link>
                  <p className={styles.small}>{date(day)}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}
