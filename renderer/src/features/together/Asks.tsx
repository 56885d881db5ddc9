// Who is asked for what: of whom, how long, by when, expected or chosen, for whose benefit. Named before anybody answers.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { plainNumber } from '#parts/amounts.ts'
import type { RecordId, ScaleStep } from '#shared/domain/records.ts'
import { type GroupAsk, LIMITS } from '#shared/domain/together/gathering.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Named, Screen } from '#shared/domain/together/screen.ts'
import { askServes } from '#shared/domain/together/shared-purpose.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RadioScale } from '#ui/RadioScale.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { AskWords } from './AskWords.tsx'
import { Context } from './Context.tsx'
import { Leader, Title } from './Frame.tsx'
import styles from './together.module.css'

const NOBODY = 'nobody'
const FREEDOMS = ['unsaid', 'chosen', 'expected'] as const
const STEPS = ['0', '1', '2', '3', '4'] as const

/** Hours as typed, with a comma or a point; null for nothing, undefined for what is no number of hours. */
export function hoursTyped(text: string): number | null | undefined {
  const bare = text.trim().replace(',', '.')
  if (bare === '') return null
  const hours = Number(bare)
  return Number.isFinite(hours) && hours >= 0 && hours < 10_000 ? hours : undefined
}

interface AsksProps {
  screen: Extract<Screen, { at: 'asks' }>
  wereAnswered: boolean
  onMove: (move: Move) => void
}

export function Asks({ screen, wereAnswered, onMove }: AsksProps) {
  const { t } = useTranslation('together')
  const { asks, members, context } = screen
  const [openId, setOpenId] = useState<RecordId | null>(null)
  const nameOf = (id: RecordId | null) => members.find((member) => member.id === id)?.name ?? ''
  const close = (ask: GroupAsk) => {
    if (ask.what.trim() === '') onMove({ do: 'remove-ask', id: ask.id })
    setOpenId(null)
  }
  const add = () => {
    const id = newId()
    const serves = { asked: null, group: null }
    onMove({ do: 'set-ask', ask: { id, of: null, what: '', hours: null, day: null, freedom: null, serves } })
    setOpenId(id)
  }
  return (
    <>
      <div className={styles.head}>
        <Title screen="asks">{t('asks.title')}</Title>
        <p className={styles.quiet}>{t('asks.text')}</p>
        <Leader>{t('asks.leader')}</Leader>
      </div>
      <Context title={t('turn.context.answers')} lines={context} />
      {wereAnswered ? <Notice tone="calm">{t('asks.anew')}</Notice> : null}
      {asks.length === 0 ? <p className={styles.quiet}>{t('asks.empty')}</p> : null}
      <ul className={styles.rows}>
        {asks.map((ask) => (
          <li key={ask.id} className={styles.row}>
            {ask.id === openId ? (
              <AskForm
                ask={ask}
                members={members}
                onChange={(changed) => onMove({ do: 'set-ask', ask: changed })}
                onDone={() => close(ask)}
              />
            ) : (
              <>
                <AskWords ask={ask} serves={askServes(ask)} name={nameOf(ask.of)} />
                <div className={styles.ways}>
                  <Button variant="link" onClick={() => setOpenId(ask.id)}>
                    {t('asks.edit')}
                    <VisuallyHidden>: {ask.what}</VisuallyHidden>
                  </Button>
                  <Button variant="link" onClick={() => onMove({ do: 'remove-ask', id: ask.id })}>
                    {t('asks.remove')}
                    <VisuallyHidden>: {ask.what}</VisuallyHidden>
                  </Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {openId === null && asks.length < LIMITS.asks ? (
        <div>
          <Button variant="plain" onClick={add}>
            {t('asks.add')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

interface AskFormProps {
  ask: GroupAsk
  members: readonly Named[]
  onChange: (ask: GroupAsk) => void
  onDone: () => void
}

function AskForm({ ask, members, onChange, onDone }: AskFormProps) {
  const { t, i18n } = useTranslation('together')
  const [hours, setHours] = useState(ask.hours === null ? '' : plainNumber(ask.hours, i18n.language))
  const words = STEPS.map((step) => t(`asks.scale.${step}`))
  const set = (patch: Partial<GroupAsk>) => onChange({ ...ask, ...patch })
  const serve = (patch: Partial<GroupAsk['serves']>) => set({ serves: { ...ask.serves, ...patch } })
  return (
    <div className={styles.editing}>
      <TextArea
        label={t('asks.what')}
        rows={2}
        value={ask.what}
        onChange={(what) => set({ what })}
        maxLength={LIMITS.ask}
        autoFocus
        serif
      />
      <div className={styles.fields}>
        <Select
          label={t('asks.of')}
          options={[{ id: NOBODY, label: t('asks.nobody') }, ...members.map(({ id, name }) => ({ id, label: name }))]}
          value={ask.of ?? NOBODY}
          onChange={(of) => set({ of: of === NOBODY ? null : of })}
        />
        <TextField
          label={t('asks.hours')}
          inputMode="decimal"
          value={hours}
          onChange={(text) => {
            setHours(text)
            const typed = hoursTyped(text)
            if (typed !== undefined) set({ hours: typed })
          }}
          maxLength={8}
        />
        <TextField
          type="date"
          label={t('asks.day')}
          value={ask.day ?? ''}
          onChange={(day) => set({ day: day === '' ? null : day })}
        />
        <Select
          label={t('asks.freedom')}
          options={FREEDOMS.map((id) => ({ id, label: t(`asks.${id}`) }))}
          value={ask.freedom ?? 'unsaid'}
          onChange={(freedom) => set({ freedom: freedom === 'unsaid' ? null : freedom })}
        />
      </div>
      <RadioScale
        label={t('asks.servesAsked')}
        words={words}
        value={ask.serves.asked}
        onChange={(asked) => serve({ asked: asked as ScaleStep | null })}
      />
      <RadioScale
        label={t('asks.servesGroup')}
        words={words}
        value={ask.serves.group}
        onChange={(group) => serve({ group: group as ScaleStep | null })}
      />
      <div>
        <Button onClick={onDone}>{t('asks.done')}</Button>
      </div>
    </div>
  )
}
