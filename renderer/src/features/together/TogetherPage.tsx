// The route of a session of several: preparing one, going on with the one under way, and the word that it has ended.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { endTogether, readTogether, saveTogether } from '#data/together.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { Gathering } from '#shared/domain/together/gathering.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Session } from './Session.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { now } from './use-gathering.ts'

type Phase =
  | { at: 'looking' }
  | { at: 'set-up'; trouble: ErrorKind | null }
  | { at: 'session'; gathering: Gathering }
  | { at: 'unreadable' }
  | { at: 'ended'; keptId: RecordId | null }
  | { at: 'failed'; kind: ErrorKind }

const kindOf = (error: unknown): ErrorKind => (error instanceof KindError ? error.kind : 'unexpected')
const LIST = '/shared-purpose'

export function TogetherPage() {
  const { t } = useTranslation(['together', 'errors'])
  const [, go] = useLocation()
  const [phase, setPhase] = useState<Phase>({ at: 'looking' })
  useEffect(() => {
    let isGone = false
    readTogether(now()).then(
      (kept) => {
        if (isGone) return
        if (kept.state === 'there') setPhase({ at: 'session', gathering: kept.gathering })
        else setPhase(kept.state === 'none' ? { at: 'set-up', trouble: null } : { at: 'unreadable' })
      },
      (error: unknown) => {
        if (!isGone) setPhase({ at: 'failed', kind: kindOf(error) })
      },
    )
    return () => {
      isGone = true
    }
  }, [])

  const begin = (gathering: Gathering) => {
    saveTogether(gathering).then(
      () => setPhase({ at: 'session', gathering }),
      (error: unknown) => setPhase({ at: 'set-up', trouble: kindOf(error) }),
    )
  }
  const remove = () => {
    endTogether().then(
      () => setPhase({ at: 'set-up', trouble: null }),
      (error: unknown) => setPhase({ at: 'failed', kind: kindOf(error) }),
    )
  }
  switch (phase.at) {
    case 'looking':
      return <main aria-busy="true" />
    case 'set-up':
      return (
        <SetUpForm
          trouble={phase.trouble === null ? null : t(`errors:kind.${phase.trouble}`)}
          onBegin={begin}
          onBack={() => go(LIST)}
        />
      )
    case 'session':
      return (
        <Session
          initial={phase.gathering}
          onEnded={(keptId) => setPhase({ at: 'ended', keptId })}
          onLeft={() => go(LIST)}
        />
      )
    case 'unreadable':
      return (
        <Page kicker={<Link href={LIST}>{t('together:room')}</Link>} title={t('together:name')}>
          <Notice tone="problem" action={<Button onClick={remove}>{t('together:list.remove')}</Button>}>
            {t('together:list.unreadable')}
          </Notice>
        </Page>
      )
    case 'failed':
      return (
        <Page kicker={<Link href={LIST}>{t('together:room')}</Link>} title={t('together:name')}>
          <Notice tone="problem">{t(`errors:kind.${phase.kind}`)}</Notice>
        </Page>
      )
    case 'ended':
      return (
        <Page
          title={t('together:ended.title')}
          subtitle={t(phase.keptId === null ? 'together:ended.gone' : 'together:ended.kept')}
        >
          <p>
            {phase.keptId === null ? null : (
              <Button onClick={() => go(`${LIST}/${phase.keptId}`)}>{t('together:ended.toKept')}</Button>
            )}{' '}
            <Button variant={phase.keptId === null ? 'primary' : 'plain'} onClick={() => go(LIST)}>
              {t('together:ended.toList')}
            </Button>
          </p>
        </Page>
      )
  }
}
