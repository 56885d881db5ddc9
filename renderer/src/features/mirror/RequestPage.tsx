// One request: for whom, whose file was made, whose letter came. Each person gets a file of their own.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, useLocation } from 'wouter'
import { headsOf, useHeads, useRecord } from '#data/heads.ts'
import { changeMirror } from '#data/letters.ts'
import { newId } from '#data/repository.ts'
import { formatMoment } from '#parts/dates.ts'
import { setDeleted } from '#parts/use-deleting.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { MirrorRecipient } from '#shared/domain/mirror.ts'
import { personNamed } from '#shared/domain/people.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { MIRROR_LIMITS } from '#shared/formats/mirror.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './mirror.module.css'
import { saveMirrorFile } from './mirror-file.ts'

export function RequestPage({ id }: { id: RecordId }) {
  const { t, i18n } = useTranslation(['mirror', 'errors'])
  const [, go] = useLocation()
  const mirror = useRecord('mirror', id)
  const letters = useHeads('letter').filter(({ mirrorId }) => mirrorId === id)
  const [name, setName] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  if (!mirror || mirror.deletedAt !== null) return <Redirect to="/mirror" replace />

  const attempt = async (work: () => Promise<void>) => {
    setFailed(null)
    setSaid(null)
    try {
      await work()
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  const add = () =>
    attempt(async () => {
      const person = name.trim()
      if (person === '') return
      const known = personNamed(headsOf('person'), person)
      const recipient: MirrorRecipient = { token: newId(), name: person, personId: known?.id ?? null, madeAt: null }
      await changeMirror(id, { recipients: [...mirror.recipients, recipient] })
      setName('')
    })
  const make = (recipient: MirrorRecipient) =>
    attempt(async () => {
      if (await saveMirrorFile(mirror, recipient)) setSaid(t('request.made', { name: recipient.name }))
    })
  const takeAway = (recipient: MirrorRecipient) =>
    attempt(() => changeMirror(id, { recipients: mirror.recipients.filter((one) => one.token !== recipient.token) }))
  const remove = () =>
    attempt(async () => {
      await setDeleted(id, true)
      go('/mirror')
    })
  const cameFrom = (token: RecordId) => letters.filter((letter) => letter.token === token).length

  return (
    <Page
      kicker={<Link href="/mirror">{t('room')}</Link>}
      title={t('request.title', { count: mirror.recipients.length })}
      subtitle={t('request.text')}
    >
      <div className={styles.parts}>
        {said ? <Notice tone="calm">{said}</Notice> : null}
        {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
        <section className={styles.part} aria-labelledby="people">
          <h2 id="people">{t('request.people')}</h2>
          <ul className={styles.list}>
            {mirror.recipients.map((recipient) => (
              <li key={recipient.token} className={styles.item}>
                <div className={styles.what}>
                  <p className={styles.name}>{recipient.name}</p>
                  <p className={styles.facts}>
                    {recipient.madeAt
                      ? t('request.fileMade', { moment: formatMoment(recipient.madeAt, i18n.language) })
                      : t('request.fileNot')}{' '}
                    · {t('request.came', { count: cameFrom(recipient.token) })}
                  </p>
                </div>
                <div className={styles.row}>
                  <Button variant="plain" onClick={() => void make(recipient)}>
                    {t('request.make')}
                    <VisuallyHidden>: {recipient.name}</VisuallyHidden>
                  </Button>
                  {cameFrom(recipient.token) === 0 ? (
                    <Button variant="link" onClick={() => void takeAway(recipient)}>
                      {t('request.takeAway')}
                      <VisuallyHidden>: {recipient.name}</VisuallyHidden>
                    </Button>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
          <form
            className={styles.add}
            autoComplete="off"
            onSubmit={(event) => {
              event.preventDefault()
              void add()
            }}
          >
            <TextField label={t('request.add')} value={name} onChange={setName} maxLength={MIRROR_LIMITS.name} serif />
            <Button type="submit" variant="plain" disabled={name.trim() === ''}>
              {t('request.addButton')}
            </Button>
          </form>
        </section>
        <section className={styles.part} aria-labelledby="words">
          <h2 id="words">{t('request.words')}</h2>
          <div lang={mirror.language} className={styles.invitation}>
            {mirror.invitation}
          </div>
          <ol className={styles.asked} lang={mirror.language}>
            {mirror.questions.map((question) => (
              <li key={question.id}>{question.text}</li>
            ))}
          </ol>
          <p className={styles.quiet}>{t('request.fixed')}</p>
          <div>
            <Button variant="link" onClick={() => void remove()}>
              {t('request.delete')}
            </Button>
          </div>
        </section>
      </div>
    </Page>
  )
}
