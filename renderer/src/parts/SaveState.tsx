// The quiet word that says where the last words are: Saving, Saved (on the disk), Not saved. Read aloud only once it
// rests, so that it does not talk into the writing.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './SaveState.module.css'

export type SaveStateName = 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed'

const REST_MS = 1_500

export function SaveState({ state }: { state: SaveStateName }) {
  const { t } = useTranslation('parts')
  const word = state === 'idle' ? '' : t(`save.${state === 'unsaved' ? 'saving' : state}`)
  const [said, setSaid] = useState<'saved' | 'failed' | null>(null)
  useEffect(() => {
    const resting = state === 'saved' || state === 'failed' ? state : null
    const timer = setTimeout(() => setSaid(resting), state === 'failed' ? 0 : REST_MS)
    return () => clearTimeout(timer)
  }, [state])
  return (
    <span className={styles.state}>
      <span aria-hidden="true">{word}</span>
      <VisuallyHidden>
        <span aria-live="polite">{said === null ? '' : t(`save.said.${said}`)}</span>
      </VisuallyHidden>
    </span>
  )
}
