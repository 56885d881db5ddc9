// A new recovery code: prepared, kept and partly retyped, and only then in force. Until then the old one counts.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PreparedRecoveryCode, prepareRecoveryCode } from '#data/keys.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { RecoveryKit, useRetyping } from '#parts/RecoveryKit.tsx'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { CurrentKeyField, usePresentKey } from './CurrentKeyField.tsx'
import styles from './KeysPage.module.css'
import { keyRefusal } from './key-refusal.ts'

type Phase = { phase: 'asking' | 'making' | 'done' } | { phase: 'retyping'; prepared: PreparedRecoveryCode }

export function NewRecoveryCode({ paper, isDevice }: { paper: Settings['paper']; isDevice: boolean }) {
  const { t } = useTranslation(['keys', 'errors'])
  const present = usePresentKey(isDevice)
  const [phase, setPhase] = useState<Phase>({ phase: 'asking' })
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<{ key: string; isField: boolean } | null>(null)
  const prepare = (event: FormEvent) => {
    event.preventDefault()
    if (phase.phase === 'making') return
    setTried(true)
    setRefusal(null)
    if (present.typed === '') return
    setPhase({ phase: 'making' })
    whileHoldingIdle(() => prepareRecoveryCode({ current: present.key() })).then(
      (prepared) => {
        present.type('')
        setTried(false)
        setPhase({ phase: 'retyping', prepared })
      },
      (error: unknown) => {
        setPhase({ phase: 'asking' })
        setRefusal(keyRefusal(error))
      },
    )
  }
  const missing = tried && present.typed === '' ? t('present.missing') : null
  return (
    <section aria-labelledby="keys-recovery" className={styles.part}>
      <h2 id="keys-recovery">{t('recovery.title')}</h2>
      {phase.phase === 'retyping' ? (
        <Retyping
          prepared={phase.prepared}
          paper={paper}
          onDone={() => setPhase({ phase: 'done' })}
          onCancel={() => setPhase({ phase: 'asking' })}
        />
      ) : (
        <>
          <p className={styles.quiet}>{t('recovery.text')}</p>
          <form className={styles.form} autoComplete="off" onSubmit={prepare} noValidate>
            <CurrentKeyField present={present} isShown={false} error={refusal?.isField ? t(refusal.key) : missing} />
            <div>
              <Button type="submit" variant="danger" aria-disabled={phase.phase === 'making' || undefined}>
                {t('recovery.make')}
              </Button>
            </div>
          </form>
          <div role="status">
            {phase.phase === 'making' ? <p className={styles.quiet}>{t('stage.opening')}</p> : null}
          </div>
          {phase.phase === 'done' ? <Notice tone="calm">{t('recovery.done')}</Notice> : null}
          {refusal !== null && !refusal.isField ? <Notice tone="problem">{t(refusal.key)}</Notice> : null}
        </>
      )}
    </section>
  )
}

interface RetypingProps {
  prepared: PreparedRecoveryCode
  paper: Settings['paper']
  onDone: () => void
  onCancel: () => void
}

function Retyping({ prepared, paper, onDone, onCancel }: RetypingProps) {
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
      <p className={styles.quiet}>{t('recovery.keep')}</p>
      <RecoveryKit
        code={prepared.code}
        retyping={retyping}
        language={i18n.language === 'it' ? 'it' : 'en'}
        paper={paper}
      />
      {failed === null ? null : <Notice tone="problem">{t(failed)}</Notice>}
      <div className={styles.row}>
        <Button type="submit" aria-disabled={isWriting || undefined}>
          {t('recovery.commit')}
        </Button>
        <Button variant="plain" disabled={isWriting} onClick={onCancel}>
          {t('recovery.cancel')}
        </Button>
      </div>
    </form>
  )
}
