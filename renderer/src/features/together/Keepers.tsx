// The names under the statement. Each says it for themselves; who says nothing is not named.
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/domain/records.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Named } from '#shared/domain/together/screen.ts'
import styles from './together.module.css'

interface KeepersProps {
  members: readonly Named[]
  keptBy: readonly RecordId[]
  onMove: (move: Move) => void
}

export function Keepers({ members, keptBy, onMove }: KeepersProps) {
  const { t } = useTranslation('together')
  return (
    <div className={styles.part}>
      <fieldset className={styles.checks}>
        <legend>{t('statement.keeps')}</legend>
        {members.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              autoComplete="off"
              checked={keptBy.includes(id)}
              onChange={(event) => onMove({ do: 'keep', memberId: id, isKept: event.currentTarget.checked })}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <p className={styles.small}>{t('statement.keepsText')}</p>
    </div>
  )
}
