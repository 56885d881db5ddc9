// The numbers of a chart as a table. On the screen each row opens the asks behind it; on paper it is only read.

import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { FigureSection, TableRow } from './figure-sections.ts'

interface Props {
  section: FigureSection
  total: string
  className?: string | undefined
  /** Names the button of a row; absent where rows open nothing. */
  opens?: { words: string; onOpen: (row: TableRow) => void }
}

export function FigureTable({ section, total, className, opens }: Props) {
  const { title, head, rows, foot } = section
  return (
    <table className={className}>
      <caption>
        <VisuallyHidden>{title}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {head.map((words, at) => (
            <th key={words} scope="col" data-number={at > 0 || undefined}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {opens && row.askIds.length > 0 ? (
                <Button variant="link" onClick={() => opens.onOpen(row)}>
                  {row.label}
                  <VisuallyHidden>: {opens.words}</VisuallyHidden>
                </Button>
              ) : (
                row.label
              )}
            </th>
            {row.cells.map((cell, at) => (
              <td key={head[at + 1]} data-number>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr>
            <th scope="row">{total}</th>
            {foot.map((cell, at) => (
              <td key={head[at + 1]} data-number>
                {cell}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}
