// "Thanks, but I choose": what an ask costs and gives, whom it serves, whether they would do the same, whether it touches
// one's why; then one's own choice and a reply. The app proposes no answer.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { headsOf, useHeads, useRecord } from '#data/heads.ts'
import { saveRecords } from '#data/repository.ts'
import { formatHours, formatMoney, formatNumber, languageOf, plainNumber } from '#parts/amounts.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { type AskFields, answerOf, type DecisionChoice, lookBackDay } from '#shared/domain/ledger/ask.ts'
import { piecesOf, reciprocities, tallyOf, worthCents } from '#shared/domain/ledger/figures.ts'
import { readHours } from '#shared/domain/ledger/reading.ts'
import type { RecordId, RecordOf, ScaleStep } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Quote } from '#ui/Quote.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { RadioScale } from '#ui/RadioScale.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './ledger.module.css'
import { changedAsk } from './new-ask.ts'
import { ReplyBuilder } from './ReplyBuilder.tsx'

const EVER = { from: null, to: null }
const CHOICES = ['accept', 'renegotiate', 'decline'] as const

export function DecidePage({ id }: { id: RecordId }) {
  const { t } = useTranslation('ledger')
  const ask = useRecord('ask', id)
  if (!ask || ask.deletedAt !== null)
    return (
      <Page kicker={<Link href="/asks">{t('room')}</Link>} title={t('gone.title')} subtitle={t('gone.text')}>
        <Link href="/asks">{t('gone.back')}</Link>
      </Page>
    )
  return <Deciding ask={ask} />
}

