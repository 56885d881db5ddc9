// An answer in the person's own words, to read again. Shows; changes nothing.
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import type { Item, Step } from '#shared/domain/exercise.ts'
import { isSentenceBegun, itemText, rankedItems } from '#shared/domain/items.ts'
import { answerOf } from '#shared/domain/session.ts'
import { plainText } from '#shared/domain/text.ts'
import styles from './session.module.css'
import { standing } from './steps/pairs.ts'
import type { Sitting } from './use-sitting.ts'

/** Nothing for a step without an answer, or of a kind that holds no words. */
export function AnswerWords({ sitting, step }: { sitting: Sitting; step: Step }) {
  const { t, i18n } = useTranslation('session')
  const { session } = sitting
  const answer = answerOf(session, step.id)
  const items = 'takes' in step ? sitting.itemsOf(step.takes) : []
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
          lines={sitting.sparks
            .filter(({ id }) => answer.sparkIds.includes(id))
            .map(({ id, quote }) => ({ id, text: quote, detail: '' }))}
        />
      )
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
      return <Lines isOrdered lines={rankedItems(items, answer.order)} />
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
      return answer.note.trim() === '' ? <Lines lines={items} /> : <p className={styles.prose}>{answer.note}</p>
  }
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
