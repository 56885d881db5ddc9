// The place-on-map step: one thing in hand at a time, put on one of five by five places by pointer or arrow keys.
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapPlace } from '#shared/domain/exercise.ts'
import { Nothing } from './Nothing.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

const SIDE = [0, 1, 2, 3, 4] as const
const WAYS: Record<string, MapPlace> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}
const within = (value: number) => Math.max(0, Math.min(4, value))

export function PlaceOnMap({ step, answer, items, language, onChange }: StepProps<'place-on-map'>) {
  const { t } = useTranslation('session')
  const places = answer?.places ?? {}
  const placeOf = (id: string) => (Object.hasOwn(places, id) ? places[id] : undefined)
  const [picked, setPicked] = useState<string | null>(null)
  const [cursor, setCursor] = useState<MapPlace>({ x: 2, y: 2 })
  const [said, setSaid] = useState('')
  const cells = useRef(new Map<string, HTMLButtonElement>())
  if (items.length === 0) return <Nothing />

  const hand = items.find(({ id }) => id === picked) ?? items.find(({ id }) => !placeOf(id))
  const axis = (name: 'x' | 'y', value: number) =>
    t('map.axis', {
      label: step[name].label[language],
      place: value + 1,
      low: step[name].low[language],
      high: step[name].high[language],
    })
  const wordsOf = (place: MapPlace) => `${axis('x', place.x)}; ${axis('y', place.y)}`

  const move = (event: KeyboardEvent) => {
    const way = WAYS[event.key]
    if (!way) return
    event.preventDefault()
    const next = { x: within(cursor.x + way.x), y: within(cursor.y + way.y) }
    setCursor(next)
    cells.current.get(`${next.x}${next.y}`)?.focus()
  }
  const put = (place: MapPlace) => {
    setCursor(place)
    if (!hand) return
    setPicked(null)
    setSaid(t('map.placed', { text: hand.text, place: wordsOf(place) }))
    onChange({ kind: 'place-on-map', places: { ...places, [hand.id]: place } })
  }

  return (
    <div>
      <ol className={styles.rows}>
        {items.map((item, index) => {
          const place = placeOf(item.id)
          return (
            <li key={item.id}>
              <button
                type="button"
                className={styles.mapItem}
                aria-pressed={item.id === hand?.id}
                onClick={() => setPicked(item.id)}
              >
                <span className={styles.place}>{index + 1}</span>
                <span>
                  <span className={styles.own}>{item.text}</span>
                  <small>{place ? wordsOf(place) : t('map.open')}</small>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <div className={styles.map}>
        <p className={styles.mapHigh}>
          {step.y.label[language]} · {step.y.high[language]}
        </p>
        <table aria-label={t('map.grid')} className={styles.grid}>
          <tbody>
            {SIDE.toReversed().map((y) => (
              <tr key={y}>
                {SIDE.map((x) => {
                  const here = items.flatMap((item, index) => {
                    const place = placeOf(item.id)
                    return place?.x === x && place.y === y ? [{ text: item.text, number: index + 1 }] : []
                  })
                  const names = here.map(({ text }) => text).join(', ')
                  return (
                    <td key={x}>
                      <button
                        type="button"
                        ref={(element) => {
                          if (element) cells.current.set(`${x}${y}`, element)
                          else cells.current.delete(`${x}${y}`)
                        }}
                        className={styles.mapCell}
                        tabIndex={cursor.x === x && cursor.y === y ? 0 : -1}
                        aria-label={names === '' ? wordsOf({ x, y }) : `${wordsOf({ x, y })}: ${names}`}
                        onClick={() => put({ x, y })}
                        onKeyDown={move}
                      >
                        {here.map(({ number }) => (
                          <span key={number}>{number}</span>
                        ))}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.mapLow}>
          {step.y.label[language]} · {step.y.low[language]}
        </p>
        <p className={styles.mapSides}>
          <span>{step.x.low[language]}</span>
          <span>{step.x.label[language]}</span>
          <span>{step.x.high[language]}</span>
        </p>
      </div>
      <p className={styles.quiet}>{hand ? t('map.hand', { text: hand.text }) : t('map.done')}</p>
      <p role="status" className={styles.hidden}>
        {said}
      </p>
    </div>
  )
}
