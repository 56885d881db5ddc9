// What was given in a round, read by all: each line goes on, is put by, stays where it is, or is taken back. No line says
// who wrote it, and nothing is counted.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import { LIMITS, type LinePlace } from '#shared/domain/together/gathering.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { Button } from '#ui/Button.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { Leader, Title } from './Frame.tsx'
import styles from './together.module.css'

const PLACES: readonly LinePlace[] = ['ours', 'by', 'open']

interface ReadProps {
  screen: Extract<Screen, { at: 'read' }>
  onMove: (move: Move) => void
}

/** Mount it anew for each round. */
export function Read({ screen, onMove }: ReadProps) {
  const { t } = useTranslation('together')
  const { round, lines } = screen
  const [own, setOwn] = useState('')
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = () => {
    if (own.trim() === '') return
    onMove({ do: 'add-line', round, id: newId(), text: own })
    setOwn('')
    field.current?.focus()
  }
  return (
    <>
      <div className={styles.head}>
        <Title screen={`${round} read`}>{t(`read.${round}.title`)}</Title>
        <Leader>{t(`read.${round}.leader`)}</Leader>
      </div>
      {lines.length === 0 ? <p className={styles.quiet}>{t('read.empty')}</p> : null}
      <ul className={styles.rows}>
        {lines.map(({ id, text, place }) => (
          <li key={id} className={styles.row}>
            <p className={styles.words}>{text}</p>
            <div className={styles.rowFoot}>
              <fieldset className={styles.places}>
                <legend>
                  <VisuallyHidden>{`${t('read.places')}: ${text}`}</VisuallyHidden>
                </legend>
                {PLACES.map((one) => (
                  <label key={one}>
                    <input
                      type="radio"
                      name={`place-${id}`}
                      autoComplete="off"
                      checked={place === one}
                      onChange={() => onMove({ do: 'place-line', id, place: one })}
                    />
                    <span>{t(`read.place.${one}`)}</span>
                  </label>
                ))}
              </fieldset>
              <Button
                variant="link"
                onClick={() => {
                  onMove({ do: 'take-line-back', id })
                  setSaid(t('read.takenBack'))
                  field.current?.focus()
                }}
              >
                {t('read.takeBack')}
                <VisuallyHidden>: {text}</VisuallyHidden>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.nameRow}>
        <TextField
          ref={field}
          label={t('read.add')}
          value={own}
          onChange={setOwn}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
          }}
          maxLength={LIMITS.line}
          serif
        />
        <Button variant="plain" onClick={add}>
          {t('read.addIt')}
        </Button>
      </div>
      <VisuallyHidden>
        <span aria-live="polite">{said}</span>
      </VisuallyHidden>
    </>
  )
}
