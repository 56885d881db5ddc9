// The answers, all at once and each as plain as the other. No tally, no order but that of the names.
import { useTranslation } from 'react-i18next'
import type { Screen } from '#shared/domain/together/screen.ts'
import { askServes } from '#shared/domain/together/shared-purpose.ts'
import { AskWords } from './AskWords.tsx'
import { Leader, Title } from './Frame.tsx'
import styles from './together.module.css'

export function AnswersRead({ screen }: { screen: Extract<Screen, { at: 'answers-read' }> }) {
  const { t } = useTranslation('together')
  const { asks, answers, members } = screen
  const of = (memberId: string | null) => answers.find((one) => one.memberId === memberId)
  const nameOf = (memberId: string | null) => members.find(({ id }) => id === memberId)?.name ?? ''
  return (
    <>
      <div className={styles.head}>
        <Title screen="answers-read">{t('answers.title')}</Title>
        <p className={styles.quiet}>{t('answers.text')}</p>
        <Leader>{t('answers.leader')}</Leader>
      </div>
      <section className={styles.stack} aria-labelledby="whole">
        <h2 id="whole">{t('answers.whole')}</h2>
        <dl className={styles.answers}>
          {members.map(({ id, name }) => [
            <dt key={`${id} name`}>{name}</dt>,
            <dd key={id}>{t(`answer.${of(id)?.whole ?? 'open'}`)}</dd>,
          ])}
        </dl>
      </section>
      {asks.length === 0 ? null : (
        <section className={styles.stack} aria-labelledby="asked">
          <h2 id="asked">{t('answers.asks')}</h2>
          <dl className={styles.answers}>
            {asks.map((ask) => [
              <dt key={`${ask.id} ask`}>
                <AskWords ask={ask} serves={askServes(ask)} name={nameOf(ask.of)} />
              </dt>,
              <dd key={ask.id}>{t(`answer.${of(ask.of)?.asks[ask.id] ?? 'open'}`)}</dd>,
            ])}
          </dl>
        </section>
      )}
    </>
  )
}
