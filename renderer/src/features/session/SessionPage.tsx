// The route of one session: opens it with the definition it began with, and shows what stands in the way if it cannot.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useRecord } from '#data/heads.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { type LoadedSession, loadSession } from './load-session.ts'
import { Sitting } from './Sitting.tsx'

export function SessionPage({ id }: { id: RecordId }) {
  const { t } = useTranslation('session')
  const record = useRecord('session', id)
  const first = useRef(record)
  const [loaded, setLoaded] = useState<LoadedSession | null>(null)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)

  // Opened once: from then on the sitting itself knows best. `attempt` counts the tries.
  useEffect(() => {
    const record = first.current
    if (!record) return
    let isGone = false
    setFailed(false)
    loadSession(record).then(
      (session) => {
        if (!isGone) setLoaded(session)
      },
      () => {
        if (!isGone) setFailed(attempt >= 0)
      },
    )
    return () => {
      isGone = true
    }
  }, [attempt])

  if (!record || record.deletedAt !== null) return <Trouble title={t('missing.title')} text={t('missing.text')} />
  if (failed)
    return <Trouble title={t('unreadable.title')} text={t('unreadable.text')} onAgain={() => setAttempt(attempt + 1)} />
  if (!loaded) return <main aria-busy="true" />
  return <Sitting loaded={loaded} />
}

function Trouble({ title, text, onAgain }: { title: string; text: string; onAgain?: () => void }) {
  const { t } = useTranslation('session')
  return (
    <Page title={title} subtitle={text}>
      <p>
        {onAgain ? <Button onClick={onAgain}>{t('unreadable.again')}</Button> : null}
        <Link href="/path" asChild>
          <ButtonLink variant={onAgain ? 'plain' : 'primary'} href="/path">
            {t('toPath')}
          </ButtonLink>
        </Link>
      </p>
    </Page>
  )
}
