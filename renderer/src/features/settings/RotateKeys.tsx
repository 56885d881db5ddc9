// Everything new at once: a new secret under a new passphrase and a new recovery code, and all that is written sealed anew.
// Says how far that is, lets it be stopped, and names what keeps opening with the old keys.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goOnSealing, type PreparedRotation, prepareRotation, stopSealing, useRotation } from '#data/rotation.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { PassphraseStrength } from '#parts/PassphraseStrength.tsx'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import { CurrentKeyField, usePresentKey } from './CurrentKeyField.tsx'
import styles from './KeysPage.module.css'
import { keyRefusal } from './key-refusal.ts'
import { RetypeCode } from './RetypeCode.tsx'

type Phase = { phase: 'closed' | 'asking' | 'making' | 'done' } | { phase: 'retyping'; prepared: PreparedRotation }

export function RotateKeys({ paper, isDevice }: { paper: Settings['paper']; isDevice: boolean }) {
  const { t } = useTranslation('keys')
  const [phase, setPhase] = useState<Phase>({ phase: 'closed' })
  const rotation = useRotation()
  return (
    <section aria-labelledby="keys-rotation" className={styles.part}>
      <h2 id="keys-rotation">{t('rotation.title')}</h2>
      <p className={styles.quiet}>{t(isDevice ? 'rotation.textDevice' : 'rotation.text')}</p>
      <p className={styles.quiet}>{t('rotation.stays')}</p>
      {phase.phase === 'closed' ? (
        <div>
          <Button variant="plain" className={styles.outlined} onClick={() => setPhase({ phase: 'asking' })}>
            {t('rotation.open')}
          </Button>
        </div>
      ) : null}
      {phase.phase === 'asking' || phase.phase === 'making' ? (
        <Asking
          isDevice={isDevice}
          isMaking={phase.phase === 'making'}
          onMaking={() => setPhase({ phase: 'making' })}
          onRefused={() => setPhase({ phase: 'asking' })}
          onPrepared={(prepared) => setPhase({ phase: 'retyping', prepared })}
          onCancel={() => setPhase({ phase: 'closed' })}
        />
      ) : null}
      {phase.phase === 'retyping' ? (
        <RetypeCode
          words="rotation"
          prepared={phase.prepared}
          paper={paper}
          onDone={() => setPhase({ phase: 'done' })}
          onCancel={() => setPhase({ phase: 'closed' })}
        />
      ) : null}
      {phase.phase === 'done' ? (
        <Notice tone="calm">{t(isDevice ? 'rotation.inForceDevice' : 'rotation.inForce')}</Notice>
      ) : null}
      <div role="status">
        {rotation.state === 'sealing' && rotation.progress !== null ? (
          <p className={styles.quiet}>{t('rotation.sealing', { ...rotation.progress })}</p>
        ) : null}
        {rotation.state === 'none' && phase.phase === 'done' ? (
          <p className={styles.quiet}>{t('rotation.done')}</p>
        ) : null}
      </div>
      {rotation.state === 'sealing' && rotation.progress !== null ? (
        <div>
          <Button variant="plain" onClick={stopSealing}>
            {t('rotation.stop')}
          </Button>
        </div>
      ) : null}
      {rotation.state === 'waiting' ? (
        <Notice
          tone={rotation.kind === null ? 'calm' : 'problem'}
          action={<Button onClick={() => void goOnSealing().catch(() => undefined)}>{t('rotation.goOn')}</Button>}
        >
          <p>{t('rotation.waiting')}</p>
        </Notice>
      ) : null}
    </section>
  )
}

interface AskingProps {
  isDevice: boolean
  isMaking: boolean
  onMaking: () => void
  onRefused: () => void
  onPrepared: (prepared: PreparedRotation) => void
  onCancel: () => void
}

function Asking({ isDevice, isMaking, onMaking, onRefused, onPrepared, onCancel }: AskingProps) {
  const { t } = useTranslation(['keys', 'errors'])
  const present = usePresentKey(isDevice)
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setShown] = useState(false)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<{ key: string; isField: boolean } | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isMaking) return
    setTried(true)
    setRefusal(null)
    if (present.typed === '' || (!isDevice && (next === '' || next !== again))) return
    onMaking()
    whileHoldingIdle(() => prepareRotation({ current: present.key(), next: isDevice ? null : next })).then(
      onPrepared,
      (error: unknown) => {
        onRefused()
        setRefusal(keyRefusal(error))
      },
    )
  }
  const type = isShown ? 'text' : 'password'
  const missing = tried && present.typed === '' ? t('present.missing') : null
  return (
    <form className={styles.form} autoComplete="off" onSubmit={submit} noValidate>
      <CurrentKeyField present={present} isShown={isShown} error={refusal?.isField ? t(refusal.key) : missing} />
      {isDevice ? null : (
        <>
          <TextField
            label={t('rotation.next')}
            type={type}
            value={next}
            onChange={setNext}
            error={tried && next === '' ? t('passphrase.missing') : null}
          />
          <PassphraseStrength passphrase={next} />
          <TextField
            label={t('rotation.again')}
            type={type}
            value={again}
            onChange={setAgain}
            error={tried && next !== '' && next !== again ? t('passphrase.different') : null}
          />
          <Switch label={t('show')} isSelected={isShown} onChange={setShown} />
        </>
      )}
      <div className={styles.row}>
        <Button type="submit" variant="danger" aria-disabled={isMaking || undefined}>
          {t('rotation.make')}
        </Button>
        <Button variant="plain" disabled={isMaking} onClick={onCancel}>
          {t('rotation.cancel')}
        </Button>
      </div>
      <div role="status">{isMaking ? <p className={styles.quiet}>{t('stage.opening')}</p> : null}</div>
      {refusal !== null && !refusal.isField ? <Notice tone="problem">{t(refusal.key)}</Notice> : null}
    </form>
  )
}
