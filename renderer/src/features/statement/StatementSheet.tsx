// The statement as one sheet of paper. The same component makes the preview and the printed page; it has no state and
// no handlers. Its look is in statement-print.css alone.
import type { SayDay, Statement, StatementLabels } from '#shared/domain/statement.ts'
import { type Fit, whySize } from './fit.ts'
import type { Look } from './sheet-look.ts'

export interface SheetLabels extends StatementLabels {
  /** Told when not every quote fits: gets the number left out. */
  more: (count: number) => string
}

interface StatementSheetProps {
  statement: Statement
  labels: SheetLabels
  look: Look
  fit: Fit
  sayDay: SayDay
}

/** Class names are plain, since the stylesheet travels with the markup. */
export function StatementSheet({ statement, labels, look, fit, sayDay }: StatementSheetProps) {
  const { name, why, values, experiment, truth, evidence, day, language } = statement
  const quotes = evidence.slice(0, fit.evidence)
  const left = evidence.length - quotes.length
  const facts = experiment
    ? ([
        [labels.obstacle, experiment.obstacle],
        [labels.plan, experiment.plan],
        [labels.when, experiment.day ? sayDay(experiment.day) : ''],
      ] as const)
    : []
  const written = facts.filter(([, text]) => text.trim() !== '')
  return (
    <article
      className="sheet"
      data-form={look.form}
      data-design={look.design}
      data-tone={look.tone}
      data-paper={look.paper}
      data-size={fit.size}
      lang={language}
    >
      <header className="head">
        <p className="kind">{labels.title}</p>
        {name === '' ? null : <p className="name">{name}</p>}
      </header>
      {why === null ? (
        <h1 className="why none">{labels.noWhy}</h1>
      ) : (
        <h1 className="why" data-length={whySize(why)}>
          {why}
        </h1>
      )}
      <div className="parts">
        {values.length > 0 ? (
          <section>
            <h2>{labels.values}</h2>
            <ol className="values">
              {values.map((value) => (
                <li key={value}>{value}</li>
              ))}
            </ol>
          </section>
        ) : null}
        {experiment ? (
          <section>
            <h2>{labels.experiment}</h2>
            <p className="words">{experiment.what}</p>
            {written.length > 0 ? (
              <dl>
                {written.map(([label, text]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </section>
        ) : null}
        {truth === null ? null : (
          <section className="truth">
            <h2>{labels.truth}</h2>
            <p className="words">{truth}</p>
          </section>
        )}
        {evidence.length > 0 ? (
          <section className="evidence">
            <h2>{labels.evidence}</h2>
            <ul>
              {quotes.map((quote) => (
                <li key={quote}>{quote}</li>
              ))}
            </ul>
            {left > 0 ? <p className="more">{labels.more(left)}</p> : null}
          </section>
        ) : null}
      </div>
      <footer className="foot">
        <p>{sayDay(day)}</p>
      </footer>
    </article>
  )
}
