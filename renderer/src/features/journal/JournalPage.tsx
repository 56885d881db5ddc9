// All entries by date, the newest first; what was just deleted can be taken back here, and what was deleted earlier too.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { useHeads, useRecord, useTrash } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { FilterBar } from '#parts/find/FilterBar.tsx'
import { Trash } from '#parts/Trash.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { isNarrowing, passes } from '#shared/domain/search/filter.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { preloadTextEditor } from '#ui/editor/LazyTextEditor.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Calendar } from './Calendar.tsx'
import { monthOf } from './calendar-view.ts'
import { takeDeleted } from './deleted-note.ts'
import { setDeleted } from './drafts.ts'
import { countDays, newestFirst } from './entry-list.ts'
import styles from './JournalPage.module.css'
import { type JournalView, journalView, keptScroll } from './journal-view.ts'
import { OnThisDay } from './OnThisDay.tsx'
import { EntryPage } from './screens.ts'
import { Timeline } from './Timeline.tsx'

const AFTER_THE_LIST_MS = 150

export function JournalPage() {
  const { t, i18n } = useTranslation('journal')
  const entries = useHeads('entry')
  const trash = useTrash('entry')
  const ordered = useMemo(() => newestFirst(entries), [entries])
  const { view, filter, month, day } = useStore(journalView)
  const sparks = useHeads('spark')
  const isNarrowed = isNarrowing(filter)
  const passing = useMemo(() => {
    if (!isNarrowing(filter)) return ordered
    const quoted = new Set(sparks.map(({ source }) => source.recordId))
    return ordered.filter((entry) => passes(entry, filter, quoted))
  }, [ordered, filter, sparks])
  const [justDeleted, setJustDeleted] = useState<RecordId | null>(null)
  const [refused, setRefused] = useState(false)
  const first = ordered.at(-1)

  useEffect(() => {
    setJustDeleted((before) => takeDeleted() ?? before)
  }, [])

  // Once the list stands: what a click on an entry will need.
  useEffect(() => {
    const timer = setTimeout(() => {
      preloadTextEditor()
      void EntryPage.preload()
    }, AFTER_THE_LIST_MS)
    return () => clearTimeout(timer)
  }, [])

  useKeptScroll()

  async function bringBack(id: RecordId): Promise<void> {
    try {
      await setDeleted(id, false)
      setRefused(false)
      setJustDeleted((now) => (now === id ? null : now))
    } catch {
      setRefused(true)
    }
  }

  return (
    <Page
      kicker={t('room')}
      title={t(first ? 'list.title' : 'empty.title', { count: entries.length })}
      subtitle={
        first
          ? t('list.facts', { count: countDays(entries), day: formatDay(first.day, 'short', i18n.language, today()) })
          : t('empty.text')
      }
      actions={first ? <ButtonLink href="#/journal/new">{t('new')}</ButtonLink> : null}
    >
      {justDeleted ? <JustDeleted id={justDeleted} onUndo={() => void bringBack(justDeleted)} /> : null}
      {refused ? <Notice tone="problem">{t('notBack')}</Notice> : null}
      {first ? null : (
        <>
          <ButtonLink href="#/journal/new">{t('empty.first')}</ButtonLink>
          <p>
            <Link href="/import">{t('empty.import')}</Link>
          </p>
        </>
      )}
      {first ? (
        <>
          <Views view={view} />
          <FilterBar filter={filter} onChange={(now) => journalView.setState({ filter: now })} />
        </>
      ) : null}
      {isNarrowed ? (
        <p role="status" className={styles.passing}>
          {t(passing.length > 0 ? 'list.passing' : 'list.passingNone', { count: passing.length })}
        </p>
      ) : null}
      {first && view === 'list' ? (
        <>
          {isNarrowed ? null : <OnThisDay entries={entries} />}
          <Timeline entries={passing} />
        </>
      ) : null}
      {first && view !== 'list' ? (
        <Calendar entries={passing} view={view} month={month ?? monthOf(today())} day={day} today={today()} />
      ) : null}
      <Trash
        title={t('deleted.title', { count: trash.length })}
        items={newestFirst(trash).map((entry) => ({
          id: entry.id,
          words: entry.title ?? (entry.firstWords || t('list.noWords')),
          note: formatDay(entry.day, 'full', i18n.language),
        }))}
        onBringBack={(id) => void bringBack(id)}
      />
      {first ? (
        <p>
          <Link href="/export">{t('export')}</Link>
        </p>
      ) : null}
    </Page>
  )
}

/** Takes focus to its button, so that undo is the next key. */
function JustDeleted({ id, onUndo }: { id: RecordId; onUndo: () => void }) {
  const { t } = useTranslation('journal')
  const undo = useRef<HTMLButtonElement>(null)
  const isThere = useRecord('entry', id)?.deletedAt === null
  useEffect(() => undo.current?.focus(), [])
  if (isThere) return null
  return (
    <Notice
      tone="calm"
      action={
        <Button ref={undo} variant="link" onClick={onUndo}>
          {t('deleted.undo')}
        </Button>
      }
    >
      {t('deleted.now')}
    </Notice>
  )
}

const VIEWS = ['list', 'month', 'year'] as const

function Views({ view }: { view: JournalView }) {
  const { t } = useTranslation('journal')
  return (
    <fieldset className={styles.views} aria-label={t('view.label')}>
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.view}
          aria-pressed={view === one}
          onClick={() => journalView.setState({ view: one })}
        >
          {t(`view.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** Notes how far the page is scrolled, and goes back there when one comes back from an entry. */
function useKeptScroll(): void {
  useEffect(() => {
    const scroll = keptScroll.top
    // After the shell has scrolled the new screen to its top.
    const frame = requestAnimationFrame(() => {
      if (scroll > 0) window.scrollTo(0, scroll)
      window.addEventListener('scroll', note, { passive: true })
    })
    const note = () => {
      keptScroll.top = window.scrollY
    }
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', note)
    }
  }, [])
}
