// Everything about one person in one place: where they stand and how that moved, what is tried with them, asks and letters,
// what was felt, the lines and entries they are in. Old ids of people who were joined lead here too.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, useLocation } from 'wouter'
import { headsOf, trashOf, useHeads } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { saveRecords } from '#data/repository.ts'
import { formatDay, today } from '#parts/dates.ts'
import { ExperimentDialog } from '#parts/ExperimentDialog.tsx'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { SparkList } from '#parts/SparkList.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { setDeleted } from '#parts/use-deleting.tsx'
import { merging, personBehind } from '#shared/domain/people.ts'
import type { PyramidStep } from '#shared/domain/pyramid.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { RECORD_KINDS } from '#shared/formats/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { AsksPart } from './AsksPart.tsx'
import { asksWith, lettersOf, naming, sparksAbout } from './about.ts'
import { leaveNote } from './deleted-note.ts'
import { LettersPart } from './LettersPart.tsx'
import { useLanguage } from './language.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import styles from './people.module.css'
import { writingPerson } from './person-writes.ts'
import { Standing } from './Standing.tsx'

type Open = 'edit' | 'place' | 'merge' | PyramidStep | 'experiment' | null

export function PersonPage({ id }: { id: RecordId }) {
  const { t } = useTranslation('people')
  const person = personBehind(useHeads('person'), id)
  if (!person)
    return (
      <Page kicker={<Link href="/people">{t('people:room')}</Link>} title={t('people:absent.title')}>
        <p>{t('people:absent.text')}</p>
      </Page>
    )
  return person.id === id ? <Known person={person} /> : <Redirect to={`/people/${person.id}`} replace />
}

/** Joins `drop` into the person of `keepId`, in one commit; the answer takes all of it back, in one commit too. */
async function merge(drop: RecordOf<'person'>, keepId: RecordId): Promise<() => Promise<void>> {
  const all = RECORD_KINDS.flatMap((kind) => [...headsOf(kind), ...trashOf(kind)])
  const keep = headsOf('person').find((one) => one.id === keepId)
  if (!keep) return async () => undefined
  const { before, after } = merging(keep, drop, all, Temporal.Now.instant().toString())
  const writes = (heads: typeof before): RecordWrite[] => heads.map((head) => ({ id: head.id, head }))
  await saveRecords(writes(after))
  return () => saveRecords(writes(before))
}

