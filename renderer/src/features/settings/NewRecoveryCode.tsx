// A new recovery code: prepared, kept and partly retyped, and only then in force. Until then the old one counts.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PreparedRecoveryCode, prepareRecoveryCode } from '#data/keys.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { CurrentKeyField, usePresentKey } from './CurrentKeyField.tsx'
import styles from './KeysPage.module.css'
import { keyRefusal } from './key-refusal.ts'
import { RetypeCode } from './RetypeCode.tsx'

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
        <RetypeCode
          words="recovery"
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
