// Cards together: what they share and what they do not, said as plainly. A figure is about two lists, never about people.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { CircleTabs } from '#parts/CircleTabs.tsx'
import { useListedValues } from '#parts/card/use-listed-values.ts'
import { PERSISTENCE } from '#shared/domain/circle/ranked-overlap.ts'
import { overlapWord, sharedGround } from '#shared/domain/circle/shared-ground.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './circle.module.css'
import { RankPicture } from './RankPicture.tsx'

export function CirclePage() {
  const { t, i18n } = useTranslation('circle')
  const cards = useHeads('card')
  const listed = useListedValues()
  const [left, setLeft] = useState<ReadonlySet<RecordId>>(new Set())
  const chosen = cards.filter(({ id }) => !left.has(id))
  const contents = chosen.map(({ content }) => content)
  const nameOf = (card: (typeof cards)[number]) =>
    card.content.name ?? (card.isOwn ? t('circle.me') : t('cards.nameless'))
  const names = chosen.map(nameOf)
  const ground = sharedGround(contents, listed)
  const list = new Intl.ListFormat(i18n.language === 'it' ? 'it' : 'en', { type: 'conjunction' })
  const namesAt = (indexes: readonly number[]) => list.format(indexes.map((index) => names[index] ?? ''))
  const number = new Intl.NumberFormat(i18n.language === 'it' ? 'it' : 'en', { maximumFractionDigits: 2 })
  const toggle = (id: RecordId, isIn: boolean) => {
    const next = new Set(left)
    if (isIn) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  return (
    <Page
      kicker={<Link href="/mirror">{t('room')}</Link>}
      title={cards.length < 2 ? t('circle.empty') : t('circle.title', { count: chosen.length })}
      subtitle={cards.length < 2 ? t('circle.emptyText') : t('circle.text')}
      wide
    >
      <div className={styles.parts}>
        <CircleTabs here="circle" />
        {cards.length < 2 ? (
          <div>
            <ButtonLink href="#/cards">{t('circle.toCards')}</ButtonLink>
          </div>
        ) : (
          <>
            <fieldset className={styles.chosen}>
              <legend>{t('circle.which')}</legend>
              {cards.map((card) => (
                <label key={card.id}>
                  <input
                    type="checkbox"
                    autoComplete="off"
                    checked={!left.has(card.id)}
                    onChange={(event) => toggle(card.id, event.target.checked)}
                  />
                  <span>{nameOf(card)}</span>
                </label>
              ))}
            </fieldset>
            {chosen.length < 2 ? (
              <p className={styles.quiet}>{t('circle.two')}</p>
            ) : (
              <>
                <section className={styles.part} aria-labelledby="values">
                  <h2 id="values">{t('ground.values')}</h2>
                  <RankPicture cards={contents} names={names} listed={listed} label={t('ground.picture')} />
                  <div className={styles.scroll}>
                    <table className={styles.table}>
                      <caption>{t('ground.caption')}</caption>
                      <thead>
                        <tr>
                          <th scope="col">{t('ground.value')}</th>
                          {chosen.map((card, index) => (
                            <th key={card.id} scope="col">
                              {names[index]}
                            </th>
                          ))}
                        </tr>
                      </thead>
                      <tbody>
                        {[...ground.sharedValues, ...ground.loneValues].map((value) => (
                          <tr key={value.key}>
                            <th scope="row">{value.label}</th>
                            {value.ranks.map((rank, index) => (
                              <td key={chosen[index]?.id}>{rank ?? '–'}</td>
                            ))}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                  {ground.sharedValues.length === 0 ? <p>{t('ground.noShared')}</p> : null}
                </section>
                <section className={styles.part} aria-labelledby="pairs">
                  <h2 id="pairs">{t('ground.pairs')}</h2>
                  <ul className={styles.plain}>
                    {ground.pairs.map(({ a, b, overlap }) => (
                      <li key={`${chosen[a]?.id} ${chosen[b]?.id}`}>
                        {t(`overlap.${overlapWord(overlap)}`, { names: namesAt([a, b]) })}
                      </li>
                    ))}
                  </ul>
                  <details className={styles.how}>
                    <summary>{t('ground.how')}</summary>
                    <p>{t('ground.formula', { p: number.format(PERSISTENCE) })}</p>
                    <ul className={styles.plain}>
                      {ground.pairs.map(({ a, b, overlap }) => (
                        <li key={`${chosen[a]?.id} ${chosen[b]?.id}`}>
                          {namesAt([a, b])}: {overlap === null ? t('ground.nothing') : number.format(overlap)}
                        </li>
                      ))}
                    </ul>
                  </details>
                </section>
                <section className={styles.part} aria-labelledby="words">
                  <h2 id="words">{t('ground.words')}</h2>
                  {ground.sharedWords.length === 0 ? (
                    <p>{t('ground.noWords')}</p>
                  ) : (
                    <ul className={styles.plain}>
                      {ground.sharedWords.map(({ word, cards: indexes }) => (
                        <li key={word}>
                          <span className={styles.word}>{word}</span> · {namesAt(indexes)}
                        </li>
                      ))}
                    </ul>
                  )}
                </section>
                <section className={styles.part} aria-labelledby="bring">
                  <h2 id="bring">{t('ground.bring')}</h2>
                  <ul className={styles.plain}>
                    {chosen.map((card, index) => (
                      <li key={card.id} lang={card.content.language}>
                        {names[index]}: {card.content.bring ?? <span lang={i18n.language}>{t('ground.noBring')}</span>}
                      </li>
                    ))}
                  </ul>
                </section>
                <section className={styles.part} aria-labelledby="apart">
                  <h2 id="apart">{t('ground.apart')}</h2>
                  {ground.loneValues.length === 0 ? (
                    <p>{t('ground.noApart')}</p>
                  ) : (
                    <ul className={styles.plain}>
                      {ground.loneValues.map((value) => {
                        const at = value.ranks.findIndex((rank) => rank !== null)
                        return (
                          <li key={value.key}>
                            {t('ground.lone', { value: value.label, name: names[at], rank: value.ranks[at] })}
                          </li>
                        )
                      })}
                    </ul>
                  )}
                  <p className={styles.quiet}>{t('ground.apartText')}</p>
                </section>
              </>
            )}
          </>
        )}
      </div>
    </Page>
  )
}