function Known({ person }: { person: RecordOf<'person'> }) {
  const { t } = useTranslation(['people', 'parts', 'errors'])
  const language = useLanguage()
  const [, go] = useLocation()
  const [open, setOpen] = useState<Open>(null)
  const { change, problem } = useChanges()
  const [isRefused, setRefused] = useState(false)
  const allEntries = useHeads('entry')
  const allRecognitions = useHeads('recognition')
  const allSparks = useHeads('spark')
  const allExperiments = useHeads('experiment')
  const allAsks = useHeads('ask')
  const allLetters = useHeads('letter')
  const mirrors = useHeads('mirror')
  const asks = useMemo(() => asksWith(allAsks, person), [allAsks, person])
  const letters = useMemo(() => lettersOf(allLetters, mirrors, person), [allLetters, mirrors, person])
  const entries = useMemo(() => naming(allEntries, person), [allEntries, person])
  const recognitions = useMemo(() => naming(allRecognitions, person), [allRecognitions, person])
  const experiments = useMemo(() => naming(allExperiments, person), [allExperiments, person])
  const sparks = useMemo(
    () => sparksAbout(allSparks, person, [...entries, ...recognitions, ...asks, ...letters.letters]),
    [allSparks, person, entries, recognitions, asks, letters],
  )
  const date = (day: string) => formatDay(day, 'short', language, today())

  const remove = () =>
    setDeleted(person.id, true).then(
      () => {
        leaveNote({ what: 'deleted', name: person.name, undo: () => setDeleted(person.id, false) })
        go('/people')
      },
      () => setRefused(true),
    )
  const facts = [
    t(`parts:person.role.${person.role}`),
    ...(person.aliases?.length ? [t('people:also', { names: person.aliases.join(', ') })] : []),
  ]
  return (
    <Page
      wide
      kicker={<Link href="/people">{t('people:room')}</Link>}
      title={person.name}
      subtitle={facts.join(' · ')}
      actions={
        <>
          <Button variant="plain" onClick={() => setOpen('edit')}>
            {t('people:edit.open')}
          </Button>
          <Button variant="plain" onClick={() => setOpen('merge')}>
            {t('people:merge.open')}
          </Button>
          <Button variant="plain" onClick={() => void remove()}>
            {t('people:remove')}
          </Button>
        </>
      }
    >
      {isRefused ? <Notice tone="problem">{t('parts:deleting.refused')}</Notice> : null}
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {person.note === '' ? null : (
        <div className={styles.part}>
          <p className={styles.words}>{person.note}</p>
          <p className={styles.ways}>
            <HistoryLink id={person.id} />
          </p>
        </div>
      )}
      <div className={styles.columns}>
        <div>
          <Standing
            person={person}
            experiments={experiments}
            change={change}
            onPlace={() => setOpen('place')}
            onStep={setOpen}
          />
          <section className={styles.part} aria-labelledby="person-experiments">
            <h2 id="person-experiments">{t('people:experiments.title')}</h2>
            {experiments.length === 0 ? <p className={styles.quiet}>{t('people:experiments.none')}</p> : null}
            <ul className={styles.lines}>
              {experiments.map((one) => (
                <li key={one.id}>
                  <p className={styles.words}>{one.what}</p>
                  <p className={styles.small}>
                    {one.outcome
                      ? t(`parts:experiment.outcome.${one.outcome}`)
                      : one.day
                        ? t('people:experiments.on', { date: date(one.day) })
                        : t('parts:experiment.outcome.open')}
                  </p>
                </li>
              ))}
            </ul>
            <p className={styles.ways}>
              <Button variant="link" onClick={() => setOpen('experiment')}>
                {t('people:experiments.add')}
              </Button>
              {experiments.length > 0 ? <Link href="/experiments">{t('people:experiments.all')}</Link> : null}
            </p>
          </section>
        </div>
        <div>
          <AsksPart person={person} asks={asks} />
          <LettersPart {...letters} />
          {recognitions.length > 0 ? (
            <section className={styles.part} aria-labelledby="person-recognition">
              <h2 id="person-recognition">{t('people:recognition.title')}</h2>
              <ul className={styles.lines}>
                {recognitions.map((one) => (
                  <li key={one.id}>
                    <p className={styles.words}>{one.what}</p>
                    <p className={styles.small}>
                      {[t(`parts:recognition.${one.direction}`), one.feeling, date(one.day)]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section className={styles.part} aria-labelledby="person-sparks">
            <h2 id="person-sparks">{t('people:sparks.title')}</h2>
            {sparks.length === 0 ? (
              <p className={styles.quiet}>{t('people:sparks.none')}</p>
            ) : (
              <SparkList sparks={sparks} />
            )}
          </section>
          <section className={styles.part} aria-labelledby="person-entries">
            <h2 id="person-entries">{t('people:entries.title')}</h2>
            {entries.length === 0 ? <p className={styles.quiet}>{t('people:entries.none')}</p> : null}
            <ul className={styles.lines}>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <Link href={`/journal/${entry.id}`} className={styles.name}>
                    {entry.title || entry.firstWords || t('people:entries.noWords')}
                  </Link>
                  <p className={styles.small}>{date(entry.day)}</p>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
      {open === 'edit' ? (
        <PersonDialog
          person={person}
          onClose={() => setOpen(null)}
          onSave={(fields) => change((now) => writingPerson(person.id, person, fields, now))}
        />
      ) : null}
      {open === 'place' ? (
        <PlaceDialog person={person} sparks={sparks} change={change} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'merge' ? (
        <MergeDialog
          person={person}
          onClose={() => setOpen(null)}
          onMerge={async (keepId) => {
            try {
              const undo = await merge(person, keepId)
              leaveNote({ what: 'merged', name: person.name, undo })
              go('/people')
              return true
            } catch {
              setRefused(true)
              return false
            }
          }}
        />
      ) : null}
      {open === 'experiment' || (open !== null && typeof open === 'object') ? (
        <ExperimentDialog
          experiment={null}
          start={{
            personId: person.id,
            ...(typeof open === 'object' ? { what: open.text[language], liftsTo: open.to } : {}),
          }}
          change={change}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Page>
  )
}
