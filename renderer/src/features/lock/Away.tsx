// A forgotten passphrase: try again, the recovery code, or start anew, which moves the vault aside and deletes nothing.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './Lock.module.css'
import { isConfirmed } from './lock-state.ts'

interface Props {
  onPassphrase: () => void
  onRecovery: () => void
  onSetAside: () => void
}

export function Away({ onPassphrase, onRecovery, onSetAside }: Props) {
  const { t } = useTranslation(['lock', 'errors'])
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const [folder, setFolder] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const word = t('anew.word')

  const setAside = () => {
    if (!isConfirmed(typed, word)) return
    platform()
      .setVaultAside()
      .then(
        (moved) => setFolder(moved.folder),
        (refusal: unknown) => setError(t(`errors:kind.${refusal instanceof KindError ? refusal.kind : 'unexpected'}`)),
      )
      .finally(() => setAsking(false))
  }

  if (folder !== null)
    return (
      <div className={styles.frame}>
        <Page key="moved" title={t('anew.done', { folder })}>
          <Button onClick={onSetAside}>{t('anew.go')}</Button>
        </Page>
      </div>
    )
  return (
    <div className={styles.frame}>
      <Page title={t('away.title')}>
        <ol className={styles.list}>
          <li>
            <p>{t('away.try')}</p>
            <Button variant="plain" onClick={onPassphrase}>
              {t('away.tryAction')}
            </Button>
          </li>
          <li>
            <p>{t('away.code')}</p>
            <Button variant="plain" onClick={onRecovery}>
              {t('useRecovery')}
            </Button>
          </li>
          <li>
            <p>{t('away.anew')}</p>
            <Button variant="danger" onClick={() => setAsking(true)}>
              {t('away.anewAction')}
            </Button>
          </li>
        </ol>
        {error === null ? null : <Notice tone="problem">{error}</Notice>}
        <Dialog
          role="alertdialog"
          title={t('anew.title')}
          isOpen={asking}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="danger" onClick={setAside} disabled={!isConfirmed(typed, word)}>
                {t('anew.confirm')}
              </Button>
              <Button variant="plain" onClick={() => setAsking(false)}>
                {t('anew.cancel')}
              </Button>
            </>
          }
        >
          <div className={styles.confirm}>
            <p>{t('anew.body', { word })}</p>
            <TextField label={t('anew.label', { word })} value={typed} onChange={setTyped} />
          </div>
        </Dialog>
      </Page>
    </div>
  )
}
