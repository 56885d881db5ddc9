// Whose is it? Purposes carried and drafts of a why, side by side on the four motives, each rated again whenever wished;
// truths have one question. It describes where things come from and says nothing of what they are worth.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { MotivePicture } from '#parts/MotivePicture.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { motivesFrom } from '#shared/domain/concordance.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextField } from '#ui/TextField.tsx'
import { Candidate } from './Candidate.tsx'
import styles from './ownership.module.css'
import { TruthVoice } from './TruthVoice.tsx'

export function OwnershipPage() {
  const { t } = useTranslation(['ownership', 'errors'])
  const purposes = useHeads('purpose')
  const whys = useHeads('why')
  const truths = useHeads('truth')
  const { change, problem } = useChanges()
  const [text, setText] = useState('')
  const candidates = [...whys, ...purposes]
  const rated = candidates.filter(({ motives }) => Object.values(motives).some((value) => value !== null))
  const add = async () => {
    const words = text.trim()
    if (words === '') return
    const isSaved = await change((now) => [
      {
        id: newId(),
        head: {
          kind: 'purpose',
          text: words,
          from: '',
          motives: motivesFrom({}),
          sessionId: null,
          createdAt: now,
          updatedAt: now,
          deletedAt: null,
        },
      },
    ])
    if (isSaved) setText('')
  }
  return (
    <Page
      wide
      kicker={<Link href="/why">{t('room')}</Link>}
      title={candidates.length === 0 ? t('empty') : t('title', { count: candidates.length, rated: rated.length })}
      subtitle={t('subtitle')}
    >
      {problem ? (
        <Notice tone="problem">
          <p>{t('unsaved')}</p>
          <p>{t(`errors:kind.${problem}`)}</p>
        </Notice>
      ) : null}
      {rated.length > 1 ? (
        <section aria-labelledby="ownership-beside" className={styles.part}>
          <h2 id="ownership-beside">{t('beside')}</h2>
          <ul className={styles.beside}>
            {rated.map(({ id, text: words, motives }) => (
              <li key={id}>
                <p className={styles.words}>{words}</p>
                <MotivePicture motives={motives} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {candidates.map((record) => (
        <Candidate key={record.id} record={record} change={change} />
      ))}
      <form
        className={styles.add}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField label={t('add.label')} value={text} onChange={setText} serif />
        <Button type="submit" variant="plain" disabled={text.trim() === ''}>
          {t('add.button')}
        </Button>
      </form>
      {truths.length > 0 ? (
        <section aria-labelledby="ownership-truths" className={styles.part}>
          <h2 id="ownership-truths">{t('truths')}</h2>
          {truths.map((truth) => (
            <TruthVoice key={truth.id} truth={truth} change={change} />
          ))}
        </section>
      ) : null}
    </Page>
  )
}
