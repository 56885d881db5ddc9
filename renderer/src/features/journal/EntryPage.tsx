// One entry: its date, its title if it has one, its text. `/journal/new` becomes a fresh id; nothing is stored before
// the first word. Loads the text, then hands it to EntryEditor.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect } from 'wouter'
import { headOf, useAnyRecord, useRecord } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import { formatDay, today } from '#parts/dates.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { emptyText, readText } from '#shared/domain/text.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { type About, beginEntry, type Draft, detailsOf, draftOf, isBegun, noteStored, setDeleted } from './drafts.ts'
import { EntryEditor } from './EntryEditor.tsx'

export function EntryPage({ id }: { id: string }) {
  return id === 'new' ? <FreshEntry about={{}} /> : <OpenEntry id={id} />
}

/** A new entry about a kept line or a session. */
export function EntryAboutPage({ id }: { id: RecordId }) {
  const record = useAnyRecord(id)
  if (record?.kind === 'spark') return <FreshEntry about={{ sparkId: id }} />
  if (record?.kind === 'session') return <FreshEntry about={{ sessionId: id }} />
  return <FreshEntry about={{}} />
}

function FreshEntry({ about }: { about: About }) {
  const [id] = useState(() => beginEntry(about))
  return <Redirect to={`/journal/${id}`} replace />
}

type Loaded = { state: 'opening' } | { state: 'open'; draft: Draft } | { state: 'unreadable' }

function useText(id: RecordId, exists: boolean): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(() => {
    const draft = draftOf(id) ?? (exists ? null : { title: '', text: emptyText(), details: detailsOf(undefined) })
    return draft ? { state: 'open', draft } : { state: 'opening' }
  })
  const waiting = loaded.state === 'opening'
  useEffect(() => {
    if (!waiting) return
    let gone = false
    openBody('entry', id).then(
      ({ text }) => {
        const head = headOf(id)
        if (gone || head?.kind !== 'entry') return
        noteStored(id, text)
        setLoaded({ state: 'open', draft: { title: head.title ?? '', text: readText(text), details: detailsOf(head) } })
      },
      () => {
        if (!gone) setLoaded({ state: 'unreadable' })
      },
    )
    return () => {
      gone = true
    }
  }, [id, waiting])
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
  const loaded = useText(id, entry !== undefined)
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
  return <EntryEditor id={id} opened={loaded.draft} isNew={entry === undefined} isHere={() => here.current} />
}
