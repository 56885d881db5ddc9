// All experiments: the open ones by day, the ended ones with what they told. Each with its why and its people.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads, useTrash } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { ExperimentDialog } from '#parts/ExperimentDialog.tsx'
import { hoursText } from '#parts/experiment-writes.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { KeepLine } from '#parts/LineChoice.tsx'
import { PeopleTabs } from '#parts/PeopleTabs.tsx'
import { Trash } from '#parts/Trash.tsx'
import { type Change, useChanges } from '#parts/use-changes.ts'
import { type Deleting, useDeleting } from '#parts/use-deleting.tsx'
import { hoursOf, inOrder, isOpen } from '#shared/domain/experiment.ts'
import { personBehind } from '#shared/domain/people.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { EndDialog } from './EndDialog.tsx'
import styles from './experiments.module.css'

type Experiment = RecordOf<'experiment'>
type Open = { what: 'new' } | { what: 'change' | 'end'; experiment: Experiment } | null

export function ExperimentsPage() {
  const { t, i18n } = useTranslation(['experiments', 'parts', 'errors'])
  const all = useHeads('experiment')
  const trash = useTrash('experiment')
  const [opened, setOpened] = useState<Open>(null)
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const { open, ended } = inOrder(all)
  const hours = hoursOf(all)
  const facts = [
    t('experiments:facts.ended', { count: ended.length }),
    ...(hours > 0 ? [t('experiments:facts.hours', { count: hours, hours: hoursText(hours, i18n.language) })] : []),
  ]
  const add = (
    <Button variant={all.length === 0 ? 'primary' : 'plain'} onClick={() => setOpened({ what: 'new' })}>
      {t('experiments:add')}
    </Button>
  )
  const list = (experiments: readonly Experiment[]) => (
    <ul className={styles.rows}>
      {experiments.map((experiment) => (
        <Row
          key={experiment.id}
          experiment={experiment}
          deleting={deleting}
          onOpen={(what) => setOpened({ what, experiment })}
        />
      ))}
    </ul>
  )
  return (
    <Page
      kicker={t('experiments:room')}
      title={all.length === 0 ? t('experiments:empty.title') : t('experiments:title', { count: open.length })}
      subtitle={all.length === 0 ? t('experiments:empty.text') : facts.join(' · ')}
      actions={all.length === 0 ? null : add}
    >
      <PeopleTabs />
      {deleting.note}
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {all.length === 0 ? add : null}
      {open.length > 0 ? list(open) : null}
      {ended.length > 0 ? (
        <section aria-labelledby="experiments-ended" className={styles.ended}>
          <h2 id="experiments-ended">{t('experiments:ended')}</h2>
          {list(ended)}
        </section>
      ) : null}
      <Trash
        title={t('experiments:trash', { count: trash.length })}
        items={trash.toReversed().map((one) => ({
          id: one.id,
          words: one.what,
          note: one.day === null ? '' : formatDay(one.day, 'short', i18n.language, today()),
        }))}
        onBringBack={(id) => void deleting.bringBack(id)}
      />
      <Opened opened={opened} change={change} onClose={() => setOpened(null)} />
    </Page>
  )
}

function Opened({ opened, change, onClose }: { opened: Open; change: Change; onClose: () => void }) {
  if (opened === null) return null
  if (opened.what === 'end') return <EndDialog experiment={opened.experiment} change={change} onClose={onClose} />
  const experiment = opened.what === 'change' ? opened.experiment : null
  return <ExperimentDialog experiment={experiment} change={change} onClose={onClose} />
}

interface RowProps {
  experiment: Experiment
  deleting: Deleting
  onOpen: (what: 'change' | 'end') => void
}

function Row({ experiment, deleting, onOpen }: RowProps) {
  const { t, i18n } = useTranslation(['experiments', 'parts'])
  const everybody = useHeads('person')
  const whys = useHeads('why')
  const { what, obstacle, plan, day, outcome, endedOn, learned, hours } = experiment
  const people = (experiment.personIds ?? []).flatMap((id) => personBehind(everybody, id) ?? [])
  const why = whys.find(({ id }) => id === experiment.whyId)
  const date = (one: string) => formatDay(one, 'short', i18n.language, today())
  const state = isOpen(experiment)
    ? day === null
      ? t('experiments:undated')
      : t(day <= today() ? 'experiments:wasFor' : 'experiments:isFor', { date: date(day) })
    : `${t(`parts:experiment.outcome.${outcome ?? 'open'}`)} · ${date(endedOn ?? day ?? experiment.createdAt.slice(0, 10))}`
  const facts = [
    state,
    ...(hours === undefined ? [] : [t('experiments:hours', { count: hours, hours: hoursText(hours, i18n.language) })]),
  ]
  return (
    <li>
      <p className={styles.words}>{what}</p>
      <p className={styles.facts}>
        {facts.join(' · ')}
        {people.map((person) => (
          <span key={person.id}>
            {' · '}
            <Link href={`/people/${person.id}`}>{person.name}</Link>
          </span>
        ))}
      </p>
      {why ? (
        <p className={styles.facts}>
          {t('experiments:forWhy')} <span className={styles.why}>{why.text}</span>
        </p>
      ) : null}
      {obstacle === '' && plan === '' ? null : (
        <dl className={styles.plan}>
          {obstacle === '' ? null : (
            <div>
              <dt>{t('parts:experiment.obstacle')}</dt>
              <dd>{obstacle}</dd>
            </div>
          )}
          {plan === '' ? null : (
            <div>
              <dt>{t('parts:experiment.plan')}</dt>
              <dd>{plan}</dd>
            </div>
          )}
        </dl>
      )}
      {learned ? (
        <p className={styles.learned}>
          <span>{t('experiments:learned')}</span> {learned}
        </p>
      ) : null}
      <p className={styles.ways}>
        <Button variant="link" onClick={() => onOpen('end')}>
          {t(isOpen(experiment) ? 'experiments:end.open' : 'experiments:end.change')}
          <VisuallyHidden>: {what}</VisuallyHidden>
        </Button>
        <Button variant="link" onClick={() => onOpen('change')}>
          {t('experiments:change')}
          <VisuallyHidden>: {what}</VisuallyHidden>
        </Button>
        <Button variant="link" onClick={() => void deleting.remove(experiment.id)}>
          {t('experiments:remove')}
          <VisuallyHidden>: {what}</VisuallyHidden>
        </Button>
        {learned ? <KeepLine id={experiment.id} of={what} /> : null}
        <HistoryLink id={experiment.id} of={what} />
      </p>
    </li>
  )
}
