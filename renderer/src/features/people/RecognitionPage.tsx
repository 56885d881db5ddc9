// The log of how people were made to feel, the newest first. A line kept from it can stand beside the why as evidence.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads, useTrash } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { formatDay, today } from '#parts/dates.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { PeopleTabs } from '#parts/PeopleTabs.tsx'
import { Trash } from '#parts/Trash.tsx'
import { type Change, useChanges } from '#parts/use-changes.ts'
import { type Deleting, useDeleting } from '#parts/use-deleting.tsx'
import { personBehind } from '#shared/domain/people.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './people.module.css'
import { besideWhy, keeping } from './person-writes.ts'
import { RecognitionDialog } from './RecognitionDialog.tsx'

type Recognition = RecordOf<'recognition'>

const newestFirst = (all: readonly Recognition[]) =>
  all.toSorted((a, b) => b.day.localeCompare(a.day) || b.createdAt.localeCompare(a.createdAt))

export function RecognitionPage() {
  const { t, i18n } = useTranslation(['recognition', 'parts', 'errors'])
  const all = useHeads('recognition')
  const trash = useTrash('recognition')
  const [open, setOpen] = useState<Recognition | 'new' | null>(null)
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const toMe = all.filter(({ direction }) => direction === 'to-me').length
  const add = (
    <Button variant={all.length === 0 ? 'primary' : 'plain'} onClick={() => setOpen('new')}>
      {t('recognition:add')}
    </Button>
  )
  return (
    <Page
      kicker={t('recognition:room')}
      title={all.length === 0 ? t('recognition:empty.title') : t('recognition:title', { count: all.length })}
      subtitle={
        all.length === 0
          ? t('recognition:empty.text')
          : [t('recognition:toMe', { count: toMe }), t('recognition:byMe', { count: all.length - toMe })].join(' · ')
      }
      actions={all.length === 0 ? null : add}
    >
      <PeopleTabs />
      {deleting.note}
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {all.length === 0 ? add : null}
      <ul className={styles.lines}>
        {newestFirst(all).map((one) => (
          <Row key={one.id} recognition={one} change={change} deleting={deleting} onOpen={() => setOpen(one)} />
        ))}
      </ul>
      <Trash
        title={t('recognition:trash', { count: trash.length })}
        items={newestFirst(trash).map((one) => ({
          id: one.id,
          words: one.what,
          note: formatDay(one.day, 'short', i18n.language, today()),
        }))}
        onBringBack={(id) => void deleting.bringBack(id)}
      />
      {open === null ? null : (
        <RecognitionDialog recognition={open === 'new' ? null : open} change={change} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

interface RowProps {
  recognition: Recognition
  change: Change
  deleting: Deleting
  onOpen: () => void
}

function Row({ recognition, change, deleting, onOpen }: RowProps) {
  const { t, i18n } = useTranslation(['recognition', 'parts'])
  const person = personBehind(useHeads('person'), recognition.personId)
  const spark = useHeads('spark').find(({ id }) => id === recognition.sparkId)
  const whys = useHeads('why')
  const why = chosenOf(whys)
  const { what, feeling, who, day, direction } = recognition
  const facts = [t(`parts:recognition.${direction}`), feeling, formatDay(day, 'short', i18n.language, today())]
  return (
    <li>
      <p className={styles.words} data-kept={spark ? '' : undefined}>
        {what}
      </p>
      <p className={styles.small}>
        {person ? <Link href={`/people/${person.id}`}>{person.name}</Link> : who}
        {person || who ? ' · ' : null}
        {facts.filter(Boolean).join(' · ')}
      </p>
      <p className={styles.ways}>
        {spark ? (
          <>
            <span>{t('recognition:kept')}</span>
            {why?.sparkIds.includes(spark.id) ? <Link href="/why">{t('recognition:isBeside')}</Link> : null}
            {why && !why.sparkIds.includes(spark.id) ? (
              <Button variant="link" onClick={() => void change((now) => besideWhy(why, spark.id, now))}>
                {t('recognition:beside')}
                <VisuallyHidden>: {what}</VisuallyHidden>
              </Button>
            ) : null}
            {!why && whys.length > 0 ? <Link href="/why">{t('recognition:besideSome')}</Link> : null}
          </>
        ) : (
          <Button variant="link" onClick={() => void change((now) => keeping(recognition, newId(), now))}>
            {t('recognition:keep')}
            <VisuallyHidden>: {what}</VisuallyHidden>
          </Button>
        )}
        <Button variant="link" onClick={onOpen}>
          {t('recognition:change')}
          <VisuallyHidden>: {what}</VisuallyHidden>
        </Button>
        <Button variant="link" onClick={() => void deleting.remove(recognition.id)}>
          {t('recognition:remove')}
          <VisuallyHidden>: {what}</VisuallyHidden>
        </Button>
        <HistoryLink id={recognition.id} of={what} />
      </p>
    </li>
  )
}
