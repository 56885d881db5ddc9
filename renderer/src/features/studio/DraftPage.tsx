// One draft of a why: each clause in its own field with what it rests on, the drawer of evidence beside it, the truth and
// the values in view. Nothing here is marked: what is missing is asked.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { flushAll } from '#data/autosave.ts'
import { useHeads, useRecord } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { setDeleted } from '#parts/use-deleting.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { EvidencePin, RecordId, RecordOf, WhyHead } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { pinned, unpinned } from '#shared/domain/why/evidence.ts'
import { opened, partsOf, reshaped, type ShapeId, STARTING_SHAPES, withFreeClause } from '#shared/domain/why/shapes.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { ChooseDialog } from './ChooseDialog.tsx'
import { ClauseField } from './ClauseField.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { EvidenceDrawer } from './EvidenceDrawer.tsx'
import { InView } from './InView.tsx'
import styles from './studio.module.css'
import { useAsking } from './use-questions.ts'
import { changeWhy } from './why-writes.ts'

export function DraftPage({ id }: { id: RecordId }) {
  const { t } = useTranslation('studio')
  const why = useRecord('why', id)
  if (!why || why.deletedAt !== null)
    return (
      <Page kicker={<Link href="/studio">{t('all')}</Link>} title={t('absent.title')}>
        <p>{t('absent.text')}</p>
      </Page>
    )
  return <Draft why={why} />
}

function Draft({ why }: { why: RecordOf<'why'> }) {
  const { t } = useTranslation(['studio', 'errors'])
  const [, go] = useLocation()
  const whys = useHeads('why')
  const truth = chosenOf(useHeads('truth'))
  const { borrowed, isHere } = useAsking()
  const { change, problem } = useChanges()
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const [open, setOpen] = useState<'choose' | 'compare' | null>(null)
  const { shape } = opened(why)
  const parts = partsOf(why)
  const [called, setCalled] = useState<string | null>(null)
  const callee = parts.find(({ key }) => key === called) ?? parts[0]
  const labelOf = (key: string) => {
    const index = parts.findIndex((part) => part.key === key)
    return parts[index]?.before || t('studio:line', { number: index + 1 })
  }
  // What was typed a moment ago is part of what is changed here.
  const attempt = async (make: (newest: RecordOf<'why'>) => Partial<WhyHead>) => {
    setFailed(null)
    try {
      await flushAll()
      await changeWhy(why.id, make)
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  const withOpened = (newest: RecordOf<'why'>): RecordOf<'why'> => ({ ...newest, ...opened(newest) })
  const pin = (evidence: EvidencePin) => {
    const key = callee?.key
    if (key !== undefined)
      void attempt((newest) => ({ ...opened(newest), ...pinned(withOpened(newest), key, evidence) }))
  }
  const letGo = (key: string, id: RecordId) => void attempt((newest) => unpinned(withOpened(newest), key, id))
  const reshape = (id: ShapeId) => void attempt((newest) => reshaped(newest, { id, language: shape.language }, newId))
  const remove = async () => {
    await setDeleted(why.id, true).then(
      () => go('/studio'),
      () => setFailed('unexpected'),
    )
  }
  const others = whys.filter(({ id }) => id !== why.id)
  const shapes: ShapeId[] = shape.id === 'own' ? ['own', ...STARTING_SHAPES] : [...STARTING_SHAPES]
  const trouble = failed ?? problem
  return (
    <Page
      wide
      kicker={<Link href="/studio">{t('studio:all')}</Link>}
      title={t(`studio:shape.${shape.language}.${shape.id}`)}
      subtitle={
        truth ? (
          <>
            {t('studio:fromTruth')} <q className={styles.truth}>{truth.text}</q>
          </>
        ) : (
          t('studio:noTruth')
        )
      }
    >
      {trouble ? <Notice tone="problem">{t(`errors:kind.${trouble}`)}</Notice> : null}
      <div className={styles.columns}>
        <div>
          <ol className={styles.clauses} key={`${shape.id} ${shape.language}`}>
            {parts.map((part) => (
              <ClauseField
                key={part.key}
                whyId={why.id}
                part={part}
                label={labelOf(part.key)}
                isCalled={part.key === callee?.key}
                borrowed={borrowed}
                isHere={isHere}
                onCall={() => setCalled(part.key)}
                onLetGo={(id) => letGo(part.key, id)}
              />
            ))}
          </ol>
          {shape.id === 'free' ? (
            <Button variant="link" onClick={() => void attempt((newest) => withFreeClause(newest, newId()))}>
              {t('studio:addLine')}
            </Button>
          ) : null}
          <p className={styles.whole} aria-live="polite">
            {why.text}
          </p>
          <p className={styles.acts}>
            <Button
              onClick={() =>
                void flushAll().then(
                  () => setOpen('choose'),
                  () => undefined,
                )
              }
            >
              {t(why.chosenAt === null ? 'studio:choose.open' : 'studio:choose.again')}
            </Button>
            {others.length > 0 ? (
              <Button
                variant="plain"
                onClick={() =>
                  void flushAll().then(
                    () => setOpen('compare'),
                    () => undefined,
                  )
                }
              >
                {t('studio:compare.open')}
              </Button>
            ) : null}
            <HistoryLink id={why.id} />
            <Button variant="link" onClick={() => void remove()}>
              {t('studio:remove')}
            </Button>
          </p>
          <div className={styles.shape}>
            <Select
              label={t('studio:shapeOf')}
              options={shapes.map((id) => ({ id, label: t(`studio:shape.${shape.language}.${id}`) }))}
              value={shape.id}
              onChange={reshape}
            />
          </div>
        </div>
        <div>
          <InView why={why} change={change} />
          <EvidenceDrawer
            clause={callee ? labelOf(callee.key) : null}
            isPinned={(id) => callee?.clause.evidence?.some((one) => one.id === id) ?? false}
            onPin={pin}
          />
        </div>
      </div>
      {open === 'choose' ? <ChooseDialog why={why} whys={whys} change={change} onClose={() => setOpen(null)} /> : null}
      {open === 'compare' ? (
        <CompareDialog why={why} others={others} change={change} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  )
}
