// One letter, alone and unhurried. Everything in it is text from outside: shown as text, kept line by line.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, useLocation } from 'wouter'
import { useHeads, useRecord } from '#data/heads.ts'
import { linesFrom, markRead, withdrawLetter } from '#data/letters.ts'
import { openBody } from '#data/repository.ts'
import { dropFromSnapshots } from '#data/trash.ts'
import { formatDay, formatMoment, localDay, today } from '#parts/dates.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { keepLine } from '#parts/keep-line.ts'
import { setDeleted } from '#parts/use-deleting.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { inReadingOrder, keepableLines, type LetterBody, recipientOf } from '#shared/domain/mirror.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './mirror.module.css'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const sentences = (paragraph: string) => [...segmenter.segment(paragraph)].map(({ segment }) => segment)

export function LetterPage({ id }: { id: RecordId }) {
  const { t, i18n } = useTranslation(['mirror', 'errors'])
  const [, go] = useLocation()
  const letter = useRecord('letter', id)
  const mirror = useRecord('mirror', letter?.mirrorId ?? '')
  const letters = useHeads('letter')
  const sparks = useHeads('spark').filter(({ source }) => source.recordId === id)
  const [body, setBody] = useState<LetterBody | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const [asksBack, setAsksBack] = useState(false)
  const fail = (error: unknown) => setFailed(error instanceof KindError ? error.kind : 'unexpected')

  useEffect(() => {
    let isGone = false
    openBody('letter', id).then(
      (opened) => {
        if (isGone) return
        setBody(opened)
        markRead(id).catch(() => undefined)
      },
      (error: unknown) => setFailed(error instanceof KindError ? error.kind : 'unexpected'),
    )
    return () => {
      isGone = true
    }
  }, [id])
  if (!letter || letter.deletedAt !== null) return <Redirect to="/mirror" replace />

  const keptAs = (field: string, line: string) =>
    sparks.find(({ quote, source }) => quote === line && source.kind === 'record' && source.field === field)
  const toggle = async (field: string, line: string) => {
    setFailed(null)
    try {
      const kept = keptAs(field, line)
      if (kept) await setDeleted(kept.id, true)
      else await keepLine(line, { kind: 'record', recordId: id, field })
    } catch (error) {
      fail(error)
    }
  }
  const remove = async () => {
    try {
      await setDeleted(id, true)
      go('/mirror')
    } catch (error) {
      fail(error)
    }
  }
  const takeBack = async () => {
    try {
      await whileHoldingIdle(async () => dropFromSnapshots(await withdrawLetter(id)))
      go('/mirror')
    } catch (error) {
      setAsksBack(false)
      fail(error)
    }
  }
  const order = inReadingOrder(letters)
  const next = order.find((other) => other.id !== id && other.readAt === null)

  return (
    <Page
      kicker={<Link href="/mirror">{t('room')}</Link>}
      title={letter.signed === '' ? t('letter.titleUnsigned') : t('letter.title', { name: letter.signed })}
      subtitle={t('letter.facts', {
        name: recipientOf(letter, mirror)?.name ?? '–',
        signed: letter.signed || t('letter.nobody'),
        written: formatDay(localDay(letter.writtenAt), 'short', i18n.language, today()),
        came: formatMoment(letter.createdAt, i18n.language),
      })}
    >
      <div className={styles.parts}>
        {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
        {body?.answers.map((answer) => (
          <section key={answer.id} className={styles.answer}>
            {answer.question === '' ? null : <h2 lang={mirror?.language}>{answer.question}</h2>}
            {keepableLines(answer.text, sentences).map((lines, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a letter never change their places.
              <p key={index} className={styles.letter}>
                {lines.map((line, place) => {
                  const isKept = keptAs(`answers/${answer.id}`, line) !== undefined
                  return (
                    <button
                      // biome-ignore lint/suspicious/noArrayIndexKey: sentences never change their places, and can be alike.
                      key={place}
                      type="button"
                      aria-pressed={isKept}
                      className={classNames(styles.line, isKept && styles.kept)}
                      onClick={() => void toggle(`answers/${answer.id}`, line)}
                    >
                      {line}
                    </button>
                  )
                })}
              </p>
            ))}
          </section>
        ))}
        <p className={styles.quiet}>{t('letter.how')}</p>
        <p role="status" className={styles.facts}>
          {t('letter.kept', { count: sparks.length })}
        </p>
        <div className={styles.row}>
          {next ? (
            <Button variant="plain" onClick={() => go(`/letter/${next.id}`)}>
              {t('letter.next')}
            </Button>
          ) : null}
          <Button variant="link" onClick={() => void remove()}>
            {t('letter.delete')}
          </Button>
          <Button variant="link" onClick={() => setAsksBack(true)}>
            {t('letter.withdraw')}
          </Button>
        </div>
      </div>
      <Dialog
        role="alertdialog"
        title={t('withdraw.title')}
        isOpen={asksBack}
        onClose={() => setAsksBack(false)}
        actions={
          <>
            <Button variant="danger" onClick={() => void takeBack()}>
              {t('withdraw.go')}
            </Button>
            <Button variant="plain" onClick={() => setAsksBack(false)}>
              {t('withdraw.cancel')}
            </Button>
          </>
        }
      >
        <p>{t('withdraw.text', { count: asksBack ? linesFrom(id).length : 0 })}</p>
      </Dialog>
    </Page>
  )
}