function Deciding({ ask }: { ask: RecordOf<'ask'> }) {
  const { t, i18n } = useTranslation(['ledger', 'errors'])
  const language = languageOf(i18n.language)
  const [, go] = useLocation()
  const why = chosenOf(useHeads('why'))
  const [serves, setServes] = useState(ask.serves)
  const [reversal, setReversal] = useState(ask.reversal)
  const [gives, setGives] = useState(ask.gives ?? '')
  const [touches, setTouches] = useState<'yes' | 'no' | null>(ask.whyId ? 'yes' : null)
  const [choice, setChoice] = useState<DecisionChoice | null>(ask.decision?.choice ?? null)
  const [reason, setReason] = useState(ask.decision?.reason ?? '')
  const [hours, setHours] = useState(() => plainNumber(ask.hoursGiven || ask.hoursAsked, language))
  const [reply, setReply] = useState('')
  const [problem, setProblem] = useState<ErrorKind | null>(null)
  const willGive = readHours(hours, language)
  const given = choice === 'decline' ? 0 : (willGive ?? ask.hoursAsked)

  // What it would cost if all that is asked were given.
  const whole: RecordOf<'ask'> = { ...ask, hoursGiven: ask.hoursAsked }
  const cost = tallyOf(piecesOf([whole], EVER))
  const worth = worthCents(whole)
  const before = reciprocities(
    piecesOf(
      headsOf('ask').filter(({ id }) => id !== ask.id),
      EVER,
    ),
  ).find(({ askIds }) =>
    askIds.some((id) => {
      const other = headsOf('ask').find((one) => one.id === id)
      return other !== undefined && other.who === ask.who && other.personId === ask.personId
    }),
  )
  const costs = [
    t('weigh.hours', { hours: formatHours(cost.asked, language) }),
    cost.evening > 0 ? t('page.evening', { hours: formatHours(cost.evening, language) }) : '',
    cost.weekend > 0 ? t('page.weekend', { hours: formatHours(cost.weekend, language) }) : '',
    worth > 0 ? t('page.worth', { money: formatMoney(worth, ask.currency, language) }) : '',
  ].filter(Boolean)
  const scaleWords = (side: 'me' | 'them') => [0, 1, 2, 3, 4].map((step) => t(`scale.${side}.${step}`))

  const keep = async () => {
    if (choice === null) return
    const now = Temporal.Now.instant().toString()
    const part: Partial<AskFields> = {
      serves,
      reversal,
      gives: gives.trim(),
      whyId: touches === 'yes' ? (ask.whyId ?? why?.id ?? null) : null,
      answer: answerOf(choice),
      hoursGiven: given,
      decision: { at: now, choice, reply, reason: reason.trim() },
      lookBack: { dueDay: lookBackDay(localDay(now)), answer: null, answeredAt: null },
    }
    try {
      await saveRecords([changedAsk(ask, part, now)])
      go(`/asks/${ask.id}`)
    } catch (error) {
      setProblem(error instanceof KindError ? error.kind : 'unexpected')
    }
  }

  return (
    <Page
      kicker={<Link href={`/asks/${ask.id}`}>{ask.who || t('room')}</Link>}
      title={ask.what || t('noWords')}
      subtitle={t('weigh.subtitle')}
    >
      <div className={styles.form}>
        <section aria-labelledby="weigh-cost" className={styles.part}>
          <h2 id="weigh-cost">{t('weigh.cost')}</h2>
          <p>{costs.join(' · ')}</p>
          {before ? (
            <p className={styles.quiet}>
              {t('weigh.before', {
                given: formatHours(before.given, language),
                received: formatHours(before.received, language),
              })}
            </p>
          ) : null}
        </section>
        <TextArea label={t('weigh.gives')} value={gives} onChange={setGives} rows={2} serif />
        <RadioScale
          label={t('field.servesMe')}
          words={scaleWords('me')}
          value={serves.me}
          onChange={(me) => setServes({ ...serves, me: me as ScaleStep | null })}
        />
        <RadioScale
          label={t('field.servesThem')}
          words={scaleWords('them')}
          value={serves.them}
          onChange={(them) => setServes({ ...serves, them: them as ScaleStep | null })}
        />
        <RadioGroup
          label={t('field.reversal')}
          options={(['unsaid', 'yes', 'unsure', 'no'] as const).map((id) => ({ id, label: t(`reversal.${id}`) }))}
          value={reversal ?? 'unsaid'}
          onChange={(id) => setReversal(id === 'unsaid' ? null : id)}
        />
        {why ? (
          <div>
            <Quote tone="why" caption={t('weigh.yourWhy')}>
              {why.text}
            </Quote>
            <RadioGroup
              label={t('weigh.touches')}
              options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`touches.${id}`) }))}
              value={touches}
              onChange={setTouches}
            />
          </div>
        ) : (
          <p className={styles.quiet}>{t('weigh.noWhy')}</p>
        )}
        <RadioGroup
          label={t('weigh.choose')}
          options={CHOICES.map((id) => ({ id, label: t(`choice.${id}`), description: t(`choice.${id}Text`) }))}
          value={choice}
          onChange={setChoice}
        />
        {choice === null ? null : (
          <>
            {choice === 'decline' ? null : (
              <TextField
                label={t('weigh.willGive')}
                value={hours}
                onChange={setHours}
                error={willGive === null ? t('fault.hours') : null}
                inputMode="decimal"
              />
            )}
            <TextArea
              label={t('weigh.reason')}
              description={t('weigh.reasonText')}
              value={reason}
              onChange={setReason}
              rows={2}
              serif
            />
            <ReplyBuilder
              choice={choice}
              blanks={{
                who: ask.who,
                what: ask.what,
                hours: t('hoursWords', { count: given, hours: formatNumber(given, language) }),
              }}
              onReply={setReply}
            />
            <p className={styles.ways}>
              <Button onClick={() => void keep()}>{t('weigh.keep')}</Button>
              <span className={styles.quiet}>
                {t('weigh.later', { date: formatDay(lookBackDay(today()), 'short', language, today()) })}
              </span>
            </p>
          </>
        )}
        {problem ? (
          <Notice tone="problem">
            <p>{t('unsaved')}</p>
            <p>{t(`errors:kind.${problem}`)}</p>
          </Notice>
        ) : null}
      </div>
    </Page>
  )
}
