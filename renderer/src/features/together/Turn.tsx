// A private turn in a round: lines of one person's own, which nobody else sees before all have given theirs.
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { LIMITS, type TurnLine, type TurnWords } from '#shared/domain/together/gathering.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { Button } from '#ui/Button.tsx'
import { TextField } from '#ui/TextField.tsx'
import { Context } from './Context.tsx'
import { Title } from './Frame.tsx'
import styles from './together.module.css'

interface TurnProps {
  screen: Extract<Screen, { at: 'turn' }>
  onWrite: (words: TurnWords) => void
}

/** Mount it anew for each person and step. */
export function Turn({ screen, onWrite }: TurnProps) {
  const { t } = useTranslation('together')
  const { step, member, words, card, context } = screen
  const { lines } = words
  const [spare, setSpare] = useState(newId)
  const list = useRef<HTMLDivElement>(null)
  const rows: TurnLine[] = lines.length < LIMITS.linesInTurn ? [...lines, { id: spare, text: '' }] : lines
  const write = (next: TurnLine[]) => onWrite({ ...words, lines: next })
  const change = (id: string, text: string) => {
    if (id !== spare) return write(lines.map((line) => (line.id === id ? { ...line, text } : line)))
    setSpare(newId())
    return write([...lines, { id, text }])
  }
  const tidy = (id: string) => {
    if (lines.some((line) => line.id === id && line.text.trim() === '')) write(lines.filter((line) => line.id !== id))
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    list.current?.querySelectorAll('input')[at + 1]?.focus()
  }
  const onCard = (card?.values ?? []).filter(({ label }) => !lines.some(({ text }) => text === label))
  return (
    <>
      <div className={styles.head}>
        <p className={styles.for}>{t('turn.for', { name: member.name })}</p>
        <Title screen={`${step} ${member.id}`}>{t(`turn.${step}.title`)}</Title>
        <p className={styles.quiet}>{t(`turn.${step}.text`)}</p>
      </div>
      {step === 'inconvenient' ? null : <Context title={t(`turn.context.${step}`)} lines={context} />}
      <div ref={list} className={styles.stack}>
        {rows.map(({ id, text }, at) => (
          <TextField
            key={id}
            label={t('turn.line', { number: at + 1 })}
            value={text}
            onChange={(value) => change(id, value)}
            onBlur={() => tidy(id)}
            onKeyDown={(event) => onKey(event, at)}
            maxLength={LIMITS.line}
            serif
          />
        ))}
      </div>
      {onCard.length === 0 || lines.length >= LIMITS.linesInTurn ? null : (
        <section className={styles.context}>
          <h2>{t('turn.card')}</h2>
          <div className={styles.ways}>
            {onCard.map(({ label }) => (
              <Button key={label} variant="plain" onClick={() => write([...lines, { id: newId(), text: label }])}>
                {t('turn.take', { value: label })}
              </Button>
            ))}
          </div>
        </section>
      )}
      <p className={styles.small}>
        {t('turn.private')} {t('turn.most', { count: LIMITS.linesInTurn })}
      </p>
    </>
  )
}
