// Whose computer keeps what, said before the first turn; each of those who are there says that they have heard it.
import { useTranslation } from 'react-i18next'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { Button } from '#ui/Button.tsx'
import { Leader, Title } from './Frame.tsx'
import styles from './together.module.css'

const FACTS = ['file', 'turns', 'names', 'gone', 'kept', 'limit', 'idle', 'free'] as const

interface ToldProps {
  screen: Extract<Screen, { at: 'told' }>
  onMove: (move: Move) => void
}

export function Told({ screen, onMove }: ToldProps) {
  const { t } = useTranslation('together')
  const { host, members } = screen
  return (
    <>
      <div className={styles.head}>
        <Title screen="told">{t('told.title')}</Title>
        <Leader>{t('told.leader')}</Leader>
      </div>
      <ul className={styles.facts}>
        <li>{host === '' ? t('told.noHost') : t('told.host', { host })}</li>
        {FACTS.map((fact) => (
          <li key={fact}>{t(`told.${fact}`)}</li>
        ))}
      </ul>
      <section className={styles.stack} aria-labelledby="acknowledge">
        <h2 id="acknowledge">{t('told.acknowledge')}</h2>
        <ul>
          {members.map(({ id, name, isTold }) => (
            <li key={id} className={styles.toldRow}>
              <label>
                <input
                  type="checkbox"
                  autoComplete="off"
                  checked={isTold}
                  onChange={(event) => onMove({ do: 'tell', memberId: id, isTold: event.currentTarget.checked })}
                />
                <span>{t('told.heard', { name })}</span>
              </label>
              {members.length < 2 ? null : (
                <Button variant="link" onClick={() => onMove({ do: 'leave', memberId: id })}>
                  {t('told.leaves', { name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
