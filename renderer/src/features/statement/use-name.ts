// The name to print, kept in the person's own sealed profile. Made with the first letter typed, never before.
import { useRef, useState } from 'react'
import { useAutosave } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { saveProfile } from '#parts/profile.ts'

export function useName() {
  const [name, setName] = useState(() => headsOf('profile')[0]?.name ?? '')
  const latest = useRef(name)
  const autosave = useAutosave(() => saveProfile({ name: latest.current }))
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
