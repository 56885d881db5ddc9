// All whys side by side as drafts: the chosen one first, each with what it rests on and what is still asked about it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import type { RecordOf } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { pinsOf } from '#shared/domain/why/evidence.ts'
import { opened } from '#shared/domain/why/shapes.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { ChooseDialog } from './ChooseDialog.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { NewDraft } from './NewDraft.tsx'
import styles from './studio.module.css'
import { useAsking } from './use-questions.ts'

type Open = { what: 'new' } | { what: 'choose' | 'compare'; why: RecordOf<'why'> } | null

export function StudioPage() {
  const { t, i18n } = useTranslation(['studio', 'errors'])
  const [, go] = useLocation()
  const whys = useHeads('why')
  const [open, setOpen] = useState<Open>(null)
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const { countOn } = useAsking()
  const chosen = chosenOf(whys)
  const ordered = [...(chosen ? [chosen] : []), ...whys.filter(({ id }) => id !== chosen?.id).toReversed()]
  const close = () => setOpen(null)
  const words = new Map(whys.map(({ id, text }) => [id, text]))
  const facts = (why: RecordOf<'why'>) => {
    const { clauses } = opened(why)
    const said = [
      t('studio:facts.pins', { count: pinsOf(clauses).length }),
      t('studio:facts.questions', { count: countOn(clauses) }),
    ]
    if (why.chosenAt !== null)
      said.unshift(t('studio:chosenOn', { date: formatDay(localDay(why.chosenAt), 'short', i18n.language, today()) }))
    return said.join(' · ')
  }
  return (
    <Page
      wide
      kicker={<Link href="/why">{t('studio:room')}</Link>}
      title={t('studio:title', { count: whys.length })}
      subtitle={t(whys.length === 0 ? 'studio:empty' : 'studio:text')}
      actions={
        <Button variant={whys.length === 0 ? 'primary' : 'plain'} onClick={() => setOpen({ what: 'new' })}>
          {t('studio:new.open')}
        </Button>
      }
    >
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {deleting.note}
      <ul className={styles.drafts}>
        {ordered.map((why) => (
          <li key={why.id} className={styles.draft} data-chosen={why.chosenAt === null ? undefined : ''}>
            <h2 className={styles.sentence}>
              <Link href={`/studio/${why.id}`}>{why.text}</Link>
            </h2>
            <p className={styles.small}>{facts(why)}</p>
            {(why.nearerThan ?? []).map(({ whyId, because }) => {
              const other = words.get(whyId)
              return other === undefined ? null : (
                <p key={whyId} className={styles.small}>
                  {t('studio:nearerThan', { other })}
                  {because === '' ? null : <q className={styles.because}>{because}</q>}
                </p>
              )
            })}
            <p className={styles.ways}>
              <Button variant="link" onClick={() => setOpen({ what: 'choose', why })}>
                {t(why.chosenAt === null ? 'studio:choose.open' : 'studio:choose.again')}
                <VisuallyHidden>: {why.text}</VisuallyHidden>
              </Button>
              {whys.length > 1 ? (
                <Button variant="link" onClick={() => setOpen({ what: 'compare', why })}>
                  {t('studio:compare.open')}
                  <VisuallyHidden>: {why.text}</VisuallyHidden>
                </Button>
              ) : null}
              <HistoryLink id={why.id} of={why.text} />
              <Button variant="link" onClick={() => void deleting.remove(why.id)}>
                {t('studio:remove')}
                <VisuallyHidden>: {why.text}</VisuallyHidden>
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {open?.what === 'new' ? <NewDraft onStarted={(id) => go(`/studio/${id}`)} onClose={close} /> : null}
      {open?.what === 'choose' ? <ChooseDialog why={open.why} whys={whys} change={change} onClose={close} /> : null}
      {open?.what === 'compare' ? (
        <CompareDialog
          why={open.why}
          others={whys.filter(({ id }) => id !== open.why.id)}
          change={change}
          onClose={close}
        />
      ) : null}
    </Page>
  )
}
