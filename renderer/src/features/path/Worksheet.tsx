// An exercise on paper, for use without the app: what it is for, every question, and room to write. No state, no handlers;
// its look is in worksheet.css alone, whose class names are plain because the stylesheet travels with the markup.
import type { TFunction } from 'i18next'
import type { Exercise, Step, Take } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { WorksheetRoom } from './WorksheetRoom.tsx'

export interface WorksheetProps {
  exercise: Exercise
  /** All there are: a sheet names the earlier ones it builds on. */
  exercises: readonly Exercise[]
  language: Language
  /** Of the namespace `path`. */
  t: TFunction<'path'>
}

export function Worksheet({ exercise, exercises, language, t }: WorksheetProps) {
  const { gentler } = exercise
  return (
    <main className="sheet">
      <p className="kind">{t('worksheet.kind')}</p>
      <h1>{exercise.title[language]}</h1>
      <p className="facts">
        {t('minutes', { count: exercise.minutes })} · {t(`intensity.${exercise.intensity}`)}
      </p>
      {exercise.caution ? (
        <section className="caution">
          <h2>{t('worksheet.caution')}</h2>
          <p>{exercise.caution[language]}</p>
          {gentler ? (
            <p>
              {gentler.about[language]} {t('worksheet.gentlerAfter')}
            </p>
          ) : null}
        </section>
      ) : null}
      <p className="why">{exercise.why[language]}</p>
      <p className="guide">{t('worksheet.skip')}</p>
      <Steps steps={exercise.steps} exercises={exercises} language={language} t={t} />
      <section className="closing">
        <h2>{t('worksheet.closing')}</h2>
        <p>{exercise.closing[language]}</p>
      </section>
      {gentler ? (
        <section className="gentler">
          <h2 className="title">{t('worksheet.gentlerTitle')}</h2>
          <p className="why">{gentler.about[language]}</p>
          <Steps steps={gentler.steps} exercises={exercises} language={language} t={t} />
        </section>
      ) : null}
      <footer className="foot">
        <p>
          {t('worksheet.basis')}: {exercise.basis[language]}
        </p>
        <p lang="en">{exercise.source}</p>
      </footer>
    </main>
  )
}

type StepsProps = Omit<WorksheetProps, 'exercise'> & { steps: readonly Step[] }

function Steps({ steps, exercises, language, t }: StepsProps) {
  /** Where a step's things are found on paper. */
  const placeOf = (take: Take): string => {
    if (take.from === 'step') {
      const number = steps.findIndex(({ id }) => id === take.step) + 1
      return t('worksheet.step', { number, title: steps[number - 1]?.title[language] ?? '' })
    }
    if (take.from === 'exercise') {
      const other = exercises.find(({ id }) => id === take.exercise)
      return other ? t('worksheet.exercise', { title: other.title[language] }) : t('worksheet.records.other')
    }
    const { kind } = take
    switch (kind) {
      case 'spark':
      case 'truth':
      case 'value':
      case 'purpose':
      case 'why':
      case 'experiment':
        return t(`worksheet.records.${kind}`)
      default:
        return t('worksheet.records.other')
    }
  }
  return (
    <ol className="steps">
      {steps.map((step) => {
        const takes = 'takes' in step && step.takes ? step.takes : null
        const beside = [...new Set((step.beside ?? []).map(placeOf))]
        return (
          <li key={step.id} data-kind={step.kind}>
            <h3>{step.title[language]}</h3>
            {step.text ? <p className="guide">{step.text[language]}</p> : null}
            {takes ? <p className="note">{t('worksheet.takes', { what: placeOf(takes) })}</p> : null}
            {beside.length > 0 ? <p className="note">{t('worksheet.beside', { what: beside.join('; ') })}</p> : null}
            <WorksheetRoom step={step} steps={steps} language={language} t={t} />
          </li>
        )
      })}
    </ol>
  )
}
