// One entry: its date, its title if it has one, its text. `/journal/new` becomes a fresh id; nothing is stored before
// the first word. Loads the text, then hands it to EntryEditor.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect } from 'wouter'
import { useRecord } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import { formatDay, today } from '#parts/dates.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { emptyText } from '#shared/domain/text.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { beginEntry, type Draft, draftOf, isBegun, setDeleted } from './drafts.ts'
import { EntryEditor } from './EntryEditor.tsx'

export function EntryPage({ id }: { id: string }) {
  return id === 'new' ? <FreshEntry /> : <OpenEntry id={id} />
}

function FreshEntry() {
  const [id] = useState(beginEntry)
  return <Redirect to={`/journal/${id}`} replace />
}

type Loaded = { state: 'opening' } | { state: 'open'; draft: Draft } | { state: 'unreadable' }

function useText(id: RecordId, exists: boolean, title: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(() => {
    const draft = draftOf(id) ?? (exists ? null : { title: '', text: emptyText() })
    return draft ? { state: 'open', draft } : { state: 'opening' }
  })
  const waiting = loaded.state === 'opening'
  useEffect(() => {
    if (!waiting) return
    let gone = false
    openBody('entry', id).then(
      ({ text }) => {
        if (!gone) setLoaded({ state: 'open', draft: { title, text } })
      },
      () => {
        if (!gone) setLoaded({ state: 'unreadable' })
      },
    )
    return () => {
      gone = true
    }
  }, [id, waiting, title])
  return loaded
}

function OpenEntry({ id }: { id: RecordId }) {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const { t, i18n } = useTranslation('journal')
  const entry = useRecord('entry', id)
  const loaded = useText(id, entry !== undefined, entry?.title ?? '')
  const date = formatDay(entry?.day ?? today(), 'full', i18n.language)
  const back = <Link href="/journal">{t('back')}</Link>

  if (!entry && !isBegun(id))
    return (
      <Page kicker={back} title={t('absent.title')}>
        <p>{t('absent.text')}</p>
      </Page>
    )
  if (entry?.deletedAt)
    return (
      <Page kicker={back} title={date} subtitle={t('trashed')}>
        <Button onClick={() => void setDeleted(id, false)}>{t('bringBack')}</Button>
      </Page>
    )
  if (loaded.state === 'unreadable')
    return (
      <Page kicker={back} title={date}>
        <Notice tone="problem">{t('unreadable')}</Notice>
      </Page>
    )
  if (loaded.state === 'opening') return <Page kicker={back} title={date} />
  return (
    <EntryEditor id={id} date={date} opened={loaded.draft} isNew={entry === undefined} isHere={() => here.current} />
  )
}
