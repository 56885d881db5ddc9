// All figures as one printed document: the same charts and tables as on the screen. No state, no buttons.
import { barsOf } from '#ui/charts/bars.ts'
import { ChartDrawing } from '#ui/charts/Chart.tsx'
import { columnsOf } from '#ui/charts/columns.ts'
import { Legend } from '#ui/charts/Legend.tsx'
import { FigureTable } from './FigureTable.tsx'
import type { FigureSection } from './figure-sections.ts'

/** As wide as the text of an A4 or Letter sheet, in CSS pixels. */
const SHEET = { width: 640, unit: 0.85 }

interface Props {
  title: string
  subtitle: string
  sections: readonly FigureSection[]
  total: string
}

export function FiguresSheet({ title, subtitle, sections, total }: Props) {
  return (
    <main>
      <h1>{title}</h1>
      <p>{subtitle}</p>
      {sections.map((section) => (
        <section key={section.id}>
          <h2>{section.title}</h2>
          <Legend items={section.legend} />
          <ChartDrawing drawing={(section.shape === 'bars' ? barsOf : columnsOf)(section.chart, SHEET)} />
          <FigureTable section={section} total={total} />
          <p>{section.formula}</p>
        </section>
      ))}
    </main>
  )
}
