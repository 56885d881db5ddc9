// The name to print, kept in the person's own sealed profile. Made with the first letter typed, never before.
import { useRef, useState } from 'react'
import { useAutosave } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'

export function useName() {
  const [name, setName] = useState(() => headsOf('profile')[0]?.name ?? '')
  const latest = useRef(name)
  const madeId = useRef<string | null>(null)
  const autosave = useAutosave(async () => {
    const now = Temporal.Now.instant().toString()
    const profile = headsOf('profile')[0]
    madeId.current ??= newId()
    const { id, ...head } = profile ?? {
      id: madeId.current,
      kind: 'profile',
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      name: '',
      supportName: '',
      supportReach: '',
      supportCountry: '',
    }
    await saveRecords([{ id, head: { ...head, name: latest.current, updatedAt: now } }])
  })
  return {
    name,
    setName(next: string) {
      latest.current = next
      setName(next)
      autosave.touch()
    },
    state: autosave.state,
    error: autosave.error,
  }
}
