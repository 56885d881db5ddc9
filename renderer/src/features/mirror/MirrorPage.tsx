// The mirror: letters that came, requests that went out, and the way to take a letter in.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { CircleTabs } from '#parts/CircleTabs.tsx'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { inReadingOrder, recipientOf } from '#shared/domain/mirror.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './mirror.module.css'
import { TakeLetter } from './TakeLetter.tsx'

export function MirrorPage() {
  const { t, i18n } = useTranslation('mirror')
  const mirrors = useHeads('mirror')
  const letters = useHeads('letter')
  const sparks = useHeads('spark')
  const byId = new Map(mirrors.map((mirror) => [mirror.id, mirror]))
  const [asked, setAsked] = useState(false)
  const unread = letters.filter(({ readAt }) => readAt === null).length
  const isEmpty = mirrors.length === 0 && letters.length === 0
  const kept = sparks.filter(({ source }) => letters.some(({ id }) => id === source.recordId)).length
  return (
    <Page
      kicker={t('room')}
      title={isEmpty ? t('empty.title') : t('title', { count: letters.length })}
      subtitle={isEmpty ? t('empty.text') : letters.length === 0 ? t('waiting') : t('unread', { count: unread })}
      actions={
        <ButtonLink variant={isEmpty ? 'primary' : 'plain'} href="#/mirror/new">
          {t('ask')}
        </ButtonLink>
      }
    >
      <div className={styles.parts}>
        <CircleTabs here="mirror" />
        {letters.length === 0 ? null : (
          <section className={styles.part} aria-labelledby="letters">
            <h2 id="letters">{t('letters')}</h2>
            <ul className={styles.list}>
              {inReadingOrder(letters).map((letter) => (
                <li key={letter.id} className={styles.item}>
                  <div className={styles.what}>
                    <Link href={`/letter/${letter.id}`} className={styles.name}>
                      {letter.signed || t('letter.unsigned')}
                    </Link>
                    <p className={styles.facts}>
                      {t('letter.through', { name: recipientOf(letter, byId.get(letter.mirrorId))?.name ?? '–' })} ·{' '}
                      {formatDay(localDay(letter.writtenAt), 'short', i18n.language, today())}
                    </p>
                  </div>
                  <span className={styles.facts}>{letter.readAt === null ? t('letter.unread') : t('letter.read')}</span>
                </li>
              ))}
            </ul>
            {kept > 0 ? (
              <p>
                <Link href="/themes">{t('themes.link', { count: kept })}</Link>
              </p>
            ) : null}
          </section>
        )}
        {mirrors.length === 0 ? null : (
          <section className={styles.part} aria-labelledby="requests">
            <h2 id="requests">{t('requests')}</h2>
            <ul className={styles.list}>
              {mirrors.toReversed().map((mirror) => (
                <li key={mirror.id} className={styles.item}>
                  <div className={styles.what}>
                    <Link href={`/mirror/${mirror.id}`} className={styles.name}>
                      {mirror.recipients.length > 0
                        ? mirror.recipients.map(({ name }) => name).join(', ')
                        : t('request.nobody')}
                    </Link>
                    <p className={styles.facts}>
                      {t('request.facts', {
                        date: formatDay(localDay(mirror.createdAt), 'short', i18n.language, today()),
                        files: t('request.files', {
                          count: mirror.recipients.filter(({ madeAt }) => madeAt !== null).length,
                        }),
                      })}
                    </p>
                  </div>
                  <span className={styles.facts}>
                    {t('request.came', { count: letters.filter(({ mirrorId }) => mirrorId === mirror.id).length })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {mirrors.length > 0 ? <TakeLetter isOpen={asked} onOpen={setAsked} /> : null}
      </div>
    </Page>
  )
}
