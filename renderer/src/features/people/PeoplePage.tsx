// Everybody, by name: what they are in the person's relations and where they stand. One is found without accents.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useHeads, useTrash } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { PeopleTabs } from '#parts/PeopleTabs.tsx'
import { Trash } from '#parts/Trash.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import { byName, isNamed } from '#shared/domain/people.ts'
import { currentLevel } from '#shared/domain/pyramid.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextField } from '#ui/TextField.tsx'
import { takeNote } from './deleted-note.ts'
import { useLanguage } from './language.ts'
import { PersonDialog } from './PersonDialog.tsx'
import styles from './people.module.css'
import { writingPerson } from './person-writes.ts'
import { standsOn } from './pyramid-words.ts'

/** From how many people on there is a field to find one. */
const FINDING_FROM = 8

export function PeoplePage() {
  const { t } = useTranslation(['people', 'parts', 'errors'])
  const language = useLanguage()
  const [, go] = useLocation()
  const people = useHeads('person')
  const trash = useTrash('person')
  const [typed, setTyped] = useState('')
  const [isAdding, setAdding] = useState(false)
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const placed = people.filter((person) => currentLevel(person) !== null).length
  const found = byName(
    people.filter((person) => isNamed(person, typed)),
    language,
  )
  const add = (
    <Button variant={people.length === 0 ? 'primary' : 'plain'} onClick={() => setAdding(true)}>
      {t('people:add')}
    </Button>
  )
  return (
    <Page
      kicker={t('people:room')}
      title={people.length === 0 ? t('people:empty.title') : t('people:title', { count: people.length })}
      subtitle={people.length === 0 ? t('people:empty.text') : t('people:facts', { count: placed })}
      actions={people.length === 0 ? null : add}
    >
      <PeopleTabs />
      <PageNote />
      {deleting.note}
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {people.length === 0 ? add : null}
      {people.length >= FINDING_FROM ? (
        <TextField className={styles.find ?? ''} label={t('people:find')} value={typed} onChange={setTyped} />
      ) : null}
      <ul className={styles.rows}>
        {found.map((person) => (
          <li key={person.id}>
            <Link href={`/people/${person.id}`} className={styles.name}>
              {person.name}
            </Link>
            <span className={styles.facts}>
              {[t(`parts:person.role.${person.role}`), standsOn(person, language)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {people.length > 0 && found.length === 0 ? <p className={styles.quiet}>{t('people:findNone')}</p> : null}
      <Trash
        title={t('people:trash', { count: trash.length })}
        items={trash.toReversed().map((person) => ({
          id: person.id,
          words: person.name,
          note: formatDay(localDay(person.deletedAt ?? person.updatedAt), 'short', language, today()),
        }))}
        onBringBack={(id) => void deleting.bringBack(id)}
      />
      {isAdding ? (
        <PersonDialog
          person={null}
          onClose={() => setAdding(false)}
          onSave={async (fields) => {
            const id = newId()
            const saved = await change((now) => writingPerson(id, null, fields, now))
            if (saved) go(`/people/${id}`)
            return saved
          }}
        />
      ) : null}
    </Page>
  )
}

/** What another screen of the room did just before it led here, with its way back. */
function PageNote() {
  const { t } = useTranslation(['people', 'parts'])
  const [note] = useState(takeNote)
  const [isBack, setBack] = useState(false)
  const [isRefused, setRefused] = useState(false)
  if (isRefused) return <Notice tone="problem">{t('parts:deleting.refused')}</Notice>
  if (note === null || isBack) return null
  const undo = () =>
    note.undo().then(
      () => setBack(true),
      () => setRefused(true),
    )
  return (
    <Notice
      tone="calm"
      action={
        <Button variant="link" autoFocus onClick={() => void undo()}>
          {t('parts:deleting.undo')}
        </Button>
      }
    >
      {t(`people:note.${note.what}`, { name: note.name })}
    </Notice>
  )
}
