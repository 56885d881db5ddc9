// What was decided about an ask, as it was kept, and "how did it sit?" once a month has passed. Or the way to deciding.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { copyText } from '#platform/clipboard.ts'
import type { AskLookBack } from '#shared/domain/ledger/ask.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import styles from './ledger.module.css'

interface Props {
  ask: RecordOf<'ask'>
  onLookBack: (lookBack: AskLookBack) => Promise<void>
}

export function Decided({ ask, onLookBack }: Props) {
  const { t, i18n } = useTranslation('ledger')
  const [copied, setCopied] = useState<boolean | null>(null)
  const { decision, lookBack } = ask
  const day = (date: string) => formatDay(date, 'short', i18n.language, today())
  const href = `/asks/${ask.id}/decide`
  if (ask.direction === 'by-me') return null
  if (decision === null)
    return (
      <p className={styles.under}>
        <Link href={href} asChild>
          <ButtonLink variant={ask.answer === 'open' ? 'primary' : 'link'} href={href}>
            {t(ask.answer === 'open' ? 'decided.weigh' : 'decided.weighAnyway')}
          </ButtonLink>
        </Link>
      </p>
    )
  return (
    <section aria-labelledby="decided" className={styles.part}>
      <h2 id="decided">{t(`decided.${decision.choice}`, { date: day(localDay(decision.at)) })}</h2>
      {decision.reason === '' ? null : <p className={styles.ownWords}>{decision.reason}</p>}
      {decision.reply === '' ? null : (
        <details className={styles.fold}>
          <summary>{t('decided.reply')}</summary>
          <p className={styles.reply}>{decision.reply}</p>
          <Button variant="plain" onClick={() => void copyText(decision.reply).then(setCopied)}>
            {t('reply.copy')}
          </Button>
          <span role="status" className={styles.quiet}>
            {copied === null ? '' : t(copied ? 'reply.copied' : 'reply.notCopied')}
          </span>
        </details>
      )}
      {lookBack ? <LookBack key={lookBack.dueDay} lookBack={lookBack} day={day} onAnswer={onLookBack} /> : null}
      <p className={styles.under}>
        <Link href={href}>{t('decided.again')}</Link>
      </p>
    </section>
  )
}

function LookBack(props: { lookBack: AskLookBack; day: (date: string) => string; onAnswer: Props['onLookBack'] }) {
  const { lookBack, day, onAnswer } = props
  const { t } = useTranslation('ledger')
  const [words, setWords] = useState(lookBack.answer ?? '')
  const [failed, setFailed] = useState(false)
  if (lookBack.answer === null && lookBack.dueDay > today())
    return <p className={styles.quiet}>{t('sit.later', { date: day(lookBack.dueDay) })}</p>
  const answer = (text: string) =>
    onAnswer({ ...lookBack, answer: text, answeredAt: Temporal.Now.instant().toString() }).then(
      () => setFailed(false),
      () => setFailed(true),
    )
  if (lookBack.answer !== null)
    return lookBack.answer === '' ? null : (
      <>
        <h3>{t('sit.question')}</h3>
        <p className={styles.ownWords}>{lookBack.answer}</p>
      </>
    )
  return (
    <div className={styles.form}>
      <TextArea label={t('sit.question')} description={t('sit.text')} value={words} onChange={setWords} serif />
      <p className={styles.ways}>
        <Button disabled={words.trim() === ''} onClick={() => void answer(words.trim())}>
          {t('sit.save')}
        </Button>
        <Button variant="plain" onClick={() => void answer('')}>
          {t('sit.putBy')}
        </Button>
      </p>
      {failed ? <Notice tone="problem">{t('unsaved')}</Notice> : null}
    </div>
  )
}
