// All asks: the fast line at the top, what waits for a decision, what has come due again, and the list with its filters.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useHeads, useTrash } from '#data/heads.ts'
import { saveRecords } from '#data/repository.ts'
import { AskRows } from '#parts/AskRows.tsx'
import { formatHours, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { PeopleTabs } from '#parts/PeopleTabs.tsx'
import { Trash } from '#parts/Trash.tsx'
import { piecesOf, tallyOf } from '#shared/domain/ledger/figures.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { filtered, NO_FILTER, newestAsks } from './ask-list.ts'
import { CaptureForm } from './CaptureForm.tsx'
import { Filters } from './Filters.tsx'
import styles from './ledger.module.css'
import { changedAsk } from './new-ask.ts'
import { RepeatsDue } from './RepeatsDue.tsx'
import { TableFiles } from './TableFiles.tsx'
import { Worth } from './Worth.tsx'

/** How many asks are on the page before one asks for more. */
const PAGE = 100

/** `isCalled`: the command to write an ask down was given. */
export function AsksPage({ isCalled }: { isCalled: boolean }) {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const [, go] = useLocation()
  const asks = useHeads('ask')
  const trash = useTrash('ask')
  const people = useHeads('person')
  const [filter, setFilter] = useState(NO_FILTER)
  const [shown, setShown] = useState(PAGE)
  const { t: room } = useTranslation('parts')
  const [failed, setFailed] = useState(false)
  const listed = useMemo(() => newestAsks(filtered(asks, filter)), [asks, filter])
  const open = useMemo(
    () => newestAsks(asks.filter((ask) => ask.answer === 'open' && ask.direction === 'of-me')).toReversed(),
    [asks],
  )
  const tally = useMemo(() => tallyOf(piecesOf(asks, { from: null, to: null })), [asks])
  const [arrived] = useState(() => () => go('/asks', { replace: true }))

  const bringBack = async (id: RecordId) => {
    const ask = trash.find((one) => one.id === id)
    if (!ask) return
    const now = Temporal.Now.instant().toString()
    const { id: _, head } = changedAsk(ask, {}, now)
    try {
      await saveRecords([{ id, head: { ...head, deletedAt: null } }])
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }

  return (
    <Page
      wide
      kicker={room('people.label')}
      title={asks.length === 0 ? t('empty.title') : t('title', { count: asks.length })}
      subtitle={
        asks.length === 0
          ? t('empty.text')
          : t('facts', {
              asked: formatHours(tally.asked, language),
              given: formatHours(tally.given, language),
              unpaid: formatHours(tally.unpaid, language),
            })
      }
    >
      <PeopleTabs />
      <CaptureForm isCalled={isCalled} onArrived={arrived} />
      <RepeatsDue />
      {open.length > 0 ? (
        <section aria-labelledby="asks-open" className={styles.part}>
          <h2 id="asks-open">{t('open.title', { count: open.length })}</h2>
          <AskRows caption={t('open.title', { count: open.length })} asks={open.slice(0, 20)} />
        </section>
      ) : null}
      {asks.length > 0 ? (
        <section aria-labelledby="asks-all" className={styles.part}>
          <h2 id="asks-all">{t('list.title')}</h2>
          <Filters asks={asks} people={people} filter={filter} onChange={setFilter} />
          {listed.length === 0 ? <p className={styles.quiet}>{t('list.none')}</p> : null}
          {listed.length > 0 ? (
            <AskRows caption={t('list.caption', { count: listed.length })} asks={listed.slice(0, shown)} />
          ) : null}
          {listed.length > shown ? (
            <Button variant="plain" onClick={() => setShown(shown + PAGE)}>
              {t('list.more', { count: listed.length - shown })}
            </Button>
          ) : null}
        </section>
      ) : null}
      <Worth />
      <TableFiles asks={listed} />
      {failed ? <Notice tone="problem">{t('unsaved')}</Notice> : null}
      <Trash
        title={t('deleted', { count: trash.length })}
        items={newestAsks(trash).map((ask) => ({
          id: ask.id,
          words: ask.what || t('noWords'),
          note: [ask.who, formatDay(startDay(ask.when), 'short', language, today())].filter(Boolean).join(', '),
        }))}
        onBringBack={(id) => void bringBack(id)}
      />
    </Page>
  )
}
