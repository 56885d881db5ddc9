// Everybody on one picture, form by form: the drawing, and beside it the same as a list that needs no picture.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { PeopleTabs } from '#parts/PeopleTabs.tsx'
import { byName } from '#shared/domain/people.ts'
import { currentLevel, movementsOf, PYRAMID_FORMS, type PyramidForm, standing } from '#shared/domain/pyramid.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { useLanguage } from './language.ts'
import styles from './pyramid.module.css'
import { dotsOf, RADIUS, SIZE } from './pyramid-places.ts'
import { formAbout, formName, levelName, levelSays, pyramidSource } from './pyramid-words.ts'

export function PyramidPage() {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const people = byName(useHeads('person'), language)
  const placed = people.filter((person) => currentLevel(person) !== null)
  const forms = PYRAMID_FORMS.filter((form) => {
    const { levels, unplaced } = standing(people, form)
    return levels.some((level) => level.length > 0) || unplaced.length > 0
  })
  return (
    <Page
      wide
      kicker={t('room')}
      title={placed.length === 0 ? t('pyramid.none') : t('pyramid.title', { count: placed.length })}
      subtitle={t('pyramid.text')}
    >
      <PeopleTabs />
      {people.length === 0 ? (
        <p className={styles.first}>
          <Link href="/people" asChild>
            <ButtonLink href="/people">{t('pyramid.first')}</ButtonLink>
          </Link>
        </p>
      ) : null}
      {(forms.length > 0 ? forms : (['customer'] as const)).map((form) => (
        <Form key={form} form={form} people={people} />
      ))}
      <p className={styles.source}>{pyramidSource(language)}</p>
    </Page>
  )
}

function Form({ form, people }: { form: PyramidForm; people: readonly RecordOf<'person'>[] }) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const { levels, unplaced } = standing(people, form)
  const dots = dotsOf(levels)
  const numberOf = new Map(dots.map(({ id, number }) => [id, number]))
  return (
    <section className={styles.form} aria-labelledby={`pyramid-${form}`}>
      <h2 id={`pyramid-${form}`}>{formName(form, language)}</h2>
      <p className={styles.about}>{formAbout(form, language)}</p>
      <div className={styles.two}>
        <Drawing dots={dots} />
        <div className={styles.levels}>
          {([2, 1, 0] as const).map((level) => (
            <section key={level} aria-labelledby={`pyramid-${form}-${level}`}>
              <h3 id={`pyramid-${form}-${level}`}>{levelName(form, level, language)}</h3>
              <p className={styles.says}>{levelSays(form, level, language)}</p>
              <ul>
                {(levels[level] ?? []).map((person) => (
                  <li key={person.id}>
                    <span className={styles.number} aria-hidden="true">
                      {numberOf.get(person.id)}
                    </span>
                    <span className={styles.who}>
                      <Link href={`/people/${person.id}`} className={styles.name}>
                        {person.name}
                      </Link>
                      <Moved person={person} form={form} />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {unplaced.length > 0 ? (
            <section aria-labelledby={`pyramid-${form}-none`}>
              <h3 id={`pyramid-${form}-none`}>{t('pyramid.unplaced')}</h3>
              <ul>
                {unplaced.map((person) => (
                  <li key={person.id}>
                    <Link href={`/people/${person.id}`} className={styles.name}>
                      {person.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </section>
  )
}

/** The latest move to another level, in words. */
function Moved({ person, form }: { person: RecordOf<'person'>; form: PyramidForm }) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const move = movementsOf(person).findLast(({ from, to }) => from !== null && from !== to)
  if (!move || move.from === null) return null
  return (
    <span className={styles.moved}>
      {t(move.to > move.from ? 'pyramid.up' : 'pyramid.down', {
        level: levelName(form, move.from, language),
        date: formatDay(move.day, 'short', language, today()),
      })}
    </span>
  )
}

/** Decorative for screen readers: the list beside it says all of it. */
function Drawing({ dots }: { dots: ReturnType<typeof dotsOf> }) {
  const third = SIZE / 3
  return (
    <svg className={styles.drawing} viewBox={`-2 -4 ${SIZE + 4} ${SIZE + 8}`} aria-hidden="true">
      <path className={styles.edge} d={`M${SIZE / 2} 0L${SIZE} ${SIZE}H0Z`} />
      {[third, 2 * third].map((y) => (
        <line key={y} className={styles.hair} x1={SIZE / 2 - y / 2} x2={SIZE / 2 + y / 2} y1={y} y2={y} />
      ))}
      {dots.map(({ id, x, y, was }) =>
        was ? (
          <g key={id}>
            <line className={styles.trail} x1={was.x} y1={was.y} x2={x} y2={y} />
            <circle className={styles.before} cx={was.x} cy={was.y} r="4" />
          </g>
        ) : null,
      )}
      {dots.map(({ id, number, x, y }) => (
        <g key={id}>
          <circle className={styles.dot} cx={x} cy={y} r={RADIUS} />
          <text className={styles.mark} x={x} y={y + 4} textAnchor="middle">
            {number}
          </text>
        </g>
      ))}
    </svg>
  )
}
