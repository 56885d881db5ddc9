// Writes an ask down in one line by keyboard: what, who, hours, Enter. Everything else has a default and can wait.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { newId, saveRecords } from '#data/repository.ts'
import { formatHours, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { NOBODY, type PersonChoice, PersonPicker, settlePerson } from '#parts/PersonPicker.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { ASK_ANSWERS, minutesOf } from '#shared/domain/ledger/ask.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import { type CaptureFault, captureAnswer, captureDay, captured, EMPTY_CAPTURE } from './capture.ts'
import styles from './ledger.module.css'
import { askWrite, blankAsk } from './new-ask.ts'

interface Props {
  /** The command was given: the first field takes the focus. */
  isCalled: boolean
  onArrived: () => void
}

export function CaptureForm({ isCalled, onArrived }: Props) {
  const { t, i18n } = useTranslation(['ledger', 'errors'])
  const language = languageOf(i18n.language)
  const [, go] = useLocation()
  const [fields, setFields] = useState(EMPTY_CAPTURE)
  const [who, setWho] = useState<PersonChoice>(NOBODY)
  const [faults, setFaults] = useState<readonly CaptureFault[]>([])
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<ErrorKind | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const change = (part: Partial<typeof fields>) => {
    setFields({ ...fields, ...part })
    setFaults(faults.filter((fault) => !(fault in part)))
  }

  useEffect(() => {
    if (!isCalled) return
    first.current?.focus()
    onArrived()
  }, [isCalled, onArrived])

  const save = async (andOpen: boolean) => {
    const made = captured({ ...fields, who: who.name }, blankAsk(), language, today())
    if ('faults' in made) {
      setFaults(made.faults)
      setSaid('')
      return
    }
    const now = Temporal.Now.instant().toString()
    const { personId, writes } = settlePerson(who, now)
    const id = newId()
    try {
      await saveRecords([...writes, askWrite({ ...made.ask, personId }, now, id)])
    } catch (error) {
      setProblem(error instanceof KindError ? error.kind : 'unexpected')
      return
    }
    setProblem(null)
    setFields(EMPTY_CAPTURE)
    setWho(NOBODY)
    const hours = formatHours(minutesOf(made.ask.hoursAsked), language)
    setSaid(t('capture.saved', { what: made.ask.what, hours }))
    if (andOpen) go(`/asks/${id}`)
    else first.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(false)
  }
  const error = (fault: CaptureFault) => (faults.includes(fault) ? t(`capture.fault.${fault}`) : null)
  const day = captureDay(fields, today())

  return (
    <form className={styles.capture} aria-label={t('capture.title')} onSubmit={submit} autoComplete="off">
      <div className={styles.line}>
        <TextField
          ref={first}
          className={styles.what ?? ''}
          label={t('capture.what')}
          value={fields.what}
          onChange={(what) => change({ what })}
          error={error('what')}
          maxLength={500}
        />
        <div className={styles.who}>
          <PersonPicker label={t('capture.who')} value={who} onChange={setWho} />
        </div>
        <TextField
          className={styles.short ?? ''}
          label={t('capture.hours')}
          value={fields.hours}
          onChange={(hours) => change({ hours })}
          error={error('hours')}
          inputMode="decimal"
          placeholder={t('capture.hoursExample')}
        />
        <Button type="submit" className={styles.saveLine}>
          {t('capture.save')}
        </Button>
      </div>
      <div className={styles.line}>
        <TextField
          className={styles.day ?? ''}
          label={t('capture.day')}
          value={fields.day}
          onChange={(text) => change({ day: text })}
          error={error('day')}
          placeholder={t('capture.today')}
        />
        <TextField
          className={styles.short ?? ''}
          label={t('capture.time')}
          value={fields.time}
          onChange={(time) => change({ time })}
          error={error('time')}
          placeholder={t('capture.timeExample')}
        />
        <div className={styles.choice}>
          <Select
            label={t('field.direction')}
            options={(['of-me', 'by-me'] as const).map((id) => ({ id, label: t(`direction.${id}`) }))}
            value={fields.direction}
            onChange={(direction) => change({ direction })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label={t('field.answer')}
            options={ASK_ANSWERS.map((id) => ({ id, label: t(`answer.${id}`) }))}
            value={captureAnswer(fields, today())}
            onChange={(answer) => change({ answer })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label={t('field.freedom')}
            options={(['unsaid', 'chosen', 'expected'] as const).map((id) => ({ id, label: t(`freedom.${id}`) }))}
            value={fields.freedom ?? 'unsaid'}
            onChange={(freedom) => change({ freedom: freedom === 'unsaid' ? null : freedom })}
          />
        </div>
        <div className={styles.paid}>
          <Switch label={t('field.paid')} isSelected={fields.paid} onChange={(paid) => change({ paid })} />
        </div>
      </div>
      <p className={styles.under}>
        <span role="status">{said}</span>
        {said === '' && day !== null && fields.day.trim() !== '' ? formatDay(day, 'full', language) : null}
        <Button variant="link" onClick={() => void save(true)}>
          {t('capture.more')}
        </Button>
      </p>
      {problem ? (
        <Notice tone="problem">
          <p>{t('unsaved')}</p>
          <p>{t(`errors:kind.${problem}`)}</p>
        </Notice>
      ) : null}
    </form>
  )
}
