// Before a session: who is here, whose computer it is, how long, in which language, and cards of those who gave one.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { languageOf } from '#parts/amounts.ts'
import type { Language, RecordId } from '#shared/domain/records.ts'
import {
  begun,
  FEWEST_MEMBERS,
  type Gathering,
  LIMITS,
  MOST_MEMBERS,
  type SetUpFault,
  setUpFault,
} from '#shared/domain/together/gathering.ts'
import { groupClauses, groupShape } from '#shared/domain/together/group-statement.ts'
import { STEPS } from '#shared/domain/together/steps.ts'
import { PLANS, type PlanMinutes, partOf, suggestedMinutes } from '#shared/domain/together/time-plan.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { Title } from './Frame.tsx'
import styles from './together.module.css'
import { now } from './use-gathering.ts'

const NO_CARD = 'none'
const PARTS = [...new Set(STEPS.map(partOf))]
const LANGUAGES = ['en', 'it'] as const

interface SetUpFormProps {
  /** Why the last try to begin failed, in words; null for none. */
  trouble: string | null
  onBegin: (gathering: Gathering) => void
  onBack: () => void
}

export function SetUpForm({ trouble, onBegin, onBack }: SetUpFormProps) {
  const { t, i18n } = useTranslation('together')
  const cards = useHeads('card')
  const [profile] = useHeads('profile')
  const [people, setPeople] = useState(() =>
    Array.from({ length: FEWEST_MEMBERS }, () => ({ id: newId(), name: '', cardId: null as RecordId | null })),
  )
  const [host, setHost] = useState(profile?.name ?? '')
  const [language, setLanguage] = useState<Language>(languageOf(i18n.language))
  const [plan, setPlan] = useState<PlanMinutes>(75)
  const [fault, setFault] = useState<SetUpFault | null>(null)
  const names = useRef<HTMLDivElement>(null)
  const change = (id: string, patch: { name?: string; cardId?: RecordId | null }) => {
    setFault(null)
    setPeople(people.map((person) => (person.id === id ? { ...person, ...patch } : person)))
  }
  const begin = () => {
    const found = setUpFault(people.map(({ name }) => name))
    if (found !== null) return setFault(found)
    const shape = groupShape('to-so-that', language)
    const members = people.map(({ id, name, cardId }) => ({
      id,
      name,
      card: cards.find((card) => card.id === cardId)?.content ?? null,
    }))
    const setUp = { id: newId(), language, host, plan, members, shape, clauses: groupClauses(shape, newId) }
    const gathering = begun(setUp, now())
    if (gathering) onBegin(gathering)
    return undefined
  }
  const cardOptions = [
    { id: NO_CARD, label: t('setUp.noCard') },
    ...cards.map(({ id, content }) => ({ id, label: content.name ?? t('setUp.nameless') })),
  ]
  return (
    <div className={styles.window}>
      <header className={styles.top}>
        <p>{t('name')}</p>
      </header>
      <main className={styles.main}>
        <div className={styles.column}>
          <div className={styles.head}>
            <Title screen="set-up">{t('setUp.title')}</Title>
            <p className={styles.quiet}>{t('setUp.text')}</p>
          </div>
          <section className={styles.stack} aria-label={t('setUp.names')} ref={names}>
            {people.map(({ id, name }, at) => (
              <div key={id} className={styles.nameRow}>
                <TextField
                  label={t('setUp.person', { number: at + 1 })}
                  value={name}
                  onChange={(value) => change(id, { name: value })}
                  maxLength={LIMITS.name}
                />
                {people.length > FEWEST_MEMBERS ? (
                  <Button
                    variant="plain"
                    onClick={() => {
                      setFault(null)
                      setPeople(people.filter((person) => person.id !== id))
                    }}
                  >
                    {t('setUp.remove')}
                    <VisuallyHidden>: {name || t('setUp.person', { number: at + 1 })}</VisuallyHidden>
                  </Button>
                ) : null}
              </div>
            ))}
            {people.length < MOST_MEMBERS ? (
              <div>
                <Button
                  variant="plain"
                  onClick={() => {
                    setPeople([...people, { id: newId(), name: '', cardId: null }])
                    requestAnimationFrame(() => [...(names.current?.querySelectorAll('input') ?? [])].at(-1)?.focus())
                  }}
                >
                  {t('setUp.add')}
                </Button>
              </div>
            ) : null}
          </section>
          <TextField
            label={t('setUp.host')}
            description={t('setUp.hostHint')}
            value={host}
            onChange={setHost}
            maxLength={LIMITS.name}
          />
          <RadioGroup
            label={t('setUp.language')}
            options={LANGUAGES.map((id) => ({ id, label: t(`setUp.${id}`) }))}
            value={language}
            onChange={setLanguage}
          />
          <div className={styles.stack}>
            <RadioGroup
              label={t('setUp.plan')}
              options={PLANS.map((minutes) => ({ id: String(minutes), label: t('setUp.minutes', { count: minutes }) }))}
              value={String(plan)}
              onChange={(chosen) => setPlan(PLANS.find((minutes) => String(minutes) === chosen) ?? plan)}
            />
            <details className={styles.plan}>
              <summary>{t('setUp.plans')}</summary>
              <table>
                <tbody>
                  {PARTS.map((part) => (
                    <tr key={part}>
                      <th scope="row">{t(`part.${part}`)}</th>
                      <td>{suggestedMinutes(plan, part)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </div>
          {cards.length === 0 ? null : (
            <section className={styles.part} aria-labelledby="cards">
              <h2 id="cards">{t('setUp.cards')}</h2>
              <p className={styles.quiet}>{t('setUp.cardsText')}</p>
              <div className={styles.fields}>
                {people.map(({ id, name, cardId }, at) => (
                  <Select
                    key={id}
                    label={t('setUp.cardOf', { name: name.trim() || t('setUp.person', { number: at + 1 }) })}
                    options={cardOptions}
                    value={cardId ?? NO_CARD}
                    onChange={(chosen) => change(id, { cardId: chosen === NO_CARD ? null : chosen })}
                  />
                ))}
              </div>
            </section>
          )}
        </div>
      </main>
      <footer className={styles.bottom}>
        <div className={styles.ways}>
          {fault === null ? null : <Notice tone="problem">{t(`setUp.fault.${fault}`)}</Notice>}
          {trouble === null ? null : <Notice tone="problem">{trouble}</Notice>}
        </div>
        <div className={styles.ways}>
          <Button variant="plain" onClick={onBack}>
            {t('setUp.back')}
          </Button>
          <Button onClick={begin}>{t('setUp.begin')}</Button>
        </div>
      </footer>
    </div>
  )
}
