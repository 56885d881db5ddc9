// The name of a theme, changed in place and saved as it is written; an empty one is not saved.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAutosave } from '#data/autosave.ts'
import { headOf } from '#data/heads.ts'
import { saveRecords } from '#data/repository.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import type { RecordOf } from '#shared/domain/records.ts'
import { TextField } from '#ui/TextField.tsx'

export function ThemeName({ theme }: { theme: RecordOf<'theme'> }) {
  const { t } = useTranslation('sparks')
  const [name, setName] = useState(theme.name)
  const latest = useRef(name)
  const { touch, flush, state, error } = useAutosave(async () => {
    const head = headOf(theme.id)
    if (head?.kind !== 'theme' || latest.current.trim() === '') return
    const now = Temporal.Now.instant().toString()
    await saveRecords([{ id: theme.id, head: { ...head, name: latest.current.trim(), updatedAt: now } }])
  })
  const save = () => void flush().catch(() => undefined)
  return (
    <div>
      <TextField
        label={t('table.name')}
        value={name}
        onChange={(words) => {
          latest.current = words
          setName(words)
          touch()
        }}
        onBlur={save}
        maxLength={120}
        serif
      />
      <SaveState state={state} />
      {error ? <SaveTrouble error={error} text={() => name} onRetry={save} /> : null}
    </div>
  )
}
