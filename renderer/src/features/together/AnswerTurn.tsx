// One person's free answer, to the whole and to what is asked of them. There is no field for a reason.
import { useTranslation } from 'react-i18next'
import { GROUP_ANSWERS, type GroupAnswer, type TurnWords } from '#shared/domain/together/gathering.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { askServes } from '#shared/domain/together/shared-purpose.ts'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { AskWords } from './AskWords.tsx'
import { Context } from './Context.tsx'
import { Title } from './Frame.tsx'
import styles from './together.module.css'

interface AnswerTurnProps {
  screen: Extract<Screen, { at: 'answer' }>
  onWrite: (words: TurnWords) => void
}

export function AnswerTurn({ screen, onWrite }: AnswerTurnProps) {
  const { t } = useTranslation('together')
  const { member, words, asks, context } = screen
  const options = [...GROUP_ANSWERS, 'open' as const].map((id) => ({ id, label: t(`answer.${id}`) }))
  const choose = (id: string, answer: GroupAnswer | 'open') => {
    const { [id]: _, ...others } = words.asks
    onWrite({ ...words, asks: answer === 'open' ? others : { ...others, [id]: answer } })
  }
  return (
    <>
      <div className={styles.head}>
        <p className={styles.for}>{t('turn.for', { name: member.name })}</p>
        <Title screen={`answers ${member.id}`}>{t('answer.title')}</Title>
        <p className={styles.quiet}>{t('answer.text')}</p>
      </div>
      <Context title={t('turn.context.answers')} lines={context} />
      <RadioGroup
        label={t('answer.whole')}
        options={options}
        value={words.whole ?? 'open'}
        onChange={(whole) => onWrite({ ...words, whole: whole === 'open' ? null : whole })}
      />
      {asks.length === 0 ? <p className={styles.quiet}>{t('answer.none')}</p> : null}
      {asks.map((ask) => (
        <div key={ask.id} className={styles.part}>
          <AskWords ask={ask} serves={askServes(ask)} name={member.name} />
          <RadioGroup
            label={`${t('answer.ask')}: ${ask.what}`}
            hideLabel
            options={options}
            value={words.asks[ask.id] ?? 'open'}
            onChange={(answer) => choose(ask.id, answer)}
          />
        </div>
      ))}
    </>
  )
}
