// One month as a grid of days, each in the tone of its words. Days with entries are buttons; arrow keys walk among them.
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import type { LocalDay } from '#shared/domain/records.ts'
import styles from './Calendar.module.css'
import { type DayWritten, type Month, toneOf, weeksOf } from './calendar-view.ts'

interface Props {
  month: Month
  days: ReadonlyMap<LocalDay, DayWritten>
  chosen: LocalDay | null
  today: LocalDay
  onChoose: (day: LocalDay) => void
  /** Small, as one of twelve: without the names of weekdays. */
  small?: boolean
}

/** 2024-01-01 was a Monday. */
const WEEKDAYS = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07']
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

export function MonthGrid({ month, days, chosen, today, onChoose, small = false }: Props) {
  const { t, i18n } = useTranslation('journal')
  const grid = useRef<HTMLTableElement>(null)
  const weeks = weeksOf(month)
  const written = weeks.flat().filter((day) => day !== null && days.has(day))
  const first = chosen !== null && written.includes(chosen) ? chosen : written[0]

  /** To the next day with entries in that direction; up and down look for the nearest from a week on. */
  function walk(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const buttons = [...(grid.current?.querySelectorAll<HTMLButtonElement>('button[data-day]') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const here = buttons[at]
    if (step === undefined || !here) return
    event.preventDefault()
    const wanted = Number(here.dataset.day?.slice(8)) + step
    const ahead = step > 0 ? buttons.slice(at + 1) : buttons.slice(0, at).reverse()
    const next = ahead.find((button) => {
      const number = Number(button.dataset.day?.slice(8))
      return step > 0 ? number >= wanted : number <= wanted
    })
    next?.focus()
  }

  const name = formatDay(`${month}-01`, 'month', i18n.language)
  const weekday = (day: string, style: 'long' | 'short') =>
    new Intl.DateTimeFormat(i18n.language, { weekday: style, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys move between the buttons inside.
    <table ref={grid} className={small ? styles.small : styles.grid} onKeyDown={walk}>
      <caption className={small ? styles.smallName : styles.hidden}>{name}</caption>
      {small ? null : (
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={weekday(day, 'long')}>
                {weekday(day, 'short')}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {weeks.map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month never change their order.
          <tr key={index}>
            {week.map((day, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <td key={place} aria-current={day !== null && day === today ? 'date' : undefined}>
                {day === null ? null : (
                  <DayCell
                    day={day}
                    written={days.get(day)}
                    label={t('calendar.day', {
                      day: formatDay(day, 'full', i18n.language),
                      words: t('list.words', { count: days.get(day)?.words ?? 0 }),
                    })}
                    isChosen={day === chosen}
                    isStop={day === first}
                    onChoose={onChoose}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  day: LocalDay
  written: DayWritten | undefined
  label: string
  isChosen: boolean
  isStop: boolean
  onChoose: (day: LocalDay) => void
}

function DayCell({ day, written, label, isChosen, isStop, onChoose }: CellProps) {
  const number = Number(day.slice(8))
  if (!written) return <span className={styles.none}>{number}</span>
  return (
    <button
      type="button"
      className={styles.written}
      data-day={day}
      data-tone={toneOf(written)}
      aria-label={label}
      aria-pressed={isChosen}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onChoose(day)}
    >
      {number}
    </button>
  )
}
