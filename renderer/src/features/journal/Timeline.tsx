// Entries by month and day, the newest first. Of a long journal only what is near the screen is in the page; what has the
// keyboard's focus stays in it, and every row says which of how many it is.
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import { EntryLine } from './EntryLine.tsx'
import { byMonth, type DayGroup, type Entry } from './entry-list.ts'
import styles from './JournalPage.module.css'
import { keptScroll } from './journal-view.ts'

type Row = { key: string; month: string } | { key: string; day: DayGroup }

/** With fewer rows all of them are in the page. */
const MOST_PLAIN = 100
const ROW_HEIGHT = 84

function rowsOf(entries: readonly Entry[]): Row[] {
  return byMonth(entries).flatMap(({ month, days }) => [
    { key: month, month },
    ...days.map((day): Row => ({ key: day.day, day })),
  ])
}

function RowView({ row }: { row: Row }) {
  const { i18n } = useTranslation()
  if ('month' in row)
    return <h2 className={styles.monthName}>{formatDay(`${row.month}-01`, 'month', i18n.language)}</h2>
  return (
    <div className={styles.day}>
      <h3 className={styles.dayName}>{formatDay(row.day.day, 'day', i18n.language)}</h3>
      <ul className={styles.entries}>
        {row.day.entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </div>
  )
}

/** `entries` are in order, the newest first. */
export function Timeline({ entries }: { entries: readonly Entry[] }) {
  const rows = useMemo(() => rowsOf(entries), [entries])
  if (rows.length > MOST_PLAIN) return <LongTimeline rows={rows} />
  return rows.map((row) => <RowView key={row.key} row={row} />)
}

function LongTimeline({ rows }: { rows: readonly Row[] }) {
  const list = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const focused = useRef(-1)
  const rangeExtractor = useCallback((range: Range) => {
    const indexes = new Set(defaultRangeExtractor(range))
    if (focused.current >= 0 && focused.current < range.count) indexes.add(focused.current)
    return [...indexes].sort((a, b) => a - b)
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: top,
    initialOffset: keptScroll.top,
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor,
  })
  useLayoutEffect(() => {
    const place = list.current?.getBoundingClientRect().top
    if (place !== undefined) setTop(Math.round(place + window.scrollY))
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes which row has the focus.
    <div
      ref={list}
      className={styles.long}
      style={{ height: virtual.getTotalSize() }}
      onFocus={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
        focused.current = row ? Number(row.dataset.index) : -1
      }}
      onBlur={() => {
        focused.current = -1
      }}
    >
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index]
        return row ? (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles.longRow}
            style={{ transform: `translateY(${item.start - top}px)` }}
          >
            <RowView row={row} />
          </div>
        ) : null
      })}
    </div>
  )
}
