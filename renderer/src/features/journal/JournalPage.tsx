// All entries by date, the newest first; what was just deleted can be taken back here, and what was deleted earlier too.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads, useRecord, useTrash } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { Trash } from '#parts/Trash.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { preloadTextEditor } from '#ui/editor/LazyTextEditor.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { takeDeleted } from './deleted-note.ts'
import { setDeleted } from './drafts.ts'
import { byMonth, countDays, type Entry, newestFirst } from './entry-list.ts'
import styles from './JournalPage.module.css'

/** How many entries are on the page before one asks for more. */
const PAGE = 150

export function JournalPage() {
  const { t, i18n } = useTranslation('journal')
  const entries = useHeads('entry')
  const trash = useTrash('entry')
  const ordered = useMemo(() => newestFirst(entries), [entries])
  const [shown, setShown] = useState(PAGE)
  const [justDeleted, setJustDeleted] = useState<RecordId | null>(null)
  const [refused, setRefused] = useState(false)
  const first = ordered.at(-1)

  useEffect(() => {
    preloadTextEditor()
    setJustDeleted((before) => takeDeleted() ?? before)
  }, [])

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
      {byMonth(ordered.slice(0, shown)).map(({ month, days }) => (
        <section key={month} className={styles.month}>
          <h2 className={styles.monthName}>{formatDay(`${month}-01`, 'month', i18n.language)}</h2>
          {days.map(({ day, entries: written }) => (
            <div key={day} className={styles.day}>
              <h3 className={styles.dayName}>{formatDay(day, 'day', i18n.language)}</h3>
              <ul className={styles.entries}>
                {written.map((entry) => (
                  <EntryLine key={entry.id} entry={entry} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {ordered.length > shown ? (
        <Button variant="plain" className={styles.more} onClick={() => setShown(shown + PAGE)}>
          {t('list.more', { count: ordered.length - shown })}
        </Button>
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
    </Page>
  )
}

function EntryLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation('journal')
  return (
    <li className={styles.entry}>
      <Link className={styles.link ?? ''} href={`/journal/${entry.id}`}>
        {entry.title ? <span className={styles.title}>{entry.title}</span> : null}
        <span className={entry.title ? styles.below : styles.words}>{entry.firstWords || t('list.noWords')}</span>
      </Link>
      <span className={styles.count}>{t('list.words', { count: entry.words })}</span>
    </li>
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
