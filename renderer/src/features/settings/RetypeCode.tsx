// A new recovery code, kept and partly typed again before it comes into force.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecoveryKit, useRetyping } from '#parts/RecoveryKit.tsx'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './KeysPage.module.css'
import { keyRefusal } from './key-refusal.ts'

interface Props {
  /** Nothing is in force before `commit`. */
  prepared: { code: string; commit(): Promise<void> }
  /** Whose words are said around it: keys `keep`, `commit` and `cancel`. */
  words: 'recovery' | 'rotation'
  paper: Settings['paper']
  onDone: () => void
  onCancel: () => void
}

export function RetypeCode({ prepared, words, paper, onDone, onCancel }: Props) {
  const { t, i18n } = useTranslation(['keys', 'errors'])
  const retyping = useRetyping(prepared.code)
  const [isWriting, setWriting] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const commit = (event: FormEvent) => {
    event.preventDefault()
    if (isWriting || !retyping.check()) return
    setWriting(true)
    setFailed(null)
    prepared.commit().then(onDone, (error: unknown) => {
      setWriting(false)
      setFailed(keyRefusal(error).key)
    })
  }
  return (
    <form className={styles.kit} autoComplete="off" onSubmit={commit} noValidate>
      <p className={styles.quiet}>{t(`${words}.keep`)}</p>
      <RecoveryKit
        code={prepared.code}
        retyping={retyping}
        language={i18n.language === 'it' ? 'it' : 'en'}
        paper={paper}
      />
      {failed === null ? null : <Notice tone="problem">{t(failed)}</Notice>}
      <div className={styles.row}>
        <Button type="submit" aria-disabled={isWriting || undefined}>
          {t(`${words}.commit`)}
        </Button>
        <Button variant="plain" disabled={isWriting} onClick={onCancel}>
          {t(`${words}.cancel`)}
        </Button>
      </div>
    </form>
  )
}
