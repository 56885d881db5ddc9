// A shared purpose in words, as it is kept: the session's last screen and the page of a kept one show the same.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ROUNDS } from '#shared/domain/together/gathering.ts'
import type { SharedPurpose } from '#shared/domain/together/shared-purpose.ts'
import { AskWords } from './AskWords.tsx'
import { ExperimentWords } from './Experiments.tsx'
import styles from './together.module.css'

const LAYERS = ['why', 'how', 'what'] as const

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function PurposeSheet({ purpose }: { purpose: SharedPurpose }) {
  const { t, i18n } = useTranslation('together')
  const { people, statement, pyramid, lines, agreedAsks, experiments } = purpose
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const namesOf = (ids: readonly string[]) =>
    list.format(people.filter(({ id }) => ids.includes(id)).map(({ name }) => name))
  const layers = LAYERS.filter((layer) => pyramid[layer] !== '')
  const by = ROUNDS.flatMap((round) => lines[round].by)
  return (
    <article className={styles.sheet} lang={purpose.language}>
      {statement === null ? null : (
        <Part title={t('sheet.statement')}>
          <p className={styles.sentence}>{statement.text}</p>
          <p className={styles.small}>
            {statement.keptBy.length === 0
              ? t('sheet.keptByNobody')
              : t('sheet.keptBy', { names: namesOf(statement.keptBy) })}
          </p>
        </Part>
      )}
      {layers.length === 0 ? null : (
        <Part title={t('sheet.pyramid')}>
          {layers.map((layer) => (
            <div key={layer}>
              <h3>{t(`sheet.${layer}`)}</h3>
              <p className={styles.words}>{pyramid[layer]}</p>
            </div>
          ))}
        </Part>
      )}
      {ROUNDS.filter((round) => lines[round].ours.length > 0).map((round) => (
        <Part key={round} title={t(`sheet.${round}`)}>
          <Lines lines={lines[round].ours} />
        </Part>
      ))}
      {agreedAsks.length === 0 ? null : (
        <Part title={t('sheet.asks')}>
          <ul>
            {agreedAsks.map((ask) => (
              <li key={ask.id}>
                <AskWords ask={ask} serves={ask.serves} name={namesOf([ask.of])} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {experiments.length === 0 ? null : (
        <Part title={t('sheet.experiments')}>
          <ul>
            {experiments.map((experiment) => (
              <li key={experiment.id}>
                <ExperimentWords experiment={experiment} people={people} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {by.length === 0 ? null : (
        <Part title={t('sheet.by')}>
          <Lines lines={by} />
        </Part>
      )}
    </article>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may read the same, and none changes its place.
        <li key={at} className={styles.words}>
          {line}
        </li>
      ))}
    </ul>
  )
}
