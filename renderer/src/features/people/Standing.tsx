// Where one person stands on the pyramid: the level and what shows it, how it moved, and ideas for the step up. Choosing
// one opens it for editing; it becomes an experiment only when it is saved.
import { useTranslation } from 'react-i18next'
import { formatDay, today } from '#parts/dates.ts'
import type { Change } from '#parts/use-changes.ts'
import { currentPlacement, formOf, inTime, nextLevel, type PyramidStep } from '#shared/domain/pyramid.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useLanguage } from './language.ts'
import { MovementPicture } from './MovementPicture.tsx'
import styles from './people.module.css'
import { unplacing } from './person-writes.ts'
import { formName, ideasFor, levelName, levelSays } from './pyramid-words.ts'

interface StandingProps {
  person: RecordOf<'person'>
  /** Those with this person: an idea that is tried already is not offered again. */
  experiments: readonly RecordOf<'experiment'>[]
  change: Change
  onPlace: () => void
  onStep: (step: PyramidStep) => void
}

export function Standing({ person, experiments, change, onPlace, onStep }: StandingProps) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const form = formOf(person)
  const now = currentPlacement(person)
  const above = now === null ? null : nextLevel(now.level)
  const tried = new Set(experiments.map(({ what }) => what))
  const ideas = ideasFor(person).filter((step) => !tried.has(step.text[language]))
  const said = person.placements ?? []
  const date = (day: string) => formatDay(day, 'short', language, today())
  return (
    <section className={styles.part} aria-labelledby="person-standing">
      <h2 id="person-standing">{t('standing.title', { form: formName(form, language) })}</h2>
      {now === null ? (
        <p className={styles.quiet}>{t('standing.none')}</p>
      ) : (
        <>
          <p className={styles.level}>{levelName(form, now.level, language)}</p>
          <p className={styles.quiet}>{levelSays(form, now.level, language)}</p>
        </>
      )}
      <p className={styles.ways}>
        <Button variant="link" onClick={onPlace}>
          {t(now === null ? 'standing.place' : 'standing.again')}
        </Button>
      </p>
      {now === null ? null : (
        <>
          <MovementPicture person={person} />
          <ol className={styles.lines} aria-label={t('standing.movement')}>
            {inTime(said)
              .toReversed()
              .map((placement) => (
                <li key={`${said.indexOf(placement)} ${placement.day}`}>
                  <p className={styles.small}>
                    {date(placement.day)} · {levelName(form, placement.level, language)}
                  </p>
                  {placement.because === '' ? null : <p className={styles.words}>{placement.because}</p>}
                  <p className={styles.ways}>
                    <Button
                      variant="link"
                      onClick={() => void change((at) => unplacing(person, said.indexOf(placement), at))}
                    >
                      {t('standing.takeBack')}
                      <VisuallyHidden>
                        : {date(placement.day)}, {levelName(form, placement.level, language)}
                      </VisuallyHidden>
                    </Button>
                  </p>
                </li>
              ))}
          </ol>
        </>
      )}
      {above === null || ideas.length === 0 ? null : (
        <div className={styles.ideas}>
          <h3>{t('standing.ideas', { level: levelName(form, above, language) })}</h3>
          <p className={styles.small}>{t('standing.ideasText')}</p>
          <ul className={styles.lines}>
            {ideas.map((step) => (
              <li key={step.id}>
                <p>{step.text[language]}</p>
                <p className={styles.ways}>
                  <Button variant="link" onClick={() => onStep(step)}>
                    {t('standing.try')}
                    <VisuallyHidden>: {step.text[language]}</VisuallyHidden>
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
