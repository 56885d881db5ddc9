// An answer in the person's own words, to read again. Shows; changes nothing.
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import { isSentenceBegun } from '#shared/domain/answers.ts'
import type { Answer, Item, SortStep, Step } from '#shared/domain/exercise.ts'
import { itemText, rankedItems } from '#shared/domain/items.ts'
import type { Language, RecordOf } from '#shared/domain/records.ts'
import { answerOf, type Session } from '#shared/domain/session.ts'
import { plainText } from '#shared/domain/text.ts'
import styles from './session.module.css'
import { standing } from './steps/pairs.ts'

interface AnswerWordsProps {
  session: Session
  step: Step
  /** What the step works on. */
  items: readonly Item[]
  sparks: readonly RecordOf<'spark'>[]
}

/** Nothing for a step without an answer, or of a kind that holds no words. */
export function AnswerWords({ session, step, items, sparks }: AnswerWordsProps) {
  const { t, i18n } = useTranslation('session')
  const answer = answerOf(session, step.id)
  const { language } = session.head
  if (!answer) return null
  switch (answer.kind) {
    case 'settle':
    case 'read':
      return null
    case 'write':
      return <p className={styles.prose}>{plainText(answer.text)}</p>
    case 'list':
      return (
        <Lines
          lines={answer.items
            .filter((item) => item.text.trim() !== '')
            .map(({ id, text, detail }) => ({ id, text, detail }))}
        />
      )
    case 'sentence':
      return step.kind === 'sentence' ? (
        <Lines
          lines={answer.items
            .filter(isSentenceBegun)
            .map((item) => ({ id: item.id, text: itemText(step.stems, item, language), detail: '' }))}
        />
      ) : null
    case 'choose-sparks':
      return (
        <Lines
          lines={sparks
            .filter(({ id }) => answer.sparkIds.includes(id))
            .map(({ id, quote }) => ({ id, text: quote, detail: '' }))}
        />
      )
    case 'ladder':
      return (
        <Lines
          isOrdered
          lines={answer.rungs.filter(({ text }) => text.trim() !== '').map((rung) => ({ ...rung, detail: '' }))}
        />
      )
    case 'sort':
      return step.kind === 'sort' ? <Piles step={step} answer={answer} language={language} /> : null
    case 'place-on-map': {
      if (step.kind !== 'place-on-map') return null
      const said = (item: Item) => {
        const place = answer.places[item.id]
        if (!place) return ''
        const on = (axis: 'x' | 'y') =>
          t('map.axis', {
            label: step[axis].label[language],
            place: place[axis] + 1,
            low: step[axis].low[language],
            high: step[axis].high[language],
          })
        return `${on('x')} · ${on('y')}`
      }
      return <Lines lines={items.map((item) => ({ id: item.id, text: item.text, detail: said(item) }))} />
    }
    case 'rate': {
      if (step.kind !== 'rate') return null
      const said = (item: Item) =>
        step.scales
          .flatMap((scale) => {
            const value = answer.ratings[item.id]?.[scale.id]
            const word = typeof value === 'number' ? scale.words[language][value] : undefined
            return word === undefined ? [] : `${scale.label[language]}: ${word}`
          })
          .join(' · ')
      return <Lines lines={items.map((item) => ({ id: item.id, text: item.text, detail: said(item) }))} />
    }
    case 'rank':
      return <Lines isOrdered lines={rankedItems([...items], answer.order)} />
    case 'compare':
      return (
        <Lines
          isOrdered
          lines={standing(items, answer.pairs).map(({ item, wins }) => ({
            ...item,
            detail: t('compare.wins', { count: Math.floor(wins), wins: wins.toLocaleString(i18n.language) }),
          }))}
        />
      )
    case 'decide': {
      const chosen = items.find((item) => item.id === answer.chosen)
      return <Lines lines={[{ id: 'chosen', text: chosen?.text ?? t('decide.none'), detail: answer.reason }]} />
    }
    case 'act': {
      const day = answer.day ? formatDay(answer.day, 'full', i18n.language) : t('act.noDay')
      const detail = [answer.obstacle, answer.plan, day].filter((part) => part.trim() !== '').join(' · ')
      return <Lines lines={[{ id: 'act', text: answer.what, detail }]} />
    }
    case 'recall':
      return answer.note.trim() === '' ? <Lines lines={[...items]} /> : <p className={styles.prose}>{answer.note}</p>
  }
}

type SortAnswer = Extract<Answer, { kind: 'sort' }>

/** Every pile with its cards as one line; empty piles are left out. */
function Piles({ step, answer, language }: { step: SortStep; answer: SortAnswer; language: Language }) {
  const cards = [
    ...step.cards.map(({ id, label }) => ({ id, text: label[language] })),
    ...answer.own.filter(({ text }) => text.trim() !== ''),
  ]
  const lines = step.piles.map(({ id, label }) => ({
    id,
    text: label[language],
    detail: cards
      .filter((card) => answer.placed[card.id] === id)
      .map(({ text }) => text)
      .join(', '),
  }))
  return <Lines lines={lines.filter(({ detail }) => detail !== '')} />
}

function Lines({
  lines,
  isOrdered = false,
}: {
  lines: { id: string; text: string; detail: string }[]
  isOrdered?: boolean
}) {
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List className={isOrdered ? styles.orderedLines : styles.lines}>
      {lines.map(({ id, text, detail }) => (
        <li key={id}>
          <span>{text}</span>
          {detail.trim() === '' ? null : <small>{detail}</small>}
        </li>
      ))}
    </List>
  )
}
