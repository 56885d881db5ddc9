// The sort step: one card at a time goes to a pile, by button or by number key; a card in a pile can be taken up again.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { PutBack } from './PutBack.tsx'
import { SortOwn } from './SortOwn.tsx'
import type { AnswerOf, StepProps } from './step-props.ts'
import styles from './steps.module.css'

const EMPTY: AnswerOf<'sort'> = { kind: 'sort', placed: {}, own: [] }

interface Card {
  id: string
  label: string
  hint: string
  isOwn: boolean
}

export function Sort({ step, answer, language, onChange }: StepProps<'sort'>) {
  const { t } = useTranslation('session')
  const { placed, own } = answer ?? EMPTY
  /** A card taken up out of its pile, or one that waits at the end; otherwise the first that lies nowhere. */
  const [taken, setTaken] = useState<string | null>(null)
  const [later, setLater] = useState<string[]>([])
  const [removed, setRemoved] = useState<{ id: string; text: string; pile: string | undefined } | null>(null)
  const table = useRef<HTMLElement>(null)
  const isMoved = useRef(false)

  const cards: Card[] = [
    ...step.cards.map(({ id, label, hint }) => ({
      id,
      label: label[language],
      hint: hint?.[language] ?? '',
      isOwn: false,
    })),
    ...own.map(({ id, text }) => ({ id, label: text, hint: '', isOwn: true })),
  ]
  const pileOf = (id: string) => (Object.hasOwn(placed, id) ? placed[id] : undefined)
  const open = cards.filter((card) => pileOf(card.id) === undefined)
  const waits = (card: Card) => later.lastIndexOf(card.id)
  const card = cards.find(({ id }) => id === taken) ?? open.toSorted((a, b) => waits(a) - waits(b))[0]

  useEffect(() => {
    // When the last card is placed its buttons go; the focus stays on the table.
    if (isMoved.current && !table.current?.contains(document.activeElement)) table.current?.focus()
    isMoved.current = false
  })

  const answerWith = (part: Partial<AnswerOf<'sort'>>) => onChange({ kind: 'sort', placed, own, ...part })
  const place = (pile: string) => {
    if (!card) return
    isMoved.current = true
    setTaken(null)
    answerWith({ placed: { ...placed, [card.id]: pile } })
  }
  const takeAway = () => {
    if (!card?.isOwn) return
    const { [card.id]: pile, ...others } = placed
    isMoved.current = true
    setTaken(null)
    setRemoved({ id: card.id, text: card.label, pile })
    answerWith({ placed: others, own: own.filter(({ id }) => id !== card.id) })
  }
  const putBack = () => {
    if (!removed) return
    const { id, text, pile } = removed
    answerWith({ own: [...own, { id, text }], placed: pile === undefined ? placed : { ...placed, [id]: pile } })
    setRemoved(null)
  }
  const add = (text: string) => {
    const id = newId()
    answerWith({ own: [...own, { id, text }] })
    setTaken(id)
  }
  const keys = (event: KeyboardEvent) => {
    const pile = /^[1-9]$/.test(event.key) ? step.piles[Number(event.key) - 1] : undefined
    if (!pile || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    place(pile.id)
  }

  return (
    <div>
      <section ref={table} tabIndex={-1} className={styles.table} aria-label={t('sort.table')} onKeyDown={keys}>
        <p role="status" className={styles.card}>
          {card ? (
            <>
              <span className={styles.cardName}>{card.label}</span>
              {card.hint === '' ? null : <small>{card.hint}</small>}
            </>
          ) : (
            <span>{t('sort.done')}</span>
          )}
        </p>
        {card ? (
          <>
            <div className={styles.piles}>
              {step.piles.map((pile, index) => (
                <button
                  key={pile.id}
                  type="button"
                  className={styles.pile}
                  aria-pressed={pileOf(card.id) === pile.id}
                  aria-keyshortcuts={String(index + 1)}
                  onClick={() => place(pile.id)}
                >
                  <span className={styles.place} aria-hidden="true">
                    {index + 1}
                  </span>
                  {pile.label[language]}
                </button>
              ))}
            </div>
            <div className={styles.choices}>
              {open.length > 1 || pileOf(card.id) !== undefined ? (
                <button
                  type="button"
                  className={styles.small}
                  onClick={() => {
                    if (taken !== card.id || pileOf(card.id) === undefined) setLater([...later, card.id])
                    setTaken(null)
                  }}
                >
                  {t(pileOf(card.id) === undefined ? 'sort.later' : 'sort.leave')}
                </button>
              ) : null}
              {card.isOwn ? (
                <button type="button" className={styles.small} onClick={takeAway}>
                  {t('list.remove')}
                </button>
              ) : null}
            </div>
          </>
        ) : null}
      </section>
      <p className={styles.quiet}>{t('sort.left', { count: open.length, total: cards.length })}</p>
      <PutBack text={removed?.text ?? null} onPutBack={putBack} />
      {step.own ? <SortOwn label={step.own[language]} onAdd={add} /> : null}
      {step.piles.map((pile) => {
        const inside = cards.filter(({ id }) => pileOf(id) === pile.id)
        return inside.length === 0 ? null : (
          <section key={pile.id} className={styles.sorted} aria-label={pile.label[language]}>
            <h2>
              {pile.label[language]} · {inside.length}
            </h2>
            <ul>
              {inside.map(({ id, label }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.small}
                    aria-pressed={id === taken}
                    title={t('sort.takeUp')}
                    onClick={() => {
                      setTaken(id)
                      table.current?.focus()
                    }}
                  >
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
