// The room to write that a step gets on paper, by its kind. No kind is left without one, and none asks for an exercise's id.
import type { TFunction } from 'i18next'
import type { Localized, RateStep, SortStep, Stem, Step } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'

interface RoomProps {
  step: Step
  /** All steps of the sheet, for what a decision goes on to. */
  steps: readonly Step[]
  language: Language
  t: TFunction<'path'>
}

/** Most lines that one list gets: more would be paper for nothing. */
const MOST_LINES = 7
const OWN_CARDS = 3
const THINGS = 4

export function WorksheetRoom({ step, steps, language, t }: RoomProps) {
  const say = (words: Localized | undefined) => words?.[language] ?? ''
  switch (step.kind) {
    case 'settle':
      return <p className="note">{settleWords(step.seconds, t)}</p>
    case 'read':
      return <p>{say(step.body)}</p>
    case 'write':
      return (
        <>
          {step.minutes ? <p className="note">{t('worksheet.write', { count: step.minutes })}</p> : null}
          <Lines count={Math.min(14, Math.max(8, (step.minutes ?? 4) * 2))} label={say(step.placeholder)} />
        </>
      )
    case 'list':
      return <Numbered count={Math.min(step.most, MOST_LINES)} detail={say(step.detail)} />
    case 'sentence':
      return (
        <>
          {keyed(Math.max(step.stems.length, Math.min(step.wanted, step.most, 3)), 'stem').map((key, index) => {
            const stem = step.stems[index % step.stems.length]
            return stem ? <StemLine key={key} stem={stem} language={language} /> : null
          })}
        </>
      )
    case 'choose-sparks':
      return (
        <>
          <p className="note">{t('worksheet.copySparks')}</p>
          <Numbered count={Math.min(step.most, MOST_LINES)} />
        </>
      )
    case 'ladder':
      return (
        <>
          {keyed(Math.min(step.most, MOST_LINES), 'rung').map((key, index) => (
            <Lines key={key} count={1} label={say(index === 0 ? step.first : step.question)} />
          ))}
        </>
      )
    case 'sort':
      return <Cards step={step} language={language} t={t} />
    case 'place-on-map':
      return (
        <>
          <p className="note">{t('worksheet.map')}</p>
          <table className="map">
            <caption>
              {say(step.y.label)}: {say(step.y.high)} ↑, {say(step.y.low)} ↓. {say(step.x.label)}: {say(step.x.low)} ←,{' '}
              {say(step.x.high)} →.
            </caption>
            <tbody>
              {keyed(5, 'row').map((row) => (
                <tr key={row}>
                  {keyed(5, 'cell').map((cell) => (
                    <td key={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="note">{t('worksheet.things')}</p>
          <Numbered count={6} />
        </>
      )
    case 'rate':
      return <Scales step={step} language={language} t={t} />
    case 'rank':
      return (
        <>
          <p className="note">{t('worksheet.rank')}</p>
          <Numbered count={MOST_LINES} />
        </>
      )
    case 'compare':
      return (
        <>
          <p className="note">{t('worksheet.compare')}</p>
          {keyed(THINGS, 'pair').map((key) => (
            <p key={key} className="pair">
              <span className="blank" /> {t('worksheet.or')} <span className="blank" />
            </p>
          ))}
        </>
      )
    case 'decide':
      return (
        <>
          {step.options ? (
            <ul className="options">
              {step.options.map((option) => (
                <li key={option.id}>
                  <span className="circle" /> {say(option.label)}
                  {option.goTo ? ` (${t('worksheet.goTo', { number: numberOf(steps, option.goTo) })})` : ''}
                </li>
              ))}
            </ul>
          ) : (
            <Lines count={2} label={t('worksheet.choice')} />
          )}
          {step.reason ? <Lines count={2} label={say(step.reason)} /> : null}
        </>
      )
    case 'act':
      return (
        <>
          <Lines count={2} label={say(step.labels.what)} />
          {step.labels.obstacle ? <Lines count={2} label={say(step.labels.obstacle)} /> : null}
          {step.labels.plan ? <Lines count={2} label={say(step.labels.plan)} /> : null}
          <Lines count={1} label={say(step.labels.day)} />
        </>
      )
    case 'recall':
      return (
        <>
          <Lines count={3} label={t('worksheet.recall')} />
          {step.note ? <Lines count={3} label={say(step.note)} /> : null}
        </>
      )
  }
}

function settleWords(seconds: number, t: TFunction<'path'>): string {
  return seconds < 55
    ? t('worksheet.settleSeconds', { count: seconds })
    : t('worksheet.settle', { count: Math.round(seconds / 60) })
}

function numberOf(steps: readonly Step[], id: string): number {
  return steps.findIndex((step) => step.id === id) + 1
}

/** Keys for that many equal things. */
function keyed(count: number, name: string): string[] {
  return Array.from({ length: count }, (_none, index) => `${name}-${index}`)
}

function Lines({ count, label }: { count: number; label: string }) {
  return (
    <div className="lines">
      {label === '' ? null : <p className="label">{label}</p>}
      {keyed(count, 'line').map((key) => (
        <div key={key} className="line" />
      ))}
    </div>
  )
}

/** Numbered lines, with a shorter one for the detail. */
function Numbered({ count, detail = '' }: { count: number; detail?: string }) {
  return (
    <ol className="numbered">
      {keyed(count, 'number').map((key) => (
        <li key={key}>
          <span className="blank" />
          {detail === '' ? null : (
            <>
              <span className="label">{detail}</span>
              <span className="blank short" />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The sentence with a line in place of each blank, and what belongs there below it. */
function StemLine({ stem, language }: { stem: Stem; language: Language }) {
  const parts = stem.template[language].split(/\{([^{}]*)\}/)
  return (
    <div className="stem">
      <p>{parts.map((part, index) => (index % 2 === 0 ? part : <span key={part} className="blank inside" />))}</p>
      <p className="label">{stem.blanks.map(({ label }) => label[language]).join(' · ')}</p>
    </div>
  )
}

type Table<S> = { step: S; language: Language; t: TFunction<'path'> }

function Cards({ step, language, t }: Table<SortStep>) {
  const circles = step.piles.map((pile) => (
    <td key={pile.id}>
      <span className="circle" />
    </td>
  ))
  return (
    <>
      <p className="note">{t('worksheet.sort')}</p>
      <table className="cards">
        <thead>
          <tr>
            <td />
            {step.piles.map((pile) => (
              <th key={pile.id} scope="col">
                {pile.label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {step.cards.map((card) => (
            <tr key={card.id}>
              <th scope="row">
                {card.label[language]}
                {card.hint ? <span className="label"> {card.hint[language]}</span> : null}
              </th>
              {circles}
            </tr>
          ))}
          {step.own
            ? keyed(OWN_CARDS, 'own').map((key) => (
                <tr key={key}>
                  <th scope="row">
                    <span className="label">{t('worksheet.own')}</span> <span className="blank" />
                  </th>
                  {circles}
                </tr>
              ))
            : null}
        </tbody>
      </table>
    </>
  )
}

function Scales({ step, language, t }: Table<RateStep>) {
  const rows = step.items
    ? step.items.map((item) => ({ id: item.id, text: item.text[language] }))
    : keyed(THINGS, 'thing').map((id) => ({ id, text: '' }))
  return (
    <>
      <p className="note">{t(step.items ? 'worksheet.rateItems' : 'worksheet.rate')}</p>
      {step.scales.map((scale) => (
        <table key={scale.id} className="scale">
          <caption>{scale.label[language]}</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.text === '' ? <span className="blank" /> : row.text}</th>
                {scale.words[language].map((word) => (
                  <td key={word}>
                    <span className="circle" /> {word}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}
