// What the asks add up to in any span: a sentence of numbers, then charts with their tables. Every number opens the asks
// behind it. Nothing here is a verdict.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { namesOf } from '#parts/AskRows.tsx'
import { formatHours, formatMoneys, formatShare, languageOf } from '#parts/amounts.ts'
import { today } from '#parts/dates.ts'
import { PeopleTabs } from '#parts/PeopleTabs.tsx'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { chosenShare, type Piece, piecesOf, tallyOf, unpaidShare } from '#shared/domain/ledger/figures.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { barsOf } from '#ui/charts/bars.ts'
import { Chart } from '#ui/charts/Chart.tsx'
import { columnsOf } from '#ui/charts/columns.ts'
import { Legend } from '#ui/charts/Legend.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import { BehindDialog } from './BehindDialog.tsx'
import { FigureTable } from './FigureTable.tsx'
import { type FigureSection, figureSections } from './figure-sections.ts'
import styles from './figures.module.css'
import { SPANS, type SpanChoice, spanOf } from './span.ts'

interface Behind {
  title: string
  askIds: RecordId[]
}

export function FiguresPage() {
  const { t: words, i18n } = useTranslation('ledger')
  const { t: faults } = useTranslation('errors')
  const { t: room } = useTranslation('parts')
  const language = languageOf(i18n.language)
  const asks = useHeads('ask')
  const people = useHeads('person')
  const experiments = useHeads('experiment')
  const [choice, setChoice] = useState<SpanChoice>('all')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [behind, setBehind] = useState<Behind | null>(null)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<ErrorKind | null>(null)
  const span = useMemo(() => spanOf(choice, today(), from, to), [choice, from, to])
  const pieces = useMemo(() => piecesOf(asks, span), [asks, span])
  const tally = useMemo(() => tallyOf(pieces), [pieces])
  const sections = useMemo(
    () => figureSections(pieces, experiments, span, { t: words, language, names: namesOf(asks, people) }),
    [pieces, experiments, span, words, language, asks, people],
  )
  const hours = (minutes: number) => formatHours(minutes, language)
  const title = words('figures.title', {
    asked: hours(tally.asked),
    given: hours(tally.given),
    chosen: hours(tally.chosen),
  })
  const persons = sections.find(({ id }) => id === 'person')?.rows.length ?? 0
  const subtitle = [
    words('figures.asks', { count: tally.asks }),
    words('figures.people', { count: persons }),
    words('figures.unpaidOff', { unpaid: hours(tally.unpaid), off: hours(tally.unpaidOff) }),
  ].join(' ')
  const total = words('figures.total')
  const nameOf = (section: FigureSection | null) =>
    [words('export.name'), section?.id ?? words('figures.file'), today()].join('-')

  const save = async (run: () => Promise<SaveOutcome>) => {
    try {
      const outcome = await run()
      setProblem(null)
      setSaid(outcome.saved ? words('export.saved', { name: outcome.name }) : '')
    } catch (error) {
      setProblem(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  const files = async () => import('./save-figures.ts')

  if (asks.length === 0)
    return (
      <Page wide kicker={room('people.label')} title={words('empty.title')} subtitle={words('empty.text')}>
        <PeopleTabs />
        <Link href="/asks/new">{words('capture.title')}</Link>
      </Page>
    )

  const mine = (fits: (piece: Piece) => boolean): RecordId[] => [
    ...new Set(pieces.filter((piece) => piece.ask.direction === 'of-me' && fits(piece)).map(({ ask }) => ask.id)),
  ]
  const unpaid = unpaidShare(tally)
  const chosen = chosenShare(tally)
  const figures = [
    { id: 'asked', value: hours(tally.asked), askIds: mine(({ asked }) => asked > 0) },
    { id: 'given', value: hours(tally.given), askIds: mine(({ given }) => given > 0) },
    {
      id: 'unpaid',
      value: [hours(tally.unpaid), unpaid === null ? '' : formatShare(unpaid, language)].filter(Boolean).join(' · '),
      askIds: mine(({ ask, given }) => !ask.paid && given > 0),
    },
    {
      id: 'worth',
      value: formatMoneys(tally.cents, language) || '–',
      askIds: mine(({ cents }) => cents > 0),
    },
    { id: 'evening', value: hours(tally.evening), askIds: mine(({ evening, given }) => evening && given > 0) },
    { id: 'weekend', value: hours(tally.weekend), askIds: mine(({ weekend, given }) => weekend && given > 0) },
    {
      id: 'chosen',
      value: [hours(tally.chosen), chosen === null ? '' : formatShare(chosen, language)].filter(Boolean).join(' · '),
      askIds: mine(({ ask, given }) => ask.freedom === 'chosen' && given > 0),
    },
  ] as const

  return (
    <Page wide kicker={room('people.label')} title={title} subtitle={subtitle}>
      <PeopleTabs />
      <div className={styles.span}>
        <div className={styles.choice}>
          <Select
            label={words('figures.span')}
            options={SPANS.map((id) => ({ id, label: words(`figures.spans.${id}`) }))}
            value={choice}
            onChange={setChoice}
          />
        </div>
        {choice === 'own' ? (
          <>
            <TextField
              className={styles.day ?? ''}
              label={words('figures.from')}
              value={from}
              onChange={setFrom}
              error={from.trim() !== '' && span.from === null ? words('capture.fault.day') : null}
            />
            <TextField
              className={styles.day ?? ''}
              label={words('figures.to')}
              value={to}
              onChange={setTo}
              error={to.trim() !== '' && span.to === null ? words('capture.fault.day') : null}
            />
          </>
        ) : null}
        <Button
          variant="plain"
          onClick={() =>
            void save(async () =>
              (await files()).saveFiguresPdf({ title, subtitle, sections, total }, language, nameOf(null)),
            )
          }
        >
          {words('figures.pdf')}
        </Button>
      </div>
      <p role="status" className={styles.quiet}>
        {said}
      </p>
      {problem ? <Notice tone="problem">{faults(`kind.${problem}`)}</Notice> : null}
      <dl className={styles.figures}>
        {figures.map(({ id, value, askIds }) => (
          <div key={id}>
            <dt>{words(`figures.head.${id}`)}</dt>
            <dd>
              {askIds.length > 0 ? (
                <Button variant="link" onClick={() => setBehind({ title: words(`figures.head.${id}`), askIds })}>
                  {value}
                </Button>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
      {tally.unvalued > 0 ? (
        <p className={styles.quiet}>{words('figures.unvalued', { hours: hours(tally.unvalued) })}</p>
      ) : null}
      {sections.map((section) => {
        const open = (id: string) => {
          const row = section.rows.find((one) => one.id === id)
          if (row && row.askIds.length > 0) setBehind({ title: row.label, askIds: row.askIds })
        }
        return (
          <section key={section.id} aria-labelledby={`figures-${section.id}`} className={styles.section}>
            <h2 id={`figures-${section.id}`}>{section.title}</h2>
            {section.legend.length > 0 ? <Legend items={section.legend} /> : null}
            <Chart
              layout={(room) => (section.shape === 'bars' ? barsOf : columnsOf)(section.chart, room)}
              onRow={open}
            />
            <div className={styles.scroll}>
              <FigureTable
                section={section}
                total={total}
                className={styles.table}
                opens={{ words: words('figures.behind'), onOpen: ({ id }) => open(id) }}
              />
            </div>
            <details className={styles.how}>
              <summary>{words('figures.how')}</summary>
              <p>{section.formula}</p>
            </details>
            <p className={styles.ways}>
              <Button
                variant="link"
                onClick={() =>
                  void save(async () => (await files()).saveTable(section, total, language, nameOf(section)))
                }
              >
                {words('figures.csv')}
              </Button>
              <Button
                variant="link"
                onClick={() => void save(async () => (await files()).savePicture(section, nameOf(section)))}
              >
                {words('figures.png')}
              </Button>
            </p>
          </section>
        )
      })}
      {behind ? (
        <BehindDialog
          title={behind.title}
          asks={asks.filter(({ id }) => behind.askIds.includes(id))}
          onClose={() => setBehind(null)}
        />
      ) : null}
    </Page>
  )
}
