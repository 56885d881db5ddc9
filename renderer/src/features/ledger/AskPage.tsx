// One ask, whole: everything that can be said of it, saved while it is typed, and the way to its decision.
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useAutosave } from '#data/autosave.ts'
import { headOf, useHeads, useRecord } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { saveRecords } from '#data/repository.ts'
import { formatHours, formatMoney, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { KeepLine } from '#parts/LineChoice.tsx'
import { choiceOf, type PersonChoice, PersonPicker, settlePerson } from '#parts/PersonPicker.tsx'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import { ASK_ANSWERS, ASK_SORTS, minutesOf } from '#shared/domain/ledger/ask.ts'
import { piecesOf, tallyOf, worthCents } from '#shared/domain/ledger/figures.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { RadioScale } from '#ui/RadioScale.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { type AskDraft, type DraftFault, draftOf, fieldsOf } from './ask-draft.ts'
import { CurrencySelect } from './CurrencySelect.tsx'
import { Decided } from './Decided.tsx'
import styles from './ledger.module.css'
import { changeAsk, changedAsk } from './new-ask.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { WhenFields } from './WhenFields.tsx'

const NO_WHY = 'none'

export function AskPage({ id }: { id: RecordId }) {
  const { t } = useTranslation('ledger')
  const ask = useRecord('ask', id)
  if (!ask || ask.deletedAt !== null)
    return (
      <Page kicker={<Link href="/asks">{t('room')}</Link>} title={t('gone.title')} subtitle={t('gone.text')}>
        <Link href="/asks">{t('gone.back')}</Link>
      </Page>
    )
  return <Form ask={ask} />
}

function Form({ ask }: { ask: RecordOf<'ask'> }) {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const [, go] = useLocation()
  const whys = useHeads('why')
  const [draft, setDraft] = useState(() => draftOf(ask, language, (day) => formatDay(day, 'short', language)))
  const [who, setWho] = useState<PersonChoice>(() => {
    const known = choiceOf(ask.personId)
    return known.id === null ? { id: null, name: ask.who } : known
  })
  const latest = useRef({ draft, who })
  latest.current = { draft, who }
  const { fields, faults } = useMemo(() => fieldsOf(draft, ask, language, today()), [draft, ask, language])

  const save = async () => {
    const { draft: now, who: whoNow } = latest.current
    const current = headOf(ask.id)
    if (current?.kind !== 'ask' || current.deletedAt !== null) return
    const at = Temporal.Now.instant().toString()
    const { personId, writes } = settlePerson(whoNow, at, 'client')
    const read = fieldsOf(now, current, language, today()).fields
    const part = { ...read, who: whoNow.name.trim(), personId }
    const all: RecordWrite[] = [...writes, changedAsk(current, part, at)]
    await saveRecords(all)
  }
  const { touch, flush, state, error } = useAutosave(save)
  const change = (part: Partial<AskDraft>) => {
    setDraft({ ...latest.current.draft, ...part })
    latest.current = { ...latest.current, draft: { ...latest.current.draft, ...part } }
    touch()
  }
  const choose = (part: Partial<AskDraft['choices']>) => change({ choices: { ...draft.choices, ...part } })
  const fault = (name: DraftFault, key: string = name) => (faults.has(name) ? t(`fault.${key}`) : null)
  const { choices } = draft
  const remove = async () => {
    await flush().catch(() => undefined)
    const current = headOf(ask.id)
    if (current?.kind !== 'ask') return
    const now = Temporal.Now.instant().toString()
    const { head } = changedAsk(current, {}, now)
    await saveRecords([{ id: ask.id, head: { ...head, deletedAt: now } }])
    go('/asks')
  }
  const pieces = useMemo(() => tallyOf(piecesOf([{ ...ask, ...fields }], { from: null, to: null })), [ask, fields])
  const worth = worthCents(fields)
  const facts = [
    pieces.evening > 0 ? t('page.evening', { hours: formatHours(pieces.evening, language) }) : '',
    pieces.weekend > 0 ? t('page.weekend', { hours: formatHours(pieces.weekend, language) }) : '',
    worth > 0 ? t('page.worth', { money: formatMoney(worth, fields.currency, language) }) : '',
  ].filter(Boolean)
  const scaleWords = (side: 'me' | 'them') => [0, 1, 2, 3, 4].map((step) => t(`scale.${side}.${step}`))

  return (
    <Page
      kicker={<Link href="/asks">{t('room')}</Link>}
      title={draft.what.trim() || t('noWords')}
      subtitle={
        facts.length > 0
          ? facts.join(' · ')
          : t('page.hours', { hours: formatHours(minutesOf(fields.hoursGiven), language) })
      }
      actions={<SaveState state={state} />}
    >
      <Decided ask={ask} onLookBack={(answer) => changeAsk(ask, { lookBack: answer })} />
      <div className={styles.form}>
        <TextField label={t('capture.what')} value={draft.what} onChange={(what) => change({ what })} serif />
        <div className={styles.pair}>
          <PersonPicker
            label={t('capture.who')}
            value={who}
            onChange={(choice) => {
              setWho(choice)
              latest.current = { ...latest.current, who: choice }
              touch()
            }}
          />
          <Select
            label={t('field.sort')}
            options={ASK_SORTS.map((one) => ({ id: one, label: t(`sort.${one}`) }))}
            value={choices.sort}
            onChange={(sort) => choose({ sort })}
          />
        </div>
        <div className={styles.pair}>
          <Select
            label={t('field.direction')}
            options={(['of-me', 'by-me'] as const).map((one) => ({ id: one, label: t(`direction.${one}`) }))}
            value={choices.direction}
            onChange={(direction) => choose({ direction })}
          />
          <Select
            label={t('field.answer')}
            options={ASK_ANSWERS.map((one) => ({ id: one, label: t(`answer.${one}`) }))}
            value={choices.answer}
            onChange={(answer) => choose({ answer })}
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label={t('field.hoursAsked')}
            value={draft.hoursAsked}
            onChange={(hoursAsked) => change({ hoursAsked })}
            error={fault('hoursAsked', 'hours')}
            inputMode="decimal"
          />
          <TextField
            label={t('field.hoursGiven')}
            value={draft.hoursGiven}
            onChange={(hoursGiven) => change({ hoursGiven })}
            error={fault('hoursGiven', 'hours')}
            inputMode="decimal"
          />
        </div>
        <WhenFields draft={draft} faults={faults} change={change} />
        <Switch label={t('field.paid')} isSelected={choices.paid} onChange={(paid) => choose({ paid })} />
        <div className={styles.pair}>
          <TextField
            label={t('field.hourlyValue')}
            description={t('field.hourlyValueText')}
            value={draft.hourlyValue}
            onChange={(hourlyValue) => change({ hourlyValue })}
            error={fault('hourlyValue', 'number')}
            inputMode="decimal"
          />
          <CurrencySelect value={choices.currency} onChange={(currency) => choose({ currency })} />
        </div>
        <RadioScale
          label={t('field.servesMe')}
          words={scaleWords('me')}
          value={choices.serves.me}
          onChange={(me) => choose({ serves: { ...choices.serves, me: me as typeof choices.serves.me } })}
        />
        <RadioScale
          label={t('field.servesThem')}
          words={scaleWords('them')}
          value={choices.serves.them}
          onChange={(them) => choose({ serves: { ...choices.serves, them: them as typeof choices.serves.them } })}
        />
        <RadioGroup
          label={t('field.freedom')}
          options={(['unsaid', 'chosen', 'expected'] as const).map((one) => ({ id: one, label: t(`freedom.${one}`) }))}
          value={choices.freedom ?? 'unsaid'}
          onChange={(freedom) => choose({ freedom: freedom === 'unsaid' ? null : freedom })}
        />
        <RadioGroup
          label={t('field.reversal')}
          options={(['unsaid', 'yes', 'unsure', 'no'] as const).map((one) => ({
            id: one,
            label: t(`reversal.${one}`),
          }))}
          value={choices.reversal ?? 'unsaid'}
          onChange={(reversal) => choose({ reversal: reversal === 'unsaid' ? null : reversal })}
        />
        {whys.length > 0 ? (
          <Select
            label={t('field.why')}
            options={[{ id: NO_WHY, label: t('field.noWhy') }, ...whys.map((why) => ({ id: why.id, label: why.text }))]}
            value={choices.whyId ?? NO_WHY}
            onChange={(whyId) => choose({ whyId: whyId === NO_WHY ? null : whyId })}
          />
        ) : null}
        <RepeatFields draft={draft} faults={faults} change={change} isOccurrence={ask.seriesId !== null} />
        <TextArea label={t('field.note')} value={draft.note} onChange={(note) => change({ note })} serif />
        {state === 'failed' ? (
          <SaveTrouble
            error={error}
            text={() => [draft.what, who.name, draft.hoursAsked, draft.note].filter(Boolean).join('\n')}
            onRetry={() => void flush().catch(() => undefined)}
          />
        ) : null}
        <p className={styles.ways}>
          <KeepLine id={ask.id} of={ask.what} />
          <Button variant="plain" onClick={() => void remove().catch(() => undefined)}>
            {t('page.delete')}
          </Button>
        </p>
      </div>
    </Page>
  )
}
